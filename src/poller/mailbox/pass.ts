import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PollerMailbox } from '../../contract/generated/types.ts';
import type { OutgoingMail } from '../deliver/batch.ts';
import { deliverMails, isDone, wantsPlainForm, type Delivery, type DeliveryResult } from '../deliver/deliver.ts';
import { FolderLedger } from '../deliver/ledger.ts';
import type { Log } from '../log.ts';
import type { FolderState, MailSource, WaitingMail } from '../providers/mail-source.ts';
import { makeChunks, type Chunk } from './chunks.ts';
import { discard, prepareRaw, type PrepareSettings, type RawMail } from './prepare.ts';

export interface PassContext {
	mailbox: PollerMailbox;
	source: MailSource;
	/** By folder; kept as long as the program reads this mailbox. */
	ledgers: Map< string, FolderLedger >;
	prepare: PrepareSettings;
	delivery: Delivery;
	log: Log;
	/** Called when cursors have moved and the server should know. */
	saveState: () => Promise< void >;
}

export interface PassCount {
	/** Mails the server has committed. */
	delivered: number;
	/** Mails that have to be tried again later. */
	pending: number;
	/** Why the server takes one of them in no form; trying again helps only when something there has changed. */
	problem: string | null;
}

/** A pass that has found nothing yet. */
export const noMail = (): PassCount => ( { delivered: 0, pending: 0, problem: null } );

async function loadChunk( context: PassContext, folder: string, chunk: Chunk ): Promise< RawMail[] > {
	const about = new Map( chunk.mails.map( ( mail ) => [ mail.uid, mail ] ) );
	if ( chunk.large ) {
		const mail = chunk.mails[ 0 ] as WaitingMail;
		const path = join( context.prepare.directory, randomUUID() );
		const there = await context.source.download( mail.uid, path );
		return there ? [ { raw: { path }, size: mail.size, folder, uid: mail.uid, receivedAt: mail.receivedAt } ] : [];
	}
	const mails = await context.source.fetch( [ ...about.keys() ] );
	return mails.map( ( { uid, source } ) => ( {
		raw: { bytes: source },
		size: source.length,
		folder,
		uid,
		receivedAt: about.get( uid )?.receivedAt ?? new Date(),
	} ) );
}

/** Hands over what was loaded; a mail that the server refuses as it is goes again in its plainest form. */
async function handOver( context: PassContext, raws: readonly RawMail[] ): Promise< DeliveryResult[] > {
	const mails = await Promise.all( raws.map( ( raw ) => prepareRaw( context.prepare, raw ) ) );
	try {
		const results = await deliverMails( context.delivery, mails );
		for ( const [ at, result ] of results.entries() ) {
			if ( wantsPlainForm( result, mails[ at ] as OutgoingMail ) ) {
				const plain = await prepareRaw(
					context.prepare,
					raws[ at ] as RawMail,
					`WordPress did not take the mail as it is (${ result.reason ?? '' })`
				);
				mails.push( plain );
				results[ at ] = ( await deliverMails( context.delivery, [ plain ] ) )[ 0 ] as DeliveryResult;
			}
		}
		return results;
	} finally {
		await Promise.all( mails.map( discard ) );
		await Promise.all( raws.map( ( { raw } ) => ( 'path' in raw ? rm( raw.path, { force: true } ) : undefined ) ) );
	}
}

function report( log: Log, raw: RawMail, result: DeliveryResult ): void {
	const fields = { uid: raw.uid, ...( result.ticket_id === null ? {} : { ticket: result.ticket_id } ) };
	if ( result.result === 'retry' ) {
		log.warn( `A mail has to be tried again: ${ result.reason ?? '' }`, fields );
	} else if ( result.result === 'rejected' ) {
		log.warn( `A mail was rejected: ${ result.reason ?? '' }`, fields );
	} else if ( result.result !== 'duplicate' ) {
		log.info( result.result === 'created' ? 'New ticket.' : 'Added to a ticket.', fields );
	}
}

function ledgerFor( context: PassContext, folder: string, state: FolderState ): FolderLedger {
	const baseline = state.uidNext - 1;
	let ledger = context.ledgers.get( folder );
	if ( ! ledger ) {
		const saved = context.mailbox.cursors.find( ( cursor ) => cursor.folder === folder );
		ledger = saved
			? new FolderLedger( saved.uidvalidity, saved.last_uid, saved.baseline_uid )
			: new FolderLedger( state.uidValidity, 0, baseline );
		context.ledgers.set( folder, ledger );
	}
	if ( ledger.uidValidity !== state.uidValidity ) {
		context.log.warn( `The mail server renumbered the folder "${ folder }"; looking at all of it again.` );
		ledger.restart( state.uidValidity, baseline );
	}
	return ledger;
}

/**
 * Takes all new mail of one folder to WordPress, oldest first. While one chunk is read and handed over, the next is
 * already being fetched.
 *
 * @throws {ImapError|WordPressError} When one of the two cannot go on; what was committed until then stays so.
 */
export async function passFolder( context: PassContext, folder: string ): Promise< PassCount > {
	const { source, mailbox, delivery } = context;
	const state = await source.open( folder );
	const ledger = ledgerFor( context, folder, state );
	const { import_since: since } = mailbox;
	const waiting = await source.list( ledger.cursor, since === null ? null : { upTo: ledger.baseline, before: new Date( since ) } );
	const open = new Set( ledger.see( waiting.map( ( mail ) => mail.uid ) ) );
	const chunks = makeChunks( waiting.filter( ( mail ) => open.has( mail.uid ) ) );
	const count = noMail();
	let ahead: Promise< RawMail[] > | null = null;
	const start = ( chunk: Chunk | undefined ) => {
		ahead = chunk ? loadChunk( context, folder, chunk ) : null;
		// Its failure is seen when its turn comes, not as an unhandled one before.
		ahead?.catch( () => undefined );
	};
	start( chunks[ 0 ] );
	for ( const [ index, chunk ] of chunks.entries() ) {
		const raws = await ( ahead as unknown as Promise< RawMail[] > );
		delivery.signal.throwIfAborted();
		start( chunks[ index + 1 ] );
		const results = await handOver( context, raws );
		const done: number[] = [];
		raws.forEach( ( raw, at ) => {
			const result = results[ at ] as DeliveryResult;
			report( context.log, raw, result );
			if ( isDone( result ) ) {
				done.push( raw.uid );
				count.delivered++;
			} else {
				count.pending++;
				count.problem = result.refused ? `A mail waits: ${ result.reason ?? '' }` : count.problem;
			}
		} );
		const loaded = new Set( raws.map( ( raw ) => raw.uid ) );
		// What the server had listed and no longer gives was taken away by somebody else.
		const gone = chunk.mails.map( ( mail ) => mail.uid ).filter( ( uid ) => ! loaded.has( uid ) );
		await source.finish( done, mailbox.after_fetch, mailbox.move_to );
		[ ...done, ...gone ].forEach( ( uid ) => ledger.settle( uid ) );
		if ( index < chunks.length - 1 ) {
			await context.saveState();
		}
	}
	return count;
}
