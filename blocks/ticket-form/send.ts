/** What came back; status 0 when nothing did. */
export interface Answer {
	status: number;
	body: unknown;
}

/** Sends something as JSON. Never throws. */
export async function post( url: string, body: unknown, more: RequestInit = {} ): Promise< Answer > {
	try {
		const response = await fetch( url, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
			body: JSON.stringify( body ),
			...more,
		} );
		return { status: response.status, body: await response.json().catch( () => null ) };
	} catch {
		return { status: 0, body: null };
	}
}

/**
 * Sends a file. Not by fetch, which does not tell how much of it has left.
 *
 * @param onProgress Gets 0 to 100.
 * @return How to stop it, and what came back.
 */
export function sendFile(
	url: string,
	form: string,
	file: File,
	onProgress: ( percent: number ) => void
): { stop: () => void; done: Promise< Answer > } {
	const request = new XMLHttpRequest();
	const done = new Promise< Answer >( ( resolve ) => {
		request.open( 'POST', url );
		request.setRequestHeader( 'Accept', 'application/json' );
		request.upload.onprogress = ( { lengthComputable, loaded, total } ) =>
			lengthComputable && onProgress( Math.round( ( 100 * loaded ) / total ) );
		request.onload = () => {
			let answer: unknown = null;
			try {
				answer = JSON.parse( request.responseText );
			} catch {
				// A proxy's error page. The status says enough.
			}
			resolve( { status: request.status, body: answer } );
		};
		request.onerror = request.onabort = request.ontimeout = () => resolve( { status: 0, body: null } );
		const body = new FormData();
		body.append( 'form', form );
		body.append( 'file', file );
		request.send( body );
	} );
	return { stop: () => request.abort(), done };
}
