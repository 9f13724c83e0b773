/** What came back; status 0 when nothing did. */
export interface Answer {
	status: number;
	body: unknown;
}

/** Fields of the contract's request-input that the form holds; the rest of the form is for the way without script. */
const sent = [ 'form', 'name', 'email', 'subject', 'message', 'website' ];

/**
 * The request's body.
 *
 * @param clientKey The same for every try of the same message: however often it arrives, it is one ticket.
 */
export function requestOf( form: FormData, clientKey: string ): FormData {
	const body = new FormData();
	for ( const name of sent ) {
		const value = form.get( name );
		if ( typeof value === 'string' && ( value !== '' || name !== 'name' ) ) {
			body.append( name, value );
		}
	}
	for ( const file of form.getAll( 'files[]' ) ) {
		if ( file instanceof File && file.name !== '' ) {
			body.append( 'files[]', file );
		}
	}
	body.append( 'client_key', clientKey );
	return body;
}

/** What makes a message the same one. */
export function contentOf( form: FormData ): string {
	return JSON.stringify(
		[ ...form.entries() ]
			// A file field without a file holds a nameless one, made this moment.
			.filter( ( [ , value ] ) => typeof value === 'string' || value.name !== '' )
			.map( ( [ name, value ] ) => [
				name,
				typeof value === 'string' ? value : `${ value.name } ${ value.size } ${ value.lastModified }`,
			] )
	);
}

/** Random, also where the page came by http (crypto.randomUUID needs https). */
export function newKey(): string {
	return Array.from( crypto.getRandomValues( new Uint8Array( 16 ) ), ( byte ) => byte.toString( 16 ).padStart( 2, '0' ) ).join( '' );
}

/**
 * Sends. Not fetch, which does not tell how much of a file has left.
 *
 * @param onProgress Gets 0 to 100.
 */
export function send( endpoint: string, body: FormData, onProgress: ( percent: number ) => void ): Promise< Answer > {
	return new Promise( ( resolve ) => {
		const request = new XMLHttpRequest();
		request.open( 'POST', endpoint );
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
		request.send( body );
	} );
}
