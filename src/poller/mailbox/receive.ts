import { randomUUID } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { streamedBytes } from '../collect.ts';
import type { RawSource } from '../worker/protocol.ts';
import { LARGE_MAIL } from './chunks.ts';

export interface Received {
	raw: RawSource;
	/** Bytes. */
	size: number;
}

/**
 * Takes in one mail as it streams by: a small one stays in memory, a large one goes to a file as it comes.
 *
 * @param directory For that file; whoever made it removes it.
 */
export async function receiveMail( input: AsyncIterable< Buffer >, directory: string ): Promise< Received > {
	const held: Buffer[] = [];
	let size = 0;
	let path: string | null = null;
	let file = -1;
	try {
		for await ( const chunk of input ) {
			size += chunk.length;
			held.push( chunk );
			if ( size <= LARGE_MAIL ) {
				continue;
			}
			if ( path === null ) {
				path = join( directory, randomUUID() );
				file = openSync( path, 'wx', 0o600 );
			}
			for ( const piece of held.splice( 0 ) ) {
				for ( let at = 0; at < piece.length; ) {
					at += writeSync( file, piece, at );
				}
				streamedBytes( piece.length );
			}
		}
	} finally {
		if ( file >= 0 ) {
			closeSync( file );
		}
	}
	return { raw: path === null ? { bytes: Buffer.concat( held ) } : { path }, size };
}
