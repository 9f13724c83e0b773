import type { PollerMailbox } from '../../contract/generated/types.ts';
import { streamedBytes } from '../collect.ts';
import { isDone, type Delivery, type DeliveryResult } from '../deliver/deliver.ts';
import { sendFilesAhead } from '../deliver/files-ahead.ts';
import { FolderLedger } from '../deliver/ledger.ts';
import { checkStamp } from '../doctor/check-mail.ts';
import { finishCheck } from '../doctor/finish-check.ts';
import type { OutgoingMail } from '../deliver/batch.ts';
import type { Letters } from '../letters/letters.ts';
import type { Log } from '../log.ts';
import type { FolderState, MailSource, WaitingMail } from '../providers/mail-source.ts';
import { findAncestors } from './ancestors.ts';
import { waitingMails, type Backlog } from './backlog.ts';
import { makeChunks, type Chunk } from './chunks.ts';
import { discardAll, handOver, readMails, withheldMail, type HandedOver } from './hand-over.ts';
import { Line, seenLater, type Ready } from './line.ts';
import { loadChunk, type Loaded } from './load.ts';
import type { PrepareSettings, RawMail } from './prepare.ts';

export interface PassContext {
	mailbox: PollerMailbox;
	source: MailSource;
	/** By folder; kept as long as the program reads this mailbox. */
	ledgers: Map< string, FolderLedger >;
	/** Older mail that is being fetched, by folder. */
	backlogs: Map< string, Backlog >;
	/** Mails that could not be handed over so far. */
	letters: Letters;
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
	/** Older mail still waits; the pass ended to let new mail have its turn. */
	more: boolean;
}

/** A pass that has found nothing yet. */
export const noMail = (): PassCount => ( { delivered: 0, pending: 0, problem: null, more: false } );

/** So long older mail is fetched before somebody looks for new mail. Milliseconds. */
const SLICE_MS = 10_000;

function tell( log: Log, raw: RawMail, result: DeliveryResult ): void {
	const fields = { uid: raw.uid, ...( result.ticket_id === null ? {} : { ticket: result.ticket_id } ) };
	if ( result.result === 'retry' ) {
		log.warn( `A mail has to be tried again: ${ result.reason ?? '' }`, fields );
	} else if ( result.result === 'rejected' ) {
		log.warn( `A mail was rejected: ${ result.reason ?? '' }`, fields );
	} else if ( result.result !== 'duplicate' && result.result !== 'check' ) {
		log.info( result.result === 'created' ? 'New ticket.' : 'Added to a ticket.', fields );
	}
}

function ledgerFor( context: PassContext, folder: string, state: FolderState ): FolderLedger {
	const baseline = state.uidNext - 1;
	let ledger = context.ledgers.get( folder );
	if ( ! ledger ) {
		const saved = context.mailbox.cursors.find( ( cursor ) => cursor.folder === folder );
		ledger = saved
			? new FolderLedger( saved.uidvalidity, saved.last_uid, saved.baseline_uid, saved.import_total, saved.new_uid )
			: new FolderLedger( state.uidValidity, 0, baseline );
		context.ledgers.set( folder, ledger );
	}
	if ( ledger.uidValidity !== state.uidValidity ) {
		context.log.warn( `The mail server renumbered the folder "${ folder }"; looking at all of it again.` );
		ledger.restart( state.uidValidity, baseline );
	}
	return ledger;
}

/** A mail answers one that answers one …; two that answer each other are no reason to go round for ever. */
const MOST_GENERATIONS = 10;

/** One look at one folder. */
class FolderPass {
	readonly count = noMail();
	private readonly seenMs = Date.now();
	/** Whether WordPress has mails of this folder in hand. */
	private handing = false;

	constructor(
		private readonly context: PassContext,
		private readonly folder: string,
		private readonly ledger: FolderLedger
	) {}

	/** Fetches the mails of a chunk. */
	async fetch( chunk: Chunk ): Promise< Loaded > {
		const loaded = await loadChunk( this.context.source, this.folder, chunk, this.context.prepare.directory );
		for ( const raw of loaded.raws ) {
			const check = checkStamp( raw.raw, this.seenMs );
			Object.assign( raw, check ? { check } : {} );
		}
		return loaded;
	}

