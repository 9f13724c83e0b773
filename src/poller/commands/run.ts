import { setFlagsFromString } from 'node:v8';
import type { PollerConfig, PollerMailbox } from '../../contract/generated/types.ts';
import type { FolderLedger } from '../deliver/ledger.ts';
import type { Log } from '../log.ts';
import { acrossTokens } from '../mailbox/across-tokens.ts';
import { retryPiped, wantsPipedRetry } from '../letters/retry-piped.ts';
import { Lease } from '../mailbox/lease.ts';
import { passContext, passMailbox, StateReporter, type Shared } from '../mailbox/session.ts';
import { Ticker } from '../mailbox/ticker.ts';
import { ImapMailbox } from '../providers/imap.ts';
import { ImapError } from '../providers/imap-error.ts';
import { tokensFor } from '../providers/oauth/tokens.ts';
import { VERSION, type Runtime } from '../runtime.ts';
import { WordPressError } from '../wordpress/errors.ts';

const labelled = ( log: Log, mailbox: string ): Log => ( {
	info: ( message, fields ) => log.info( message, { mailbox, ...fields } ),
	warn: ( message, fields ) => log.warn( message, { mailbox, ...fields } ),
	error: ( message, fields ) => log.error( message, { mailbox, ...fields } ),
} );

/** The same tools with log lines that name a mailbox. */
export function forMailbox< Tools extends Shared >( tools: Tools, mailbox: PollerMailbox ): Tools {
	return { ...tools, log: labelled( tools.log, mailbox.name || mailbox.address ) };
}

/** One pass over one mailbox. Returns why it failed, null when it did not. */
async function runMailbox( shared: Shared, config: PollerConfig, mailbox: PollerMailbox, signal: AbortSignal ): Promise< string | null > {
	const lease = await Lease.take( shared.client, mailbox.id, shared.owner, shared.log );
	if ( ! ( lease instanceof Lease ) ) {
		shared.log.info( `Another poller (${ lease.holder }) reads this mailbox.` );
		return null;
	}
	const ledgers = new Map< string, FolderLedger >();
	const reporter = new StateReporter( shared, mailbox, ledgers );
	const source = new ImapMailbox( mailbox, tokensFor( shared.client, mailbox ) );
	try {
		await source.connect();
		const context = passContext( shared, config, mailbox, source, ledgers, AbortSignal.any( [ signal, lease.signal ] ), () =>
			reporter.soon()
		);
		const count = await acrossTokens( source, () => passMailbox( context ) );
		await reporter.save( count.problem );
		shared.log.info(
			count.delivered === 0 ? 'No new mail.' : `${ count.delivered } mails handed over.`,
			count.pending > 0 ? { pending: count.pending } : {}
		);
		return count.problem ?? ( count.pending > 0 ? `${ count.pending } mails have to be tried again` : null );
	} catch ( error ) {
		const reason = error instanceof Error ? error.message : String( error );
		if ( ! ( error instanceof WordPressError ) ) {
			await reporter.save( reason, error instanceof ImapError ? error.leg : '' ).catch( () => undefined );
		}
		return reason;
	} finally {
		await Promise.all( [ source.close(), lease.release() ] );
	}
}

/**
 * How often code runs before V8 compiles it anew for speed: some four times as often as by default. A pass lasts seconds,
 * and a third of its work was compiling what was then hardly used: a tenth less with this in a pass of a thousand mails,
 * and still so in one of three thousand. A program that stays (`watch`) does better without.
 */
const COMPILE_LATER = '--interrupt-budget=300000';

/**
 * One pass over all mailboxes at once, then due jobs.
 *
 * @returns The exit code: 0 when everything was handed over.
 */
export async function runCommand( runtime: Runtime, signal: AbortSignal ): Promise< number > {
	setFlagsFromString( COMPILE_LATER );
	const config = await runtime.client( 'getPollerConfig', { query: { version: VERSION }, signal } );
	const mailboxes = config.mailboxes.filter( ( mailbox ) => mailbox.incoming !== null );
	if ( mailboxes.length === 0 ) {
		runtime.log.info( 'There is no active mailbox with an incoming mail server. Add one in wp-admin under Help Desk, Settings.' );
	}
	const reasons = await Promise.all(
		mailboxes.map( async ( mailbox ) => {
			const reason = await runMailbox( forMailbox( runtime, mailbox ), config, mailbox, signal ).catch( ( error: unknown ) =>
				error instanceof Error ? error.message : String( error )
			);
			return reason === null ? null : `${ mailbox.name || mailbox.address }: ${ reason }`;
		} )
	);
	for ( const mailbox of config.mailboxes.filter( wantsPipedRetry ) ) {
		await retryPiped( forMailbox( runtime, mailbox ), config, mailbox, signal );
	}
	await new Ticker( runtime.client, runtime.log ).once( signal );
	const failed = reasons.filter( ( reason ) => reason !== null );
	if ( failed.length > 0 ) {
		process.stderr.write( `mesa-poller: ${ failed.join( '; ' ) }\n` );
	}
	return failed.length > 0 ? 1 : 0;
}
