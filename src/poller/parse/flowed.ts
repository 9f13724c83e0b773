/**
 * Joins the soft line breaks of format=flowed text (RFC 3676).
 *
 * @param text         Decoded body.
 * @param deleteSpaces The DelSp parameter: the blank before a soft break is no part of the text.
 */
export function unflow( text: string, deleteSpaces: boolean ): string {
	const out: string[] = [];
	let open: string | null = null;
	let openDepth = 0;
	for ( const line of text.split( /\r?\n/ ) ) {
		const quote = /^>*/.exec( line )?.[ 0 ] ?? '';
		const content = line.slice( quote.length ).replace( /^ /, '' );
		const flows = content.endsWith( ' ' ) && content !== '-- ';
		if ( open !== null && quote.length === openDepth && content !== '-- ' && content !== '' ) {
			open += content;
		} else {
			if ( open !== null ) {
				out.push( open );
			}
			open = ( quote === '' ? '' : `${ quote } ` ) + content;
			openDepth = quote.length;
		}
		if ( flows ) {
			open = deleteSpaces ? open.slice( 0, -1 ) : open;
		} else {
			out.push( open );
			open = null;
		}
	}
	return ( open === null ? out : [ ...out, open ] ).join( '\n' );
}
