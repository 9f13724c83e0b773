import callsJson from '../contract/generated/calls.json';
import type { Operations } from '../contract/generated/types.ts';

export type OperationName = keyof Operations;

/** What a transport gets to send. Paths are relative to the namespace, for example "/tickets/12". */
export interface Request {
	operation: OperationName;
	method: string;
	path: string;
	/** An object is sent as JSON; anything else as it is. */
	body?: unknown;
	binary: boolean;
	/** The answer is a file, not JSON. */
	binaryResponse: boolean;
	signal?: AbortSignal;
	/** The request outlives the page; at most 64 kB. */
	keepalive?: boolean;
}

export type Transport = ( request: Request ) => Promise< unknown >;

type Part< Name extends OperationName, Key extends 'path' | 'query' | 'body' > = undefined extends Operations[ Name ][ Key ]
	? object
	: Record< Key, Operations[ Name ][ Key ] >;

export type CallInput< Name extends OperationName > = Part< Name, 'path' > &
	( undefined extends Operations[ Name ][ 'query' ]
		? object
		: object extends Operations[ Name ][ 'query' ]
			? { query?: Operations[ Name ][ 'query' ] }
			: { query: Operations[ Name ][ 'query' ] } ) &
	Part< Name, 'body' > & { signal?: AbortSignal; keepalive?: boolean };

export type Client = < Name extends OperationName >(
	operation: Name,
	input: CallInput< Name >
) => Promise< Operations[ Name ][ 'response' ] >;

/** As tools/contract/calls.ts makes them. */
interface Call {
	method: string;
	path: string;
	sends?: string;
	gives?: string;
}

const calls = callsJson as Partial< Record< string, Call > >;

function queryString( query: Record< string, unknown > ): string {
	const pairs = new URLSearchParams();
	for ( const [ key, value ] of Object.entries( query ) ) {
		if ( value !== undefined && value !== null ) {
			pairs.append( key, String( value ) );
		}
	}
	const text = pairs.toString();
	return text === '' ? '' : `?${ text }`;
}

/**
 * Typed calls for every operation of the contract.
 *
 * @param transport Sends one request and gives back the decoded answer; it throws on an error status.
 */
export function createClient( transport: Transport ): Client {
	return async ( operation, input ) => {
		const call = calls[ operation ];
		if ( ! call ) {
			throw new Error( `No route for ${ operation }.` );
		}
		const {
			path = {},
			query = {},
			body,
			signal,
			keepalive,
		} = input as {
			path?: Record< string, string | number >;
			query?: Record< string, unknown >;
			body?: unknown;
			signal?: AbortSignal;
			keepalive?: boolean;
		};
		const filled = call.path.replace( /\{(\w+)\}/g, ( _whole, name: string ) => {
			const value = path[ name ];
			if ( value === undefined ) {
				throw new Error( `${ operation } needs path.${ name }.` );
			}
			return encodeURIComponent( value );
		} );
		return ( await transport( {
			operation,
			method: call.method,
			path: filled + queryString( query ),
			...( body === undefined ? {} : { body } ),
			binary: call.sends === 'binary',
			binaryResponse: call.gives === 'binary',
			...( signal ? { signal } : {} ),
			...( keepalive ? { keepalive } : {} ),
		} ) ) as never;
	};
}
