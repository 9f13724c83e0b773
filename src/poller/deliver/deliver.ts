import type { Client } from '../../client/client.ts';
import type { IngestBatch, IngestResults } from '../../contract/generated/types.ts';
import { WordPressError } from '../wordpress/errors.ts';
import type { PreparedBlob } from '../worker/protocol.ts';
import { batchForm, makeBatches, travelsInside, type BatchLimits, type OutgoingMail } from './batch.ts';
import { uploadBlobs, type KnownBlobs } from './blobs.ts';
import { inOrder, newPatience } from './in-order.ts';

/**
 * `refused`: the server does not take this mail as it is; trying the same again is useless. `broke`: it broke off over
 * this mail, which may have been chance.
 */
export type DeliveryResult = IngestResults[ 'results' ][ number ] & { refused?: boolean; broke?: boolean };

export interface Delivery {
	client: Client;
	mailboxId: number;
	owner: string;
	limits: BatchLimits;
	known: KnownBlobs;
	signal: AbortSignal;
}

const retryResult = ( mail: OutgoingMail, reason: string ): DeliveryResult => ( {
	key: mail.message.key,
	result: 'retry',
	ticket_id: null,
	message_id: null,
	reason,
} );

/** The small files of mails that the server lacks, each once. */
export function insideBlobs( { known }: Delivery, mails: readonly OutgoingMail[] ): PreparedBlob[] {
	const blobs = new Map< string, PreparedBlob >();
	for ( const blob of mails.flatMap( ( mail ) => mail.blobs ) ) {
		if ( travelsInside( blob ) && ! known.has( blob.sha256 ) ) {
			blobs.set( blob.sha256, blob );
		}
	}
	return [ ...blobs.values() ];
}

async function send( delivery: Delivery, mails: readonly OutgoingMail[] ): Promise< DeliveryResult[] > {
	const { client, limits, known, signal } = delivery;
	await uploadBlobs(
		client,
		mails.flatMap( ( mail ) => mail.blobs.filter( ( blob ) => ! travelsInside( blob ) ) ),
		known,
		signal
	);
	let inside = insideBlobs( delivery, mails );
	const bytes = inside.reduce( ( sum, blob ) => sum + blob.size, 0 );
	if ( known.packsAreLost || bytes > Math.min( limits.bytes, limits.packedBytes ) ) {
		// One mail with more small files than a request takes, or a server that loses them: they go one by one.
		await uploadBlobs( client, inside, known, signal );
		inside = [];
	}
	const about = { mailbox_id: delivery.mailboxId, owner: delivery.owner };
	const body = batchForm( about, mails, inside, limits.fileBytes );
	const { results } = await client( 'ingest', { body: body as unknown as IngestBatch, signal } );
	const byKey = new Map( results.map( ( result ) => [ result.key, result ] ) );
	const settled = mails.map(
		( mail ) => byKey.get( mail.message.key ) ?? retryResult( mail, 'WordPress did not say what became of this mail.' )
	);
	known.packsAreLost ||=
		inside.length > 0 && settled.some( ( { result, reason } ) => result === 'retry' && reason?.startsWith( 'Missing blobs' ) );
	settled.forEach( ( result, at ) => {
		for ( const blob of ( mails[ at ] as OutgoingMail ).blobs ) {
			if ( result.result === 'retry' ) {
				known.forget( blob.sha256 );
			} else {
				known.add( blob.sha256 );
			}
		}
	} );
	return settled;
}

/**
 * The request ended without an answer of WordPress: where PHP is a part of the web server (Apache's mod_php, LiteSpeed), a
 * mail over which it dies shows like this, and not as a 500.
 */
function brokeOff( { status, code }: WordPressError ): boolean {
	return ( status === 0 && ( code === 'ECONNRESET' || code === 'EPIPE' ) ) || ( status === 503 && code === '' );
}

/** What says nothing about the mails in the request: WordPress cannot be reached, is busy, or lets us in no more. */
function isAboutTheSite( error: unknown ): boolean {
	return (
		! ( error instanceof WordPressError ) ||
		error.refused ||
		( [ 0, 408, 409, 425, 429, 503 ].includes( error.status ) && ! brokeOff( error ) )
	);
}

/**
 * Whether WordPress works as a whole. A 500 or 502 comes as well from a database that is down and from a PHP that was
 * killed; taken for the fault of a mail, mails behind it would overtake it, answers before their question.
 */
async function siteAnswers( { client, signal }: Delivery, mail: OutgoingMail ): Promise< boolean > {
	try {
		await client( 'findMissingBlobs', { body: { sha256: [ mail.message.raw_sha256 ] }, signal } );
		return true;
	} catch {
		return false;
	}
}

/**
 * Sends a batch; one that the server refuses as a whole is halved until the mail at fault is alone, so that it holds up
 * no other.
 *
 * @throws {WordPressError} When WordPress cannot be reached or lets us in no more; then nothing is known of these mails.
 */
async function sendHalving( delivery: Delivery, mails: readonly OutgoingMail[], isAgain = false ): Promise< DeliveryResult[] > {
	try {
		return await send( delivery, mails );
	} catch ( error ) {
		const first = mails[ 0 ] as OutgoingMail;
		if ( isAboutTheSite( error ) ) {
			throw error;
		}
		const failure = error as WordPressError;
		const isRefusal = failure.status >= 400 && failure.status < 500;
		if ( ! isRefusal && ! ( await siteAnswers( delivery, first ) ) ) {
			throw error;
		}
		if ( brokeOff( failure ) && ! isAgain ) {
			// A connection may break by chance; halved then, mails could overtake each other.
			return sendHalving( delivery, mails, true );
		}
		if ( mails.length === 1 ) {
			return [ { ...retryResult( first, failure.message ), ...( isRefusal ? { refused: true } : { broke: true } ) } ];
		}
		const middle = Math.ceil( mails.length / 2 );
		return [
			...( await sendHalving( delivery, mails.slice( 0, middle ) ) ),
			...( await sendHalving( delivery, mails.slice( middle ) ) ),
		];
	}
}

/**
 * Hands mails over, in order: one that WordPress could not store for the moment goes again before those behind it, which
 * may be answers to it.
 *
 * @returns One result for each mail, in the same order.
 */
export async function deliverMails( delivery: Delivery, mails: readonly OutgoingMail[] ): Promise< DeliveryResult[] > {
	const results: DeliveryResult[] = [];
	const patience = newPatience( delivery.signal );
	for ( const batch of makeBatches( mails, delivery.limits, ( sha256 ) => delivery.known.has( sha256 ) ) ) {
		results.push( ...( await inOrder( batch, ( open ) => sendHalving( delivery, open ), patience ) ) );
	}
	return results;
}

/** Whether a mail that did not fit should go again, with its headers only and its source as an attachment. */
export function wantsPlainForm( result: DeliveryResult, mail: OutgoingMail ): boolean {
	return mail.message.parse_error === null && ( result.refused === true || result.result === 'rejected' );
}

/** Whether WordPress has a mail. */
export function isDone( result: DeliveryResult ): boolean {
	return result.result !== 'retry' && result.result !== 'rejected';
}