	/** Has the mails of a chunk read. A large one is read when its turn comes: two would take too much memory. */
	async read( chunk: Chunk, loaded: Loaded ): Promise< Ready > {
		if ( chunk.large ) {
			return { ...loaded, read: null };
		}
		const read = await readMails( this.context.prepare, loaded.raws );
		const mails = read.filter( ( mail ): mail is OutgoingMail => ! ( mail instanceof Error ) );
		return { ...loaded, read, ...( this.handing ? { ahead: sendFilesAhead( this.context.delivery, mails ) } : {} ) };
	}

	/** Hands over what was loaded. */
	async handOver( { raws, read, ahead }: Ready ): Promise< HandedOver[] > {
		this.handing = true;
		try {
			await ahead;
			const handed = await handOver( this.context, this.ledger.uidValidity, raws, read );
			streamedBytes( raws.reduce( ( sum, raw ) => sum + raw.size, 0 ) );
			return handed;
		} finally {
			this.handing = false;
		}
	}

	/** Keeps book of what became of mails that were handed over. */
	async keepBook( chunk: Chunk, { withheld, gone }: Ready, handed: readonly HandedOver[] ): Promise< void > {
		const { context, folder, ledger, count } = this;
		const { mailbox, source, delivery, log, letters } = context;
		handed.forEach( ( { raw, result } ) => tell( log, raw, result ) );
		withheld.forEach( ( mail ) => log.warn( `A mail has to be tried again: ${ mail.withheld }`, { uid: mail.uid } ) );

		const through = handed.filter( ( each ) => isDone( each.result ) );
		const done = through.filter( ( each ) => each.result.result !== 'check' ).map( ( each ) => each.raw.uid );
		if ( ! ( await source.finish( done, mailbox.after_fetch, mailbox.move_to ) ) ) {
			// They are in WordPress, which is what counts: not even this holds up the mails behind them.
			count.problem =
				mailbox.after_fetch === 'move'
					? `Mails have arrived, but the mail server does not move them to the folder "${ mailbox.move_to }".`
					: 'Mails have arrived, but the mail server does not let them be marked as read.';
			log.warn( count.problem );
		}
		for ( const { raw } of through.filter( ( each ) => each.result.result === 'check' ) ) {
			await finishCheck( { client: delivery.client, source, mailbox, log }, raw );
		}
		count.delivered += done.length;

		const received = new Map( chunk.mails.map( ( mail ) => [ mail.uid, mail.receivedAt ] ) );
		const failed = [
			...handed.flatMap( ( each ) => each.failed ?? [] ),
			...withheld.map( ( mail ) => withheldMail( folder, ledger.uidValidity, mail, received.get( mail.uid ) ?? new Date() ) ),
		];
		const arrived = through.flatMap( ( { raw } ) => letters.find( folder, ledger.uidValidity, raw.uid )?.id ?? [] );
		if ( failed.length > 0 || arrived.length > 0 ) {
			await letters.report( failed, arrived, delivery.signal );
		}
		// A mail that was given up waits for a person; it is not touched on the mail server, and holds up nothing.
		const dead = failed.filter( ( mail ) => letters.isDead( folder, ledger.uidValidity, mail.uid ) );
		for ( const mail of failed.filter( ( each ) => ! dead.includes( each ) ) ) {
			count.pending++;
			count.problem = mail.permanent ? `A mail waits: ${ mail.reason }` : count.problem;
		}
		[ ...through.map( ( each ) => each.raw.uid ), ...gone, ...dead.map( ( mail ) => mail.uid ) ].forEach( ( uid ) =>
			ledger.settle( uid )
		);
		context.backlogs.get( folder )?.note( chunk.mails.map( ( mail ) => mail.uid ) );
	}

	/** Older mails that these answer go before them. */
	async takeAncestors( loaded: Loaded, backlog: Backlog, generation = 1 ): Promise< void > {
		const uids = await findAncestors( this.context.source, loaded.raws, this.ledger.baseline );
		const waiting = new Map( backlog.above( this.ledger.cursor ).map( ( mail ) => [ mail.uid, mail ] ) );
		const ahead = uids.filter( ( uid ) => ! backlog.isTried( uid ) ).flatMap( ( uid ) => waiting.get( uid ) ?? [] );
		for ( const chunk of makeChunks( ahead ) ) {
			const ready = await this.read( chunk, await this.fetch( chunk ) );
			if ( generation < MOST_GENERATIONS ) {
				await this.takeAncestors( ready, backlog, generation + 1 );
			}
			await this.keepBook( chunk, ready, await this.handOver( ready ) );
		}
	}
}

