import type { Client } from '../../client/client.ts';
import type { Log } from '../log.ts';
import { sleep } from './sleep.ts';

/** At most this long without asking WordPress to run what is due. Milliseconds. */
const IDLE_MS = 30_000;
/** Never more often than this, however much is due. */
const LEAST_MS = 3000;

/** Asks WordPress to run due jobs (outgoing mail above all), so that sending does not depend on visitors. */
export class Ticker {
	private wake: AbortController = new AbortController();

	constructor(
		private readonly client: Client,
		private readonly log: Log
	) {}

	/** Something has just been delivered. */
	nudge(): void {
		this.wake.abort();
	}

	async once( signal: AbortSignal ): Promise< number > {
		const { next_due_at: due, failed } = await this.client( 'tick', { signal } );
		if ( failed > 0 ) {
			this.log.warn( `${ failed } jobs failed in WordPress; its ticket screens say why.` );
		}
		return due === null ? IDLE_MS : Math.min( IDLE_MS, Math.max( LEAST_MS, Date.parse( due ) - Date.now() + 200 ) );
	}

	async run( signal: AbortSignal ): Promise< void > {
		while ( ! signal.aborted ) {
			let wait = IDLE_MS;
			this.wake = new AbortController();
			try {
				wait = await this.once( signal );
			} catch ( error ) {
				if ( ! signal.aborted ) {
					this.log.warn( `Due jobs could not be run: ${ error instanceof Error ? error.message : String( error ) }` );
				}
			}
			await sleep( LEAST_MS, signal );
			await sleep( Math.max( 0, wait - LEAST_MS ), AbortSignal.any( [ signal, this.wake.signal ] ) );
		}
	}
}
