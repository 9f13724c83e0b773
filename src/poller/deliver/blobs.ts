import type { Client } from '../../client/client.ts';
import { FileBlob } from '../wordpress/http.ts';
import type { PreparedBlob } from '../worker/protocol.ts';

/** Remembers which blobs the server has, so that the logo in every signature travels once. */
export class KnownBlobs {
	private readonly hashes = new Set< string >();
	/** The server left out files that were in a pack: it is older than packs, or takes no files at all. They go one by one. */
	packsAreLost = false;
	/** The server takes no files without a mail. */
	noneAhead = false;

	constructor( private readonly most = 20_000 ) {}

	has( sha256: string ): boolean {
		return this.hashes.has( sha256 );
	}

	add( sha256: string ): void {
		if ( this.hashes.size >= this.most ) {
			this.hashes.delete( this.hashes.values().next().value as string );
		}
		this.hashes.add( sha256 );
	}

	forget( sha256: string ): void {
		this.hashes.delete( sha256 );
	}
}

function content( { path, data, size }: PreparedBlob ): Blob {
	return path === undefined ? new Blob( [ data as Uint8Array< ArrayBuffer > ] ) : new FileBlob( path, size );
}

/** Stores the given blobs one by one, those only that the server lacks. Files are streamed from disk. */
export async function uploadBlobs(
	client: Client,
	blobs: readonly PreparedBlob[],
	known: KnownBlobs,
	signal: AbortSignal
): Promise< void > {
	const open = [ ...new Map( blobs.filter( ( blob ) => ! known.has( blob.sha256 ) ).map( ( blob ) => [ blob.sha256, blob ] ) ).values() ];
	for ( let at = 0; at < open.length; at += 1000 ) {
		const part = open.slice( at, at + 1000 );
		const missing = new Set( await client( 'findMissingBlobs', { body: { sha256: part.map( ( blob ) => blob.sha256 ) }, signal } ) );
		for ( const blob of part ) {
			if ( missing.has( blob.sha256 ) ) {
				await client( 'putBlob', { path: { sha256: blob.sha256 }, body: content( blob ), signal } );
			}
			known.add( blob.sha256 );
		}
	}
}
