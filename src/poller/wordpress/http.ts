import {
	Agent as PlainAgent,
	request as plainRequest,
	type ClientRequest,
	type IncomingHttpHeaders,
	type IncomingMessage,
} from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { streamedBytes } from '../collect.ts';

/** A file to be sent; the bytes stay on disk until they go out. */
export class FileBlob extends Blob {
	constructor(
		readonly path: string,
		private readonly length: number
	) {
		super( [] );
	}

	override get size(): number {
		return this.length;
	}
}

/** What to send: pieces one after another, which are in memory, or a file. */
export type Content = readonly Uint8Array[] | FileBlob;

export interface Answer {
	status: number;
	statusText: string;
	headers: IncomingHttpHeaders;
	body: Buffer;
}

interface Call {
	method: string;
	headers: Record< string, string >;
	signal: AbortSignal;
}

/** Connections are kept, since a new one costs one to three round trips. */
const agents = { 'http:': new PlainAgent( { keepAlive: true } ), 'https:': new TlsAgent( { keepAlive: true } ) };

const sizeOf = ( content: Content ) =>
	content instanceof FileBlob ? content.size : content.reduce( ( sum, piece ) => sum + piece.length, 0 );

/** Puts the content into the request. A server may answer and close before it has read all; then its answer counts. */
async function send( request: ClientRequest, content: Content | null ): Promise< void > {
	if ( content instanceof FileBlob ) {
		const file = createReadStream( content.path );
		file.on( 'data', ( chunk ) => streamedBytes( chunk.length ) );
		request.once( 'close', () => file.destroy() );
		await pipeline( file, request ).catch( () => undefined );
		return;
	}
	content?.forEach( ( piece ) => request.write( piece ) );
	request.end();
}

async function once(
	url: URL,
	{ method, headers, signal }: Call,
	content: Content | null,
	keep: boolean
): Promise< Answer & { reused: boolean } > {
	const protocol = url.protocol === 'https:' ? 'https:' : 'http:';
	const start = protocol === 'https:' ? tlsRequest : plainRequest;
	const length = content === null ? {} : { 'content-length': String( sizeOf( content ) ) };
	const request = start( url, { method, headers: { ...headers, ...length }, signal, agent: keep ? agents[ protocol ] : false } );
	const answered = new Promise< IncomingMessage >( ( resolve, reject ) => {
		// Stays, since a connection can break more than once: while sending and while the answer comes.
		request.once( 'response', resolve ).on( 'error', ( error ) => {
			reject( Object.assign( error, { reused: request.reusedSocket } ) );
		} );
	} );
	const sent = send( request, content );
	const response = await answered;
	const pieces: Buffer[] = [];
	for await ( const piece of response ) {
		pieces.push( piece as Buffer );
	}
	if ( ! response.complete ) {
		throw Object.assign( new Error( 'The answer broke off.' ), { code: 'ECONNRESET' } );
	}
	await sent;
	return {
		status: response.statusCode ?? 502,
		statusText: response.statusMessage ?? '',
		headers: response.headers,
		body: Buffer.concat( pieces ),
		reused: request.reusedSocket,
	};
}

/**
 * One HTTP exchange. fetch() would do as well, but costs twice the time and 13 MB, and reads a file to its end at once.
 *
 * A connection that was kept may have been ended by the other side unseen; then the same goes again on a new one, which
 * the contract's calls allow.
 *
 * @param  content Null for none.
 * @throws {Error} When the server cannot be reached or breaks off.
 */
export async function exchange( url: string, call: Call, content: Content | null = null ): Promise< Answer > {
	// A file has to be read anew, and it is long before one knows: a connection of its own.
	const keep = ! ( content instanceof FileBlob );
	try {
		return await once( new URL( url ), call, content, keep );
	} catch ( error ) {
		const { code, reused } = error as { code?: string; reused?: boolean };
		if ( reused && ( code === 'ECONNRESET' || code === 'EPIPE' ) && ! call.signal.aborted ) {
			return await once( new URL( url ), call, content, false );
		}
		throw error;
	}
}

/** An exchange that goes where it is sent on to. Only for questions that carry no password. */
export async function follow( url: string, call: Call ): Promise< Answer & { url: string } > {
	let at = url;
	for ( let hops = 0; ; hops++ ) {
		const answer = await exchange( at, call );
		const { location } = answer.headers;
		if ( answer.status < 300 || answer.status >= 400 || ! location || hops >= 10 ) {
			return { ...answer, url: at };
		}
		at = new URL( location, at ).href;
	}
}
