/** Paragraphs and line breaks, as they are made out of plain text; without attributes, or with the direction alone. */
const PARAGRAPH_TAG = /<\/?(?:p|br|div|span)(?:\s+dir="(?:auto|ltr|rtl)")?\s*\/?>/gi;

/**
 * Whether HTML says no more than its text does: then the text is shown, which needs no frame, can be found by
 * the browser's search and is there at once.
 */
export function isPlain( html: string ): boolean {
	return ! html.replace( PARAGRAPH_TAG, '' ).includes( '<' );
}