/** What somebody wants tried again and is still in the folder; it comes first, whether or not the cursor has passed it. */
async function wanted( { letters, source }: PassContext, folder: string, ledger: FolderLedger ): Promise< WaitingMail[] > {
	const asked = letters
		.requested()
		.filter( ( each ) => each.uid > 0 && each.folder === folder && each.uidvalidity === ledger.uidValidity );
	return asked.length > 0 ? source.look( asked.map( ( each ) => each.uid ) ) : [];
}

/**
 * Takes new mail of one folder to WordPress, oldest first, and then older mail for some seconds. While one chunk is handed
 * over, the next is already being read, and the one behind it fetched.
 *
 * @throws {ImapError|WordPressError} When one of the two cannot go on; what was committed until then stays so.
 */
export async function passFolder( context: PassContext, folder: string ): Promise< PassCount > {
	const { source, mailbox, delivery, letters } = context;
	const state = await source.open( folder );
	const ledger = ledgerFor( context, folder, state );
	if ( state.uidNext - 1 > ledger.cursor ) {
		// There may be mail.
		context.prepare.pool.warm();
	}
	const { import_since: since } = mailbox;
	const leftAlone = since === null ? null : { upTo: ledger.baseline, before: new Date( since ) };
	const waiting = await waitingMails( source, folder, ledger, context.backlogs, leftAlone );
	const backlog = context.backlogs.get( folder );
	const again = await wanted( context, folder, ledger );
	const isAgain = new Set( again.map( ( mail ) => mail.uid ) );
	const listed = ledger.see( waiting.map( ( mail ) => mail.uid ) );
	const dead = listed.filter( ( uid ) => letters.isDead( folder, ledger.uidValidity, uid ) );
	dead.forEach( ( uid ) => ledger.settle( uid ) );
	const open = new Set( listed.filter( ( uid ) => ! dead.includes( uid ) && ! isAgain.has( uid ) && ! backlog?.isTried( uid ) ) );
	const mails = waiting.filter( ( mail ) => open.has( mail.uid ) );
	const fresh = makeChunks( [ ...again, ...mails.filter( ( mail ) => mail.uid > ledger.baseline ) ] );
	const chunks = [ ...fresh, ...makeChunks( mails.filter( ( mail ) => mail.uid <= ledger.baseline ) ) ];

	const pass = new FolderPass( context, folder, ledger );
	const until = Date.now() + SLICE_MS;
	// What went ahead of its turn, because new mail answers it, is done.
	const isOpen = ( { uid }: { uid: number } ) => ! backlog?.isTried( uid );
	const line = new Line(
		chunks,
		( chunk ) => pass.fetch( { ...chunk, mails: chunk.mails.filter( isOpen ) } ),
		( chunk, loaded ) => pass.read( chunk, chunk.large ? loaded : { ...loaded, raws: loaded.raws.filter( isOpen ) } )
	);
	// Of older mail, a first chunk and then as many as there is time for.
	const fetchNext = () => ( line.begun <= fresh.length || Date.now() <= until ? line.fetchNext() : undefined );
	// Of a chunk that was handed over: the mail server and WordPress are told while the next one is on its way.
	let book: Promise< void > = Promise.resolve();
	let handed: Promise< HandedOver[] > = Promise.resolve( [] );
	try {
		fetchNext();
		line.readNext();
		fetchNext();
		for ( let index = 0; ; index++ ) {
			delivery.signal.throwIfAborted();
			const next = await line.next();
			if ( ! next ) {
				break;
			}
			if ( index < fresh.length && backlog ) {
				await pass.takeAncestors( next.ready, backlog );
			}
			handed = seenLater( pass.handOver( next.ready ) );
			// The request is on its way before the mail server's answer fills the line.
			fetchNext();
			await book;
			const kept = pass.keepBook( next.chunk, next.ready, await handed );
			book = seenLater( index + 1 < chunks.length ? kept.then( () => context.saveState() ) : kept );
		}
		await book;
		pass.count.more = line.begun < chunks.length;
	} finally {
		await Promise.allSettled( [ handed, book ] );
		// Of a pass that broke off: what was made ready behind the mail at fault comes again.
		for ( const { raws, read, ahead } of await line.left() ) {
			await ahead;
			await discardAll( raws, read ?? [] );
		}
	}
	return pass.count;
}
