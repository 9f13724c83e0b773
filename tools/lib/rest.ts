/** REST calls to a site as one of its users: typed by the contract, or bare for looking at the answer itself. */
import { createClient, type Client, type Request } from '../../src/client/client.ts';
import type { Login } from '../site/site.ts';

/** An answer with an error status: WordPress's code, message and data. */
export class RestError extends Error {
	override name = 'RestError';
	constructor(
		public readonly status: number,
		public readonly code: string,
		message: string,
		public readonly data: unknown
	) {
		super( `${ status } ${ code }: ${ message }` );
	}
}

export interface RawAnswer {
	status: number;
	headers: Headers;
	/** Decoded when it is JSON, else text. */
	body: unknown;
	bytes: Buffer;
}

export interface RawOptions {
	query?: Record< string, string | number | boolean >;
	/** FormData, Buffer and string go as they are; anything else as JSON. */
	body?: unknown;
	headers?: Record< string, string >;
}

export interface Rest {
	/** A typed call of the contract; throws RestError on an error status. */
	call: Client;
	/**
	 * Any request; never throws on a status.
	 *
	 * @param path Below mesa/v1 ("/tickets"), or a whole URL of the site.
	 */
	request: ( method: string, path: string, options?: RawOptions ) => Promise< RawAnswer >;
}

/** @param login Null: nobody. */
export function rest( url: string, login: Login | null ): Rest {
	const authorization: Record< string, string > = login
		? { Authorization: `Basic ${ Buffer.from( `${ login.user }:${ login.password }` ).toString( 'base64' ) }` }
		: {};

	const request = async ( method: string, path: string, options: RawOptions = {} ): Promise< RawAnswer > => {
		const target = new URL( path.startsWith( 'http' ) ? path : `${ url }/wp-json/mesa/v1${ path }` );
		for ( const [ key, value ] of Object.entries( options.query ?? {} ) ) {
			target.searchParams.set( key, String( value ) );
		}
		const raw = options.body instanceof FormData || options.body instanceof Uint8Array || typeof options.body === 'string';
		const sent = options.body === undefined ? {} : { body: ( raw ? options.body : JSON.stringify( options.body ) ) as BodyInit };
		const response = await fetch( target, {
			method,
			headers: {
				...authorization,
				...( options.body !== undefined && ! raw ? { 'Content-Type': 'application/json' } : {} ),
				...options.headers,
			},
			...sent,
			redirect: 'manual',
		} );
		const bytes = Buffer.from( await response.arrayBuffer() );
		const json = ( response.headers.get( 'content-type' ) ?? '' ).includes( 'json' ) && bytes.length > 0;
		return {
			status: response.status,
			headers: response.headers,
			bytes,
			body: json ? JSON.parse( bytes.toString() ) : bytes.toString(),
		};
	};

	const transport = async ( asked: Request ): Promise< unknown > => {
		const answer = await request( asked.method, asked.path, {
			body: asked.body,
			...( asked.binary ? { headers: { 'Content-Type': 'application/octet-stream' } } : {} ),
		} );
		if ( answer.status >= 400 ) {
			const error = ( typeof answer.body === 'object' ? answer.body : {} ) as { code?: string; message?: string; data?: unknown };
			throw new RestError(
				answer.status,
				error.code ?? 'unknown',
				error.message ?? String( answer.body ).slice( 0, 300 ),
				error.data
			);
		}
		return asked.binaryResponse ? answer.bytes : answer.body;
	};

	return { call: createClient( transport ), request };
}
