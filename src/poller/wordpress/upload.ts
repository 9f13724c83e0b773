import { createReadStream } from 'node:fs';
import { request as plainRequest, type IncomingMessage } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { text } from 'node:stream/consumers';
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

/**
 * Sends a file as fast as the other side takes it. fetch() would not do: in Node 20 it reads a body to its end at once,
 * stream or Blob, and a file of 30 MB is in memory as a whole.
 *
 * @throws {Error} When the server cannot be reached or stops answering.
 */
export async function sendFile(
	url: string,
	init: { method: string; headers: Record< string, string >; signal: AbortSignal },
	file: FileBlob
): Promise< Response > {
	const { method, signal } = init;
	const send = new URL( url ).protocol === 'https:' ? tlsRequest : plainRequest;
	const headersOut = { ...init.headers, 'content-length': String( file.size ) };
	// A connection of its own: one kept from the last file may have ended unseen, and nothing tries again here.
	const request = send( url, { method, headers: headersOut, signal, agent: false } );
	const answered = new Promise< IncomingMessage >( ( resolve, reject ) => {
		// Stays, since a connection can break more than once: while sending and while the answer comes.
		request.once( 'response', resolve ).on( 'error', reject );
	} );
	const content = createReadStream( file.path );
	content.on( 'data', ( chunk ) => streamedBytes( chunk.length ) );
	// A server may answer and close before it has read all, when it refuses the file; then its answer counts.
	const sent = pipeline( content, request ).catch( () => undefined );
	const response = await answered;
	const body = await text( response );
	content.destroy();
	await sent;
	const headers = new Headers();
	for ( const name of [ 'content-type', 'location', 'retry-after' ] ) {
		const value = response.headers[ name ];
		if ( typeof value === 'string' ) {
			headers.set( name, value );
		}
	}
	const status = response.statusCode ?? 502;
	return new Response( status === 204 || status === 304 ? null : body, { status, statusText: response.statusMessage ?? '', headers } );
}
