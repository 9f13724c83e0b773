import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, gunzipSync } from 'node:zlib';
import type { Client } from '../../client/client.ts';
import { fileBytes, memoryBytes } from '../parse/raw-bytes.ts';
import { BlobSet } from '../worker/blob-set.ts';
import { gzipChunks } from '../worker/gzip-source.ts';
import type { PreparedBlob, RawSource } from '../worker/protocol.ts';

/** Packed mails up to here are unpacked in memory. Bytes. */
const SMALL = 512 * 1024;
/** What a small packed mail may unpack to before it goes to a file, too: a bomb shall not fill the memory. Bytes. */
const SMALL_UNPACKED = 8 * 1024 * 1024;

export interface UnpackedSource {
	raw: RawSource;
	/** Bytes. */
	size: number;
}

/**
 * The original of a mail from WordPress, unpacked; a large one into a file of the folder, which the caller removes.
 *
 * @throws {WordPressError|Error} When it is not there or not what its name says.
 */
export async function fetchSource( client: Client, sha256: string, directory: string, signal: AbortSignal ): Promise< UnpackedSource > {
	const packed = await client( 'getRawSource', { path: { sha256 }, signal } );
	if ( packed.size <= SMALL ) {
		const bytes = Buffer.from( await packed.arrayBuffer() );
		try {
			const unpacked = gunzipSync( bytes, { maxOutputLength: SMALL_UNPACKED } );
			return { raw: { bytes: unpacked }, size: unpacked.length };
		} catch ( error ) {
			if ( ( error as { code?: string } ).code !== 'ERR_BUFFER_TOO_LARGE' ) {
				throw error;
			}
		}
	}
	const path = join( directory, randomUUID() );
	await pipeline( Readable.fromWeb( packed.stream() as never ), createGunzip(), createWriteStream( path, { mode: 0o600 } ) );
	return { raw: { path }, size: ( await stat( path ) ).size };
}

/** A mail's source as the blob that WordPress keeps, for a mail that no worker could read. */
export async function packSource( raw: RawSource, directory: string ): Promise< PreparedBlob > {
	const bytes = 'path' in raw ? fileBytes( raw.path ) : memoryBytes( Buffer.from( raw.bytes ) );
	try {
		const set = new BlobSet( { inlineLimit: 0, directory: join( directory, randomUUID() ) } );
		await set.add( gzipChunks( bytes ) );
		return set.blobs[ 0 ] as PreparedBlob;
	} finally {
		bytes.close();
	}
}
