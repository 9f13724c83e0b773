/**
 * Joins the soft line breaks of format=flowed text (RFC 3676).
 *
 * @param text         Decoded body.
 * @param deleteSpaces The DelSp parameter: the blank before a soft break is no part of the text.
 */
export function unflow( text: string, deleteSpaces: boolean ): string {
	const out: string[] = [];
	/** The pieces of the line that is being put together. */
	let open: string[] = [];
	let openDepth = 0;
	const close = () => {
		if ( open.length > 0 ) {
			out.push( open.join( '' ) );
			open = [];
		}
	};
	for ( const line of text.split( /\r?\n/ ) ) {
		const quote = /^>*/.exec( line )?.[ 0 ] ?? '';
		const content = line.slice( quote.length ).replace( /^ /, '' );
		const flows = content.endsWith( ' ' ) && content !== '-- ';
		if ( open.length === 0 || quote.length !== openDepth || content === '-- ' || content === '' ) {
			close();
			open.push( quote === '' ? '' : `${ quote } ` );
			openDepth = quote.length;
		}
		open.push( flows && deleteSpaces ? content.slice( 0, -1 ) : content );
		if ( ! flows ) {
			close();
		}
	}
	close();
	return out.join( '\n' );
}
