import type { Client } from '../../client/client.ts';
import type { MailboxStateInput, PollerConfig, PollerMailbox } from '../../contract/generated/types.ts';
import { KnownBlobs } from '../deliver/blobs.ts';
import type { FolderLedger } from '../deliver/ledger.ts';
import { Letters } from '../letters/letters.ts';
import { retryKept } from '../letters/retry-kept.ts';
import type { Log } from '../log.ts';
import type { ImapLeg } from '../providers/imap-error.ts';
import { ImapError } from '../providers/imap-error.ts';
import type { MailSource } from '../providers/mail-source.ts';
import type { InterpreterPool } from '../worker/pool.ts';
import { noMail, passFolder, type PassContext, type PassCount } from './pass.ts';

/** What all mailboxes of one run share. */
export interface Shared {
	client: Client;
	pool: InterpreterPool;
	/** Names this program in leases. */
	owner: string;
	directory: string;
	log: Log;
}

/** PHP takes 20 files in a request unless it is told otherwise (max_file_uploads), and each is at least half full. */
const FULL_FILES = 10;
/** PHP holds the messages of a request in memory several times over. Bytes. */
const MOST_MESSAGE_BYTES = 4 * 1024 * 1024;
/** The line before a file in a pack. Bytes. */
const PACK_HEAD = 100;
const BATCH_MESSAGES = 100;
/** What a crash costs: mails of so long are offered once more, and known by their keys. Milliseconds. */
const SAVE_EVERY_MS = 2000;

/** Tells WordPress how far a mailbox has been read, only when that changed. */
export class StateReporter {
	private last = '';
	private savedAt = 0;

	constructor(
		private readonly shared: Shared,
		private readonly mailbox: PollerMailbox,
		private readonly ledgers: ReadonlyMap< string, FolderLedger >
	) {}

	/** For the middle of a pass: not after every hundred mails, which would cost a request each. */
	async soon(): Promise< void > {
		if ( Date.now() - this.savedAt > SAVE_EVERY_MS ) {
			await this.save( null );
		}
	}

	/** @param part What of the way to the mail server is broken, when the error is about that. */
	async save( error: string | null, part: ImapLeg | '' = '' ): Promise< void > {
		const cursors = [ ...this.ledgers ].slice( 0, 20 ).map( ( [ folder, ledger ] ) => ( {
			folder: folder.slice( 0, 255 ),
			uidvalidity: ledger.uidValidity,
			last_uid: ledger.cursor,
			baseline_uid: ledger.baseline,
			new_uid: ledger.newCursor,
			import_total: ledger.importTotal,
			import_left: ledger.importLeft,
		} ) );
		const body: MailboxStateInput = {
			owner: this.shared.owner,
			status: error === null ? 'ok' : 'error',
			error: error?.slice( 0, 1000 ) ?? null,
			part,
			import_since: this.mailbox.import_since,
			cursors,
		};
		const text = JSON.stringify( body );
		if ( text !== this.last ) {
			await this.shared.client( 'saveMailboxState', { path: { id: this.mailbox.id }, body } );
			this.last = text;
			this.savedAt = Date.now();
		}
	}
}

const lower = ( addresses: readonly string[] ) => addresses.map( ( address ) => address.toLowerCase() );

export function passContext(
	shared: Shared,
	config: PollerConfig,
	mailbox: PollerMailbox,
	source: MailSource,
	ledgers: Map< string, FolderLedger >,
	signal: AbortSignal,
	saveState: () => Promise< void >
): PassContext {
	return {
		mailbox,
		source,
		ledgers,
		backlogs: new Map(),
		letters: new Letters( shared.client, mailbox.id, shared.owner, shared.log, mailbox.letters ),
		log: shared.log,
		saveState,
		prepare: {
			pool: shared.pool,
			directory: shared.directory,
			// With the line before it, it has to fit into a file.
			inlineLimit: Math.max( 0, config.inline_blob_limit - PACK_HEAD ),
			identity: { addresses: lower( [ mailbox.address, ...mailbox.aliases ] ), own: lower( config.own_addresses ) },
		},
		delivery: {
			client: shared.client,
			mailboxId: mailbox.id,
			owner: shared.owner,
			known: new KnownBlobs(),
			limits: {
				bytes: config.batch_limit,
				messageBytes: MOST_MESSAGE_BYTES,
				packedBytes: FULL_FILES * config.inline_blob_limit,
				fileBytes: config.inline_blob_limit,
				messages: BATCH_MESSAGES,
			},
			signal,
		},
	};
}

/** A folder that was renamed or deleted is told in wp-admin and keeps no other from being read. */
function closedFolder( context: PassContext, error: unknown ): PassCount {
	if ( ! ( error instanceof ImapError ) || error.leg !== 'folder' ) {
		throw error;
	}
	context.log.warn( error.message );
	return { ...noMail(), problem: error.message };
}

/**
 * Takes all new mail of a mailbox, and then the older mail that somebody wants, looking for new mail again and again
 * meanwhile: it waits for seconds, not for hours.
 */
export async function passMailbox( context: PassContext ): Promise< PassCount > {
	const total = noMail();
	const folders = context.mailbox.folders.length > 0 ? context.mailbox.folders : [ 'INBOX' ];
	do {
		const round = noMail();
		for ( const folder of folders ) {
			const count = await passFolder( context, folder ).catch( ( error: unknown ) => closedFolder( context, error ) );
			total.delivered += count.delivered;
			round.pending += count.pending;
			round.problem = count.problem ?? round.problem;
			round.more ||= count.more;
		}
		total.delivered += await retryKept( context, context.letters.requested() );
		Object.assign( total, { pending: round.pending, problem: round.problem, more: round.more } );
		if ( total.more ) {
			await context.saveState();
		}
	} while ( total.more );
	return total;
}
