import type { PollerConfig, PollerMailbox } from '../../contract/generated/types.ts';
import { backoffMs } from '../../core/backoff.ts';
import type { Letters } from '../letters/letters.ts';
import { retryPiped, wantsPipedRetry } from '../letters/retry-piped.ts';
import { sleep } from '../mailbox/sleep.ts';
import { Ticker } from '../mailbox/ticker.ts';
import { watchMailbox } from '../mailbox/watch-mailbox.ts';
import { VERSION, type Runtime } from '../runtime.ts';
import { WordPressError } from '../wordpress/errors.ts';
import { forMailbox } from './run.ts';

/** How often the settings are read again. Milliseconds. */
const CONFIG_MS = 30_000;

interface Watched {
	fingerprint: string;
	controller: AbortController;
	/** Its failed mails, while it is being read. */
	letters: Letters | null;
	ended: Promise< void >;
}

/** Everything about a mailbox that needs a new connection when it changes; cursors, tokens and failed mails move by themselves. */
function fingerprint( config: PollerConfig, mailbox: PollerMailbox ): string {
	const { cursors: _cursors, letters: _letters, sign_in: account, ...settings } = mailbox;
	return JSON.stringify( [ settings, account?.connected_at, config.own_addresses, config.batch_limit, config.inline_blob_limit ] );
}

/** Holds the mailboxes being read against those that should be. */
class Supervisor {
	private readonly watched = new Map< number, Watched >();

	constructor(
		private readonly runtime: Runtime,
		private readonly ticker: Ticker,
		private readonly loadConfig: () => Promise< PollerConfig >,
		private readonly signal: AbortSignal
	) {}

	async apply( config: PollerConfig ): Promise< void > {
		const wanted = new Map(
			config.mailboxes.filter( ( mailbox ) => mailbox.incoming !== null ).map( ( mailbox ) => [ mailbox.id, mailbox ] )
		);
		for ( const [ id, watched ] of this.watched ) {
			const mailbox = wanted.get( id );
			if ( ! mailbox || fingerprint( config, mailbox ) !== watched.fingerprint ) {
				await this.stop( id );
			}
		}
		for ( const mailbox of wanted.values() ) {
			const watched = this.watched.get( mailbox.id );
			if ( watched ) {
				watched.letters?.offer( mailbox.letters ?? [] );
			} else {
				this.start( config, mailbox );
			}
		}
		for ( const mailbox of config.mailboxes.filter( wantsPipedRetry ) ) {
			await retryPiped( forMailbox( this.runtime, mailbox ), config, mailbox, this.signal );
		}
	}

	private start( config: PollerConfig, mailbox: PollerMailbox ): void {
		const controller = new AbortController();
		const tools = forMailbox( this.runtime, mailbox );
		tools.log.info( 'Watching.' );
		const watched: Watched = {
			fingerprint: fingerprint( config, mailbox ),
			controller,
			letters: null,
			ended: Promise.resolve(),
		};
		const reading = ( letters: Letters ) => {
			watched.letters = letters;
		};
		watched.ended = watchMailbox(
			{ ...tools, loadConfig: this.loadConfig, delivered: () => this.ticker.nudge(), reading },
			mailbox.id,
			controller.signal
		).catch( ( error: unknown ) => tools.log.error( `Stopped: ${ error instanceof Error ? error.message : String( error ) }` ) );
		this.watched.set( mailbox.id, watched );
	}

	private async stop( id: number ): Promise< void > {
		const watched = this.watched.get( id );
		this.watched.delete( id );
		watched?.controller.abort();
		await watched?.ended;
	}

	async stopAll(): Promise< void > {
		await Promise.all( [ ...this.watched.keys() ].map( ( id ) => this.stop( id ) ) );
	}
}

/** Stays and hands mail over as it arrives, until it is told to end. */
export async function watchCommand( runtime: Runtime, signal: AbortSignal ): Promise< number > {
	const loadConfig = () => runtime.client( 'getPollerConfig', { query: { version: VERSION }, signal } );
	const ticker = new Ticker( runtime.client, runtime.log );
	const supervisor = new Supervisor( runtime, ticker, loadConfig, signal );
	const ticking = ticker.run( signal );
	let failures = 0;
	while ( ! signal.aborted ) {
		try {
			await supervisor.apply( await loadConfig() );
			failures = 0;
			await sleep( CONFIG_MS, signal );
		} catch ( error ) {
			if ( signal.aborted ) {
				break;
			}
			const wait = Math.max(
				error instanceof WordPressError ? error.waitMs : 0,
				backoffMs( ++failures, Math.random(), 1000, 60_000 )
			);
			runtime.log.warn(
				`The settings could not be read: ${ error instanceof Error ? error.message : String( error ) } Trying again in ${ Math.round( wait / 1000 ) } s.`
			);
			await sleep( wait, signal );
		}
	}
	await supervisor.stopAll();
	await ticking;
	return 0;
}
