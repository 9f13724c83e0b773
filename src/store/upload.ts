import apiFetch from '@wordpress/api-fetch';
import type { StoredFile } from '../contract/generated/types.ts';
import { getBoot } from './boot.ts';

interface NonceMiddleware {
	nonce?: string;
}

/** The renewed nonce where api-fetch has one, else the page's own. */
function currentNonce(): string {
	const middleware = ( apiFetch as unknown as { nonceMiddleware?: NonceMiddleware } ).nonceMiddleware;
	return middleware?.nonce || getBoot().nonce;
}

function uploadUrl( file: File ): string {
	const url = new URL( getBoot().restRoot, window.location.href );
	const query = { filename: file.name, content_type: file.type || 'application/octet-stream' };
	if ( url.searchParams.has( 'rest_route' ) ) {
		// Plain permalinks: the route is a parameter itself.
		url.searchParams.set( 'rest_route', '/mesa/v1/files' );
	} else {
		url.pathname = url.pathname.replace( /\/?$/, '/mesa/v1/files' );
	}
	for ( const [ name, value ] of Object.entries( query ) ) {
		url.searchParams.set( name, value );
	}
	return url.href;
}

function refusalOf( request: XMLHttpRequest ): unknown {
	try {
		return JSON.parse( request.responseText );
	} catch {
		return { code: 'invalid_json', data: { status: request.status } };
	}
}

/**
 * Sends one file as the contract's `uploadFile`. Not by fetch, which cannot tell how far it is.
 *
 * @param file       What to send.
 * @param onProgress Called with 0 to 1.
 * @param signal     Aborts the transfer.
 * @throws WordPress's error object, or a TypeError when the site could not be reached.
 */
export function uploadFile( file: File, onProgress: ( share: number ) => void, signal: AbortSignal ): Promise< StoredFile > {
	return new Promise( ( resolve, reject ) => {
		const request = new XMLHttpRequest();
		request.open( 'POST', uploadUrl( file ) );
		request.setRequestHeader( 'X-WP-Nonce', currentNonce() );
		request.setRequestHeader( 'Content-Type', 'application/octet-stream' );
		request.upload.onprogress = ( event ) => event.lengthComputable && onProgress( event.loaded / event.total );
		request.onload = () =>
			request.status < 300 ? resolve( JSON.parse( request.responseText ) as StoredFile ) : reject( refusalOf( request ) );
		request.onerror = () => reject( new TypeError( 'upload failed' ) );
		request.onabort = () => reject( new DOMException( 'aborted', 'AbortError' ) );
		signal.addEventListener( 'abort', () => request.abort() );
		request.send( file );
	} );
}
