import { createHash, randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { PreparedBlob, PrepareTask } from './protocol.ts';

export interface BlobName {
	sha256: string;
	/** Bytes. */
	size: number;
}

/** The blobs of one mail, each once; those above the limit go to files as they come, so that memory stays small. */
export class BlobSet {
	readonly blobs: PreparedBlob[] = [];
	private readonly seen = new Set< string >();

	constructor( private readonly task: Pick< PrepareTask, 'inlineLimit' | 'directory' > ) {}

	async add( chunks: Iterable< Buffer > | AsyncIterable< Buffer > ): Promise< BlobName > {
		const hash = createHash( 'sha256' );
		const held: Buffer[] = [];
		let size = 0;
		let path: string | null = null;
		let file = -1;
		try {
			for await ( const chunk of chunks ) {
				hash.update( chunk );
				size += chunk.length;
				held.push( chunk );
				if ( size > this.task.inlineLimit ) {
					if ( path === null ) {
						mkdirSync( this.task.directory, { recursive: true, mode: 0o700 } );
						path = join( this.task.directory, randomUUID() );
						file = openSync( path, 'wx', 0o600 );
					}
					held.splice( 0 ).forEach( ( each ) => writeSync( file, each ) );
				}
			}
		} finally {
			if ( file >= 0 ) {
				closeSync( file );
			}
		}
		const sha256 = hash.digest( 'hex' );
		if ( this.seen.has( sha256 ) ) {
			if ( path !== null ) {
				rmSync( path, { force: true } );
			}
			return { sha256, size };
		}
		this.seen.add( sha256 );
		// A copy of its own, so that a small attachment does not hold the whole mail in memory.
		this.blobs.push( path === null ? { sha256, size, data: new Uint8Array( Buffer.concat( held ) ) } : { sha256, size, path } );
		return { sha256, size };
	}

	/** Removes what has been written so far. */
	discard(): void {
		rmSync( this.task.directory, { recursive: true, force: true } );
	}
}
