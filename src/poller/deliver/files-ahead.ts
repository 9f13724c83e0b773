import type { IngestBatch } from '../../contract/generated/types.ts';
import { WordPressError } from '../wordpress/errors.ts';
import type { PreparedBlob } from '../worker/protocol.ts';
import { batchForm, HEAD, type OutgoingMail } from './batch.ts';
import { insideBlobs, type Delivery } from './deliver.ts';

/** Fewer bytes travel with their mails: a request of its own starts WordPress once more. */
const WORTH_A_REQUEST = 256 * 1024;

/** Cuts files into groups that fit into a request. */
function groupsOf( { limits }: Delivery, blobs: readonly PreparedBlob[] ): PreparedBlob[][] {
	const most = Math.min( limits.bytes, limits.packedBytes );
	const groups: PreparedBlob[][] = [];
	let bytes = Infinity;
	for ( const blob of blobs ) {
		if ( bytes + blob.size + HEAD > most ) {
			groups.push( [] );
			bytes = 0;
		}
		groups.at( -1 )?.push( blob );
		bytes += blob.size + HEAD;
	}
	return groups;
}

/**
 * Brings the small files of mails to WordPress while it still works at the mails before them: they are named by their
 * content, so that their order means nothing. What does not get through goes with the mails, as it would have anyway.
 *
 * @returns When it is over, whatever came of it.
 */
export async function sendFilesAhead( delivery: Delivery, mails: readonly OutgoingMail[] ): Promise< void > {
	const { client, known, limits, signal } = delivery;
	const blobs = insideBlobs( delivery, mails );
	if ( known.packsAreLost || known.noneAhead || blobs.reduce( ( sum, blob ) => sum + blob.size, 0 ) < WORTH_A_REQUEST ) {
		return;
	}
	const about = { mailbox_id: delivery.mailboxId, owner: delivery.owner };
	try {
		for ( const group of groupsOf( delivery, blobs ) ) {
			const body = batchForm( about, [], group, limits.fileBytes );
			await client( 'ingest', { body: body as unknown as IngestBatch, signal } );
			group.forEach( ( { sha256 } ) => known.add( sha256 ) );
		}
	} catch ( error ) {
		// A plugin from before this wants at least one mail in a request.
		known.noneAhead ||= error instanceof WordPressError && error.status === 400;
	}
}
