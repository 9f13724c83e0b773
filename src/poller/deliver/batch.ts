import type { IngestBatch } from '../../contract/generated/types.ts';
import { Multipart } from '../wordpress/multipart.ts';
import type { PackedMail, PreparedBlob } from '../worker/protocol.ts';

/** A mail ready to go. */
export type OutgoingMail = PackedMail;

export interface BatchLimits {
	/** Bytes a request may have. */
	bytes: number;
	/** Bytes of these that may be messages, which the server holds in memory. */
	messageBytes: number;
	/** Bytes of these that may be small files, which come in packs. */
	packedBytes: number;
	/** Bytes a pack may have. */
	fileBytes: number;
	messages: number;
}

/** The line before a blob in a pack. Bytes. */
export const HEAD = 80;

export const travelsInside = ( blob: PreparedBlob ): boolean => blob.data !== undefined;

/** Groups mails, in order, so that each request stays within what the server takes. A mail too big for any goes alone. */
export function makeBatches(
	mails: readonly OutgoingMail[],
	limits: BatchLimits,
	isKnown: ( sha256: string ) => boolean
): OutgoingMail[][] {
	const batches: OutgoingMail[][] = [];
	let current: OutgoingMail[] = [];
	let inMessages = 0;
	let inPacks = 0;
	let hashes = new Set< string >();
	for ( const mail of mails ) {
		const fresh = mail.blobs.filter( ( blob ) => travelsInside( blob ) && ! hashes.has( blob.sha256 ) && ! isKnown( blob.sha256 ) );
		const files = fresh.reduce( ( sum, blob ) => sum + blob.size + HEAD, 0 );
		const full =
			inMessages + mail.json.length > limits.messageBytes ||
			inPacks + files > limits.packedBytes ||
			inMessages + inPacks + mail.json.length + files > limits.bytes ||
			current.length >= limits.messages;
		if ( full && current.length > 0 ) {
			batches.push( current );
			current = [];
			inMessages = 0;
			inPacks = 0;
			hashes = new Set();
		}
		current.push( mail );
		inMessages += mail.json.length;
		inPacks += files;
		fresh.forEach( ( blob ) => hashes.add( blob.sha256 ) );
	}
	return current.length > 0 ? [ ...batches, current ] : batches;
}

/** Gathers small blobs into packs: for each a line "sha256 size", then its bytes (php/Data/Files/BlobPacks.php). */
function packed( blobs: Iterable< PreparedBlob >, most: number ): Uint8Array[][] {
	const packs: Uint8Array[][] = [];
	let bytes = Infinity;
	for ( const { sha256, size, data } of blobs ) {
		const head = Buffer.from( `${ sha256 } ${ size }\n` );
		if ( bytes + head.length + size > most ) {
			packs.push( [] );
			bytes = 0;
		}
		packs.at( -1 )?.push( head, data as Uint8Array );
		bytes += head.length + size;
	}
	return packs;
}

/** The body of one request: the batch as JSON, and its small files in packs. */
export function batchForm(
	about: Omit< IngestBatch, 'messages' >,
	mails: readonly OutgoingMail[],
	blobs: Iterable< PreparedBlob >,
	fileBytes: number
): Multipart {
	const form = new Multipart();
	const comma = Buffer.from( ',' );
	const list = mails.flatMap( ( { json }, at ) => ( at === 0 ? [ json ] : [ comma, json ] ) );
	form.field( 'batch', [ Buffer.from( `${ JSON.stringify( about ).slice( 0, -1 ) },"messages":[` ), ...list, Buffer.from( ']}' ) ] );
	packed( blobs, fileBytes ).forEach( ( pieces, at ) => form.file( `pack-${ at }`, pieces ) );
	return form;
}
