import type { CheckReport, MailboxCheck, PollerConfig, PollerMailbox } from '../../contract/generated/types.ts';
import { deadline } from '../deadline.ts';
import type { FolderLedger } from '../deliver/ledger.ts';
import { Lease } from '../mailbox/lease.ts';
import { passContext, passMailbox, StateReporter } from '../mailbox/session.ts';
import { sleep } from '../mailbox/sleep.ts';
import { ImapMailbox } from '../providers/imap.ts';
import { ImapError } from '../providers/imap-error.ts';
import { tokensFor } from '../providers/oauth/tokens.ts';
import type { Runtime } from '../runtime.ts';
import { WordPressError } from '../wordpress/errors.ts';
import { checkNumber, checkToken } from './check-mail.ts';

/** Between two looks at WordPress. Milliseconds. */
const LOOK_MS = 1000;

export interface TripOptions {
	/** Milliseconds until a mail that has not come home counts as lost. */
	patience: number;
	signal: AbortSignal;
}

async function lastCheck( runtime: Runtime, mailbox: PollerMailbox ): Promise< MailboxCheck | null > {
	const { checks } = await runtime.client( 'getPollerHealth', {} );
	return checks.find( ( check ) => check.mailbox_id === mailbox.id ) ?? null;
}

/** Reads the mailbox as `run` does, over one connection, until the check is over. */
async function readUntil( runtime: Runtime, config: PollerConfig, mailbox: PollerMailbox, over: AbortSignal ): Promise< void > {
	const lease = await Lease.take( runtime.client, mailbox.id, runtime.owner, runtime.log );
	if ( ! ( lease instanceof Lease ) ) {
		// Another poller reads it, and finds the mail.
		return;
	}
	const source = new ImapMailbox( mailbox, tokensFor( runtime.client, mailbox ) );
	const ledgers = new Map< string, FolderLedger >();
	const reporter = new StateReporter( runtime, mailbox, ledgers );
	try {
		await source.connect();
		const signal = AbortSignal.any( [ over, lease.signal ] );
		const context = passContext( runtime, config, mailbox, source, ledgers, signal, () => reporter.save( null ) );
		while ( ! signal.aborted ) {
			const count = await passMailbox( context );
			await reporter.save( count.problem );
			await source.open( mailbox.folders[ 0 ] ?? 'INBOX' );
			await source.wait( deadline( LOOK_MS, signal ).signal );
		}
	} finally {
		await source.close();
		await lease.release();
	}
}

/** Where a mail that has left and does not come may be. */
async function whereItIs( runtime: Runtime, mailbox: PollerMailbox, id: number ): Promise< Pick< CheckReport, 'broken' | 'detail' > > {
	const source = new ImapMailbox( mailbox, tokensFor( runtime.client, mailbox ) );
	try {
		await source.connect();
		const folder = await source.removeIn(
			'spam',
			'x-mesa-check',
			`${ id }.`,
			( headers ) => checkNumber( checkToken( headers.toString( 'latin1' ) ) ) === id
		);
		return folder === null
			? { broken: 'delivery', detail: 'The mail has left and has not arrived in the mailbox.' }
			: { broken: 'spam', detail: `The mail has arrived, but among spam, in the folder "${ folder }".` };
	} catch {
		return { broken: 'delivery', detail: 'The mail has left and has not arrived in the mailbox.' };
	} finally {
		await source.close();
	}
}

/** What kept the mailbox from being read; null when nothing did. */
function brokenBy( trouble: unknown ): Pick< CheckReport, 'broken' | 'detail' > | null {
	return trouble instanceof ImapError
		? { broken: trouble.leg === 'connection' ? 'poller' : trouble.leg, detail: trouble.message.slice( 0, 1000 ) }
		: null;
}

/** Tells WordPress where the check got lost, so that its screens say the same. */
async function giveUp( runtime: Runtime, mailbox: PollerMailbox, check: MailboxCheck, trouble: unknown ): Promise< void > {
	const reached = ( leg: string ) => check.legs.some( ( each ) => each.leg === leg && each.ms !== null );
	const where: Pick< CheckReport, 'broken' | 'detail' > = ! reached( 'send' )
		? { broken: 'queue', detail: 'The mail has not left: the site’s queue did not run it.' }
		: reached( 'ticket' )
			? { broken: 'cleanup', detail: 'The mail came in, but nobody said that it was deleted on the mail server.' }
			: ( brokenBy( trouble ) ?? ( await whereItIs( runtime, mailbox, check.id ) ) );
	const nothing = { cleaned: false, quota_used: null, quota_limit: null, warnings: [] };
	await runtime.client( 'reportCheck', { path: { id: check.id }, body: { ...nothing, ...where } } );
}

/**
 * Lets a mailbox send a mail to itself and waits for it to come home: out by SMTP, into the mailbox, found by a poller,
 * a ticket, and everything removed again.
 *
 * @return How it went; null when the plugin is too old to do it.
 */
export async function roundTrip(
	runtime: Runtime,
	config: PollerConfig,
	mailbox: PollerMailbox,
	{ patience, signal }: TripOptions
): Promise< MailboxCheck | null > {
	let check: MailboxCheck;
	try {
		check = await runtime.client( 'startPollerCheck', { path: { id: mailbox.id } } );
	} catch ( error ) {
		if ( error instanceof WordPressError && error.code === 'rest_no_route' ) {
			return null;
		}
		throw error;
	}
	const { id } = check;
	const over = new AbortController();
	const end = Date.now() + patience;
	const reading = readUntil( runtime, config, mailbox, AbortSignal.any( [ over.signal, signal ] ) ).then(
		() => null,
		( error: unknown ) => error
	);
	try {
		while ( check.state === 'open' && Date.now() < end && ! signal.aborted ) {
			await runtime.client( 'tick', { signal } );
			await sleep( LOOK_MS / 2, signal );
			check = ( await lastCheck( runtime, mailbox ) ) ?? check;
		}
	} finally {
		over.abort();
		await reading;
	}
	if ( check.state === 'open' && check.id === id ) {
		await giveUp( runtime, mailbox, check, await reading );
		check = ( await lastCheck( runtime, mailbox ) ) ?? check;
	}
	return check;
}
