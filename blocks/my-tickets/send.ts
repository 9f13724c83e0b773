/** What came back of a form: a page, or why there is none. */
export type Sent = { url: string; html: string } | 'offline' | 'tooMuch';

/**
 * Sends a form the way the browser would, without leaving the page: what is written stays where it is when the
 * connection fails.
 *
 * @param address  Where to.
 * @param body     The form's fields and files.
 * @param progress Called with 0 to 100 while files are on their way.
 */
export function send( address: string, body: FormData, progress: ( percent: number ) => void ): Promise< Sent > {
	return new Promise( ( resolve ) => {
		const request = new XMLHttpRequest();
		request.open( 'POST', address );
		request.upload.onprogress = ( event ) => event.lengthComputable && progress( Math.round( ( event.loaded / event.total ) * 100 ) );
		request.onload = () =>
			resolve(
				// Of a web server that takes less than PHP does. It would say the same the next time.
				request.status === 413
					? 'tooMuch'
					: // The server leads back to the page with a redirect; an answer from anywhere else is a failure's.
						request.status < 400
						? { url: request.responseURL, html: request.responseText }
						: 'offline'
			);
		request.onerror = request.ontimeout = () => resolve( 'offline' );
		request.send( body );
	} );
}

interface Limits {
	maxFile: number;
	maxFiles: number;
}

/** What is wrong with the chosen files before they are sent; empty when nothing is. */
export function wrongFiles(
	files: ReadonlyArray< { name: string; size: number } >,
	limits: Limits,
	words: Record< string, string >,
	size: ( bytes: number ) => string
): string {
	if ( files.length > limits.maxFiles ) {
		return ( words.tooMany ?? '' ).replace( '%s', String( limits.maxFiles ) );
	}
	const large = files.find( ( file ) => file.size > limits.maxFile );
	// In one pass: a file may be called "%2$s".
	const values = large ? [ large.name, size( limits.maxFile ) ] : [];
	return large ? ( words.tooLarge ?? '' ).replace( /%(\d)\$s/g, ( _found, place: string ) => values[ Number( place ) - 1 ] ?? '' ) : '';
}
