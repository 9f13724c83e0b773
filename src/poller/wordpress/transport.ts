import type { Transport } from '../../client/client.ts';
import { networkError, WordPressError } from './errors.ts';
import { routeUrl, type RestRoot } from './rest-root.ts';
import { FileBlob, sendFile } from './upload.ts';

export interface Credentials {
	user: string;
	/** A WordPress application password. */
	password: string;
}

const TIMEOUT_MS = 60_000;
/** Handing over mail and files may take long on a slow host. */
const LONG_TIMEOUT_MS = 300_000;
const LONG = new Set( [ 'ingest', 'putBlob', 'tick' ] );

async function failure( response: Response ): Promise< WordPressError > {
	const text = await response.text().catch( () => '' );
	const retryAfter = Number( response.headers.get( 'retry-after' ) ?? 0 );
	const waitMs = Number.isFinite( retryAfter ) ? Math.max( 0, retryAfter * 1000 ) : 0;
	try {
		const body = JSON.parse( text ) as { code?: unknown; message?: unknown };
		return new WordPressError(
			`WordPress says: ${ String( body.message ?? response.statusText ) }`,
			response.status,
			String( body.code ?? '' ),
			waitMs
		);
	} catch {
		if ( response.status === 413 ) {
			return new WordPressError(
				'The web server takes no request of this size. Raise its limit (client_max_body_size in nginx, LimitRequestBody in Apache, or ask your host).',
				413,
				''
			);
		}
		return new WordPressError(
			`WordPress answered ${ response.status } ${ response.statusText }.`.replace( / \./, '.' ),
			response.status,
			'',
			waitMs
		);
	}
}

function bodyOf( body: unknown, binary: boolean ): { body: BodyInit; type: string | null } {
	if ( body instanceof FormData ) {
		return { body, type: null };
	}
	return binary
		? { body: body as BodyInit, type: 'application/octet-stream' }
		: { body: JSON.stringify( body ), type: 'application/json' };
}

/** Sends the contract's requests with fetch and an application password (Basic, RFC 7617). */
export function createTransport( root: RestRoot, credentials: Credentials, version: string ): Transport {
	const authorization = `Basic ${ Buffer.from( `${ credentials.user }:${ credentials.password }`, 'utf8' ).toString( 'base64' ) }`;
	return async ( request ) => {
		const url = routeUrl( root, request.path );
		const headers: Record< string, string > = { authorization, accept: 'application/json', 'user-agent': `mesa-poller/${ version }` };
		const init: RequestInit & { duplex?: 'half' } = { method: request.method, headers, redirect: 'manual' };
		if ( request.body !== undefined ) {
			const { body, type } = bodyOf( request.body, request.binary );
			init.body = body;
			init.duplex = 'half';
			if ( type ) {
				headers[ 'content-type' ] = type;
			}
		}
		const timeout = AbortSignal.timeout( LONG.has( request.operation ) ? LONG_TIMEOUT_MS : TIMEOUT_MS );
		const signal = request.signal ? AbortSignal.any( [ request.signal, timeout ] ) : timeout;
		init.signal = signal;
		let response: Response;
		try {
			response =
				request.body instanceof FileBlob
					? await sendFile( url, { method: request.method, headers, signal }, request.body )
					: await fetch( url, init );
		} catch ( error ) {
			throw networkError( url, error );
		}
		if ( response.status >= 300 && response.status < 400 ) {
			// Playground answers its first request after a start so; a moved site needs a new address.
			throw new WordPressError(
				`WordPress sends us on to ${ response.headers.get( 'location' ) ?? 'another address' }. Connect to that address instead.`,
				503,
				'redirect'
			);
		}
		if ( ! response.ok ) {
			throw await failure( response );
		}
		if ( response.status === 204 ) {
			return undefined;
		}
		if ( request.binaryResponse ) {
			return await response.blob().catch( ( error: unknown ) => {
				throw networkError( url, error );
			} );
		}
		const text = await response.text().catch( ( error: unknown ) => {
			throw networkError( url, error );
		} );
		try {
			return JSON.parse( text ) as unknown;
		} catch {
			throw new WordPressError(
				'WordPress answered with something that is not JSON; another plugin or a PHP notice may be in the way.',
				502,
				'no_json'
			);
		}
	};
}
