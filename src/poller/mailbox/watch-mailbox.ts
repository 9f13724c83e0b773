import type { PollerConfig, PollerMailbox } from '../../contract/generated/types.ts';
import { backoffMs } from '../../core/backoff.ts';
import type { FolderLedger } from '../deliver/ledger.ts';
import type { Letters } from '../letters/letters.ts';
import { ImapMailbox } from '../providers/imap.ts';
import { ImapError } from '../providers/imap-error.ts';
import { WordPressError } from '../wordpress/errors.ts';
import { deadline } from '../deadline.ts';
import { tokensFor } from '../providers/oauth/tokens.ts';
import { acrossTokens } from './across-tokens.ts';
import { Lease } from './lease.ts';
import { passContext, passMailbox, StateReporter, type Shared } from './session.ts';
import { sleep } from './sleep.ts';

/** Look at the folders again even when IDLE says nothing: servers forget, and IDLE watches one folder only. */
const POLL_ONE_FOLDER_MS = 5 * 60_000;
const POLL_MORE_FOLDERS_MS = 60_000;
/** Mails that have to be tried again. */
const RETRY_MS = 20_000;

export interface WatchDependencies extends Shared {
	/** Fresh settings, with the cursors as they stand now. */
	loadConfig: () => Promise< PollerConfig >;
	/** Something was delivered: due jobs may wait. */
	delivered: () => void;
	/** The mailbox is being read from now on; these are its mails that fail. */
	reading: ( letters: Letters ) => void;
}

const words = ( error: unknown ) => ( error instanceof Error ? error.message : String( error ) );

/** Waits for news, but no longer than `ms`. */
async function waitForNews( source: ImapMailbox, ms: number, signal: AbortSignal ): Promise< void > {
	const end = deadline( ms, signal );
	try {
		await source.wait( end.signal );
	} finally {
		end.clear();
	}
}

/**
 * Reads one mailbox over one connection until something breaks, the lease is lost or the program ends. After a failure of
 * WordPress, too, everything begins anew from what WordPress knows: a database that was killed or restored may have
 * forgotten what it said it had, and then has an older cursor as well.
 */
async function readOn(
	deps: WatchDependencies,
	config: PollerConfig,
	mailbox: PollerMailbox,
	signal: AbortSignal,
	healthy: () => void
): Promise< void > {
	const source = new ImapMailbox( mailbox, tokensFor( deps.client, mailbox ) );
	const ledgers = new Map< string, FolderLedger >();
	const reporter = new StateReporter( deps, mailbox, ledgers );
	const context = passContext( deps, config, mailbox, source, ledgers, signal, () => reporter.soon() );
	deps.reading( context.letters );
	let stuck = 0;
	try {
		await source.connect();
		while ( ! signal.aborted ) {
			const count = await acrossTokens( source, () => passMailbox( context ) );
			// What waits for somebody to raise a limit is not tried every few seconds for ever.
			stuck = count.pending > 0 ? stuck + 1 : 0;
			const again = count.pending > 0 ? backoffMs( stuck, Math.random(), RETRY_MS ) : 0;
			await reporter.save( count.problem );
			healthy();
			if ( count.delivered > 0 ) {
				deps.delivered();
			}
			const pause = again > 0 ? again : context.mailbox.folders.length > 1 ? POLL_MORE_FOLDERS_MS : POLL_ONE_FOLDER_MS;
			try {
				if ( context.mailbox.folders.length > 1 ) {
					await source.open( context.mailbox.folders[ 0 ] as string );
				}
				await waitForNews( source, Math.max( 0, Math.min( pause, source.renewInMs ) ), context.letters.untilRequested( signal ) );
			} catch ( error ) {
				// A server that ends the session with the token does what it should; the next pass logs in anew.
				if ( ! source.tokenHasEnded ) {
					throw error;
				}
			}
		}
	} catch ( error ) {
		if ( ! signal.aborted && ! ( error instanceof WordPressError ) ) {
			await reporter.save( words( error ), error instanceof ImapError ? error.leg : '' ).catch( () => undefined );
		}
		throw error;
	} finally {
		await source.close();
	}
}

/** Keeps one mailbox read: takes the lease, connects, and starts over with growing pauses whenever something breaks. */
export async function watchMailbox( deps: WatchDependencies, id: number, signal: AbortSignal ): Promise< void > {
	let failures = 0;
	let waiting = false;
	while ( ! signal.aborted ) {
		let lease: Lease | null = null;
		try {
			const taken = await Lease.take( deps.client, id, deps.owner, deps.log );
			if ( ! ( taken instanceof Lease ) ) {
				if ( ! waiting ) {
					deps.log.info( `Another poller (${ taken.holder }) reads this mailbox; standing by.` );
				}
				waiting = true;
				await taken.untilFree( signal );
				continue;
			}
			lease = taken;
			waiting = false;
			// The cursors are those of whoever read the mailbox last.
			const config = await deps.loadConfig();
			const mailbox = config.mailboxes.find( ( each ) => each.id === id );
			if ( ! mailbox ) {
				return;
			}
			await readOn( deps, config, mailbox, AbortSignal.any( [ signal, lease.signal ] ), () => {
				failures = 0;
			} );
		} catch ( error ) {
			if ( signal.aborted ) {
				return;
			}
			const own = error instanceof WordPressError;
			const wait = Math.max( own ? error.waitMs : 0, backoffMs( ++failures, Math.random(), own ? 1000 : undefined ) );
			deps.log.warn( `${ words( error ) } Trying again in ${ Math.round( wait / 1000 ) } s.` );
			await lease?.release();
			lease = null;
			await sleep( wait, signal );
		} finally {
			await lease?.release();
		}
	}
}
