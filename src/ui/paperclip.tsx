/** WordPress's icons have no paper clip. Without a title it is decoration. */
export function PaperclipIcon( { title }: { title: string } ) {
	return (
		<svg
			className="mesa-paperclip"
			viewBox="0 0 24 24"
			width="16"
			height="16"
			{ ...( title ? { role: 'img', 'aria-label': title } : { 'aria-hidden': true } ) }
			fill="none"
			stroke="currentColor"
			strokeWidth="1.5"
		>
			<path d="M18.5 11.5 12 18a4.2 4.2 0 0 1-6-6l7-7a2.8 2.8 0 0 1 4 4l-7 7a1.4 1.4 0 0 1-2-2l6.2-6.2" />
		</svg>
	);
}
