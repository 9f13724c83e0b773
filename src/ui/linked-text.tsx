import { findLinks } from './links.ts';

/** Plain text as its writer broke it, with its addresses as links. */
export function LinkedText( { text }: { text: string } ) {
	return (
		<div className="mesa-text" dir="auto">
			{ findLinks( text ).map( ( part, index ) =>
				part.href ? (
					<a key={ index } href={ part.href } target="_blank" rel="noopener noreferrer nofollow">
						{ part.text }
					</a>
				) : (
					part.text
				)
			) }
		</div>
	);
}
