import { rm } from 'node:fs/promises';
import type { OutgoingMail } from '../deliver/batch.ts';
import { uploadBlobs } from '../deliver/blobs.ts';
import { deliverMails, isDone, wantsPlainForm, type Delivery, type DeliveryResult } from '../deliver/deliver.ts';
import type { FailedMail } from '../letters/letters.ts';
import { packSource } from '../letters/source.ts';
import type { WithheldMail } from '../providers/mail-source.ts';
import type { PreparedBlob } from '../worker/protocol.ts';
import { discard, prepareRaw, type PrepareSettings, type RawMail } from './prepare.ts';

export interface HandedOver {
	raw: RawMail;
	result: DeliveryResult;
	/** What is to be reported of a mail that did not get through; null when it did. */
	failed: FailedMail | null;
}

interface Tools {
	prepare: PrepareSettings;
	delivery: Delivery;
}

const words = ( error: unknown ) => ( error instanceof Error ? error.message : String( error ) );

/** A mail of which not even the headers could be read by a worker. */
const unread = ( reason: string ): DeliveryResult => ( {
	key: '',
	result: 'retry',
	ticket_id: null,
	message_id: null,
	reason: `The mail could not be read at all: ${ reason }`,
	refused: true,
} );

/** Sends what could be prepared; what the server refuses as it is goes again in its plainest form. */
async function deliver( tools: Tools, raws: readonly RawMail[], mails: ( OutgoingMail | Error )[] ): Promise< DeliveryResult[] > {
	const ready = mails.filter( ( mail ): mail is OutgoingMail => ! ( mail instanceof Error ) );
	const sent = ready.length > 0 ? await deliverMails( tools.delivery, ready ) : [];
	const results = mails.map( ( mail ) =>
		mail instanceof Error ? unread( mail.message ) : ( sent[ ready.indexOf( mail ) ] as DeliveryResult )
	);
	for ( const [ at, result ] of results.entries() ) {
		const mail = mails[ at ];
		if ( ! mail || mail instanceof Error || ! wantsPlainForm( result, mail ) ) {
			continue;
		}
		const why = `WordPress did not take the mail as it is (${ result.reason ?? '' })`;
		const plain = await prepareRaw( tools.prepare, raws[ at ] as RawMail, why ).catch(
			( error: unknown ) => new Error( words( error ) )
		);
		if ( ! ( plain instanceof Error ) ) {
			await discard( mail );
			mails[ at ] = plain;
			results[ at ] = ( await deliverMails( tools.delivery, [ plain ] ) )[ 0 ] as DeliveryResult;
		}
	}
	return results;
}

/** Keeps the source of a mail that did not get through, if WordPress takes at least that. Resolves to its hash, or "". */
async function keepSource( { prepare, delivery }: Tools, raw: RawMail, mail: OutgoingMail | Error ): Promise< string > {
	let own: PreparedBlob | undefined;
	try {
		own = mail instanceof Error ? await packSource( raw.raw, prepare.directory ) : undefined;
		const blob = mail instanceof Error ? own : mail.blobs.find( ( each ) => each.sha256 === mail.message.raw_sha256 );
		if ( ! blob ) {
			return '';
		}
		await uploadBlobs( delivery.client, [ blob ], delivery.known, delivery.signal );
		return blob.sha256;
	} catch {
		delivery.signal.throwIfAborted();
		return '';
	} finally {
		if ( own?.path !== undefined ) {
			await rm( own.path, { force: true } );
		}
	}
}

async function failureOf(
	tools: Tools,
	uidvalidity: string,
	raw: RawMail,
	result: DeliveryResult,
	mail: OutgoingMail | Error
): Promise< FailedMail > {
	const message = mail instanceof Error ? null : mail.message;
	return {
		folder: raw.folder.slice( 0, 255 ),
		uidvalidity,
		uid: raw.uid,
		key: message?.key ?? '',
		from: message?.from ?? { address: '', name: '' },
		subject: message?.subject ?? '',
		size: raw.size,
		received_at: raw.receivedAt.toISOString(),
		reason: ( result.reason || 'WordPress did not say why.' ).slice( 0, 2000 ),
		permanent: result.refused === true || result.result === 'rejected',
		raw_sha256: await keepSource( tools, raw, mail ),
	};
}

/** What is to be reported of a mail that the mail server does not give out. */
export function withheldMail( folder: string, uidvalidity: string, mail: WithheldMail, receivedAt: Date ): FailedMail {
	return {
		folder: folder.slice( 0, 255 ),
		uidvalidity,
		uid: mail.uid,
		key: '',
		from: { address: '', name: '' },
		subject: '',
		size: 0,
		received_at: receivedAt.toISOString(),
		reason: mail.withheld.slice( 0, 2000 ),
		permanent: false,
		raw_sha256: '',
	};
}

/** A mail ready to go, or why it could not be read. */
export type ReadMail = OutgoingMail | Error;

/** Has mails read by workers. Never rejects. */
export function readMails( prepare: PrepareSettings, raws: readonly RawMail[] ): Promise< ReadMail[] > {
	return Promise.all( raws.map( ( raw ) => prepareRaw( prepare, raw ).catch( ( error: unknown ) => new Error( words( error ) ) ) ) );
}

/** Removes what mails left on disk. */
export async function discardAll( raws: readonly RawMail[], mails: readonly ReadMail[] ): Promise< void > {
	await Promise.all( mails.map( ( mail ) => ( mail instanceof Error ? undefined : discard( mail ) ) ) );
	await Promise.all( raws.map( ( { raw } ) => ( 'path' in raw ? rm( raw.path, { force: true } ) : undefined ) ) );
}

/**
 * Hands mails over, in order, and removes what they left on disk.
 *
 * @param  uidvalidity Of the folder they come from; "" for mail that was piped in.
 * @param  read        The mails as readMails() gave them, where that was done ahead.
 * @returns One result for each, in the same order.
 * @throws {WordPressError} When WordPress cannot be reached or lets us in no more; then nothing is known of these mails.
 */
export async function handOver(
	tools: Tools,
	uidvalidity: string,
	raws: readonly RawMail[],
	read: readonly ReadMail[] | null = null
): Promise< HandedOver[] > {
	const mails = [ ...( read ?? ( await readMails( tools.prepare, raws ) ) ) ];
	try {
		tools.delivery.signal.throwIfAborted();
		const results = await deliver( tools, raws, mails );
		const handed: HandedOver[] = [];
		for ( const [ at, raw ] of raws.entries() ) {
			const result = results[ at ] as DeliveryResult;
			const failed = isDone( result )
				? null
				: await failureOf( tools, uidvalidity, raw, result, mails[ at ] as OutgoingMail | Error );
			handed.push( { raw, result, failed } );
		}
		return handed;
	} finally {
		await discardAll( raws, mails );
	}
}
