let region: HTMLElement | null = null;

/** Tells a screen reader something that everybody else sees. */
export function speak( words: string ): void {
	if ( ! region ) {
		region = document.createElement( 'div' );
		region.className = 'screen-reader-text';
		region.setAttribute( 'role', 'status' );
		document.body.append( region );
	}
	region.textContent = words;
}
