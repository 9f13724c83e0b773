import { deadline } from '../deadline.ts';
import type { Transport } from '../../client/client.ts';
import { networkError, WordPressError } from './errors.ts';
import { exchange, FileBlob, type Answer, type Content } from './http.ts';
import { Multipart } from './multipart.ts';
import { routeUrl, type RestRoot } from './rest-root.ts';

export interface Credentials {
	user: string;
	/** A WordPress application password. */
	password: string;
}

const TIMEOUT_MS = 60_000;
/** Handing over mail and files may take long on a slow host. */
const LONG_TIMEOUT_MS = 300_000;
const LONG = new Set( [ 'ingest', 'putBlob', 'tick' ] );

function failure( answer: Answer ): WordPressError {
	const text = answer.body.toString();
	const retryAfter = Number( answer.headers[ 'retry-after' ] ?? 0 );
	const waitMs = Number.isFinite( retryAfter ) ? Math.max( 0, retryAfter * 1000 ) : 0;
	try {
		const body = JSON.parse( text ) as { code?: unknown; message?: unknown };
		return new WordPressError(
			`WordPress says: ${ String( body.message ?? answer.statusText ) }`,
			answer.status,
			String( body.code ?? '' ),
			waitMs
		);
	} catch {
		if ( answer.status === 413 ) {
			return new WordPressError(
				'The web server takes no request of this size. Raise its limit (client_max_body_size in nginx, LimitRequestBody in Apache, or ask your host).',
				413,
				''
			);
		}
		return new WordPressError(
			`WordPress answered ${ answer.status } ${ answer.statusText }.`.replace( / \./, '.' ),
			answer.status,
			'',
			waitMs
		);
	}
}

async function contentOf( body: unknown, binary: boolean ): Promise< { content: Content | null; type: string | null } > {
	if ( body === undefined ) {
		return { content: null, type: null };
	}
	if ( body instanceof Multipart ) {
		return { content: body.content(), type: body.type };
	}
	if ( binary && body instanceof Blob ) {
		const content = body instanceof FileBlob ? body : [ new Uint8Array( await body.arrayBuffer() ) ];
		return { content, type: 'application/octet-stream' };
	}
	return { content: [ Buffer.from( JSON.stringify( body ) ) ], type: 'application/json' };
}

/** Sends the contract's requests with an application password (Basic, RFC 7617). */
export function createTransport( root: RestRoot, credentials: Credentials, version: string ): Transport {
	const authorization = `Basic ${ Buffer.from( `${ credentials.user }:${ credentials.password }`, 'utf8' ).toString( 'base64' ) }`;
	return async ( request ) => {
		const url = routeUrl( root, request.path );
		const headers: Record< string, string > = { authorization, accept: 'application/json', 'user-agent': `mesa-poller/${ version }` };
		const { content, type } = await contentOf( request.body, request.binary );
		if ( type ) {
			headers[ 'content-type' ] = type;
		}
		const end = deadline( LONG.has( request.operation ) ? LONG_TIMEOUT_MS : TIMEOUT_MS, request.signal );
		const { signal } = end;
		let response: Answer;
		try {
			response = await exchange( url, { method: request.method, headers, signal }, content );
		} catch ( error ) {
			throw networkError( url, error );
		} finally {
			end.clear();
		}
		if ( response.status >= 300 && response.status < 400 ) {
			// Playground answers its first request after a start so; a moved site needs a new address.
			throw new WordPressError(
				`WordPress sends us on to ${ response.headers.location ?? 'another address' }. Connect to that address instead.`,
				503,
				'redirect'
			);
		}
		if ( response.status >= 400 ) {
			throw failure( response );
		}
		if ( response.status === 204 ) {
			return undefined;
		}
		if ( request.binaryResponse ) {
			return new Blob( [ new Uint8Array( response.body ) ] );
		}
		try {
			return JSON.parse( response.body.toString() ) as unknown;
		} catch {
			throw new WordPressError(
				'WordPress answered with something that is not JSON; another plugin or a PHP notice may be in the way.',
				502,
				'no_json'
			);
		}
	};
}
