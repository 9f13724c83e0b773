import type { IngestBatch, IngestMessage } from '../../contract/generated/types.ts';
import type { PreparedBlob } from '../worker/protocol.ts';

/** A mail ready to go, with where it came from. */
export interface OutgoingMail {
	message: IngestMessage;
	blobs: PreparedBlob[];
}

export interface BatchLimits {
	/** Bytes a request may have. */
	bytes: number;
	/** Files a request may have (PHP's max_file_uploads). */
	files: number;
	messages: number;
}

/** Headers and boundary around one part of a multipart body. Bytes. */
const PART_OVERHEAD = 300;

const jsonSize = ( message: IngestMessage ) => Buffer.byteLength( JSON.stringify( message ) );
export const travelsInside = ( blob: PreparedBlob ): boolean => blob.data !== undefined;

/** Groups mails, in order, so that each request stays within what the server takes. A mail too big for any goes alone. */
export function makeBatches(
	mails: readonly OutgoingMail[],
	limits: BatchLimits,
	isKnown: ( sha256: string ) => boolean
): OutgoingMail[][] {
	const batches: OutgoingMail[][] = [];
	let current: OutgoingMail[] = [];
	let bytes = 0;
	let hashes = new Set< string >();
	for ( const mail of mails ) {
		const fresh = mail.blobs.filter( ( blob ) => travelsInside( blob ) && ! hashes.has( blob.sha256 ) && ! isKnown( blob.sha256 ) );
		const size = jsonSize( mail.message ) + fresh.reduce( ( sum, blob ) => sum + blob.size + PART_OVERHEAD, 0 );
		const full = bytes + size > limits.bytes || hashes.size + fresh.length > limits.files || current.length >= limits.messages;
		if ( full && current.length > 0 ) {
			batches.push( current );
			current = [];
			bytes = 0;
			hashes = new Set();
		}
		current.push( mail );
		bytes += size;
		fresh.forEach( ( blob ) => hashes.add( blob.sha256 ) );
	}
	return current.length > 0 ? [ ...batches, current ] : batches;
}

/** The multipart body of one request: the batch as JSON and each blob as a file named by its hash. */
export function batchForm( batch: IngestBatch, blobs: Iterable< PreparedBlob > ): FormData {
	const form = new FormData();
	form.append( 'batch', JSON.stringify( batch ) );
	for ( const blob of blobs ) {
		form.append(
			blob.sha256,
			new Blob( [ blob.data as Uint8Array< ArrayBuffer > ], { type: 'application/octet-stream' } ),
			blob.sha256
		);
	}
	return form;
}
