import type { Client } from '../../client/client.ts';
import { WordPressError } from '../wordpress/errors.ts';
import type { Log } from '../log.ts';
import { isGone } from './owner.ts';
import { sleep } from './sleep.ts';

/** Seconds. A poller that dies leaves its mailboxes to others after this time; two renewals may fail within it. */
const TTL = 60;
const RENEW_MS = 18_000;
/** How often a poller that stands by asks for the lease, and looks whether its holder still runs. Milliseconds. */
const ASK_MS = 10_000;
const LOOK_MS = 1000;

/** Somebody else has the lease. */
export interface Taken {
	holder: string;
	/** Resolves when it is worth asking again: the lease has run out, its holder runs no more, or some seconds have passed. */
	untilFree: ( signal: AbortSignal ) => Promise< void >;
}

function taken( holder: string, until: string ): Taken {
	return {
		holder,
		untilFree: async ( signal ) => {
			const left = Date.parse( until ) - Date.now() + 500;
			const end = Date.now() + Math.min( ASK_MS, Math.max( LOOK_MS, Number.isNaN( left ) ? ASK_MS : left ) );
			do {
				await sleep( LOOK_MS, signal );
			} while ( Date.now() < end && ! signal.aborted && ! isGone( holder ) );
		},
	};
}

/** The right to read one mailbox, renewed until it is released or lost. */
export class Lease {
	private readonly controller = new AbortController();
	private timer: NodeJS.Timeout | null = null;
	private renewedAt = Date.now();

	private constructor(
		private readonly client: Client,
		private readonly mailboxId: number,
		private readonly owner: string,
		private readonly log: Log
	) {}

	/** Takes the lease; tells who has it when it is taken. */
	static async take( client: Client, mailboxId: number, owner: string, log: Log ): Promise< Lease | Taken > {
		const lease = new Lease( client, mailboxId, owner, log );
		const ask = () => client( 'leaseMailbox', { path: { id: mailboxId }, body: { owner, ttl: TTL } } );
		let answer = await ask();
		if ( ! answer.granted && isGone( answer.holder ) ) {
			// A poller of this machine that was killed: no need to wait until its lease runs out.
			await client( 'releaseMailbox', { path: { id: mailboxId }, query: { owner: answer.holder } } );
			answer = await ask();
		}
		if ( ! answer.granted ) {
			return taken( answer.holder, answer.until );
		}
		lease.schedule();
		return lease;
	}

	/** Aborts when the lease is lost: from then on the mailbox must not be touched. */
	get signal(): AbortSignal {
		return this.controller.signal;
	}

	private schedule(): void {
		this.timer = setTimeout( () => void this.renew(), RENEW_MS );
		this.timer.unref();
	}

	private async renew(): Promise< void > {
		try {
			const answer = await this.client( 'leaseMailbox', { path: { id: this.mailboxId }, body: { owner: this.owner, ttl: TTL } } );
			if ( ! answer.granted ) {
				this.log.warn( `Another poller (${ answer.holder }) has taken over.` );
				this.controller.abort();
				return;
			}
			this.renewedAt = Date.now();
		} catch ( error ) {
			// Without WordPress nobody else gets the lease before it runs out.
			if ( Date.now() - this.renewedAt > TTL * 1000 ) {
				this.controller.abort();
				return;
			}
			if ( ! ( error instanceof WordPressError ) ) {
				this.log.warn( `The lease could not be renewed: ${ String( error ) }` );
			}
		}
		if ( ! this.controller.signal.aborted ) {
			this.schedule();
		}
	}

	/** Gives the mailbox back, so that the next poller need not wait. */
	async release(): Promise< void > {
		if ( this.timer ) {
			clearTimeout( this.timer );
		}
		const lost = this.controller.signal.aborted;
		this.controller.abort();
		if ( ! lost ) {
			await this.client( 'releaseMailbox', {
				path: { id: this.mailboxId },
				query: { owner: this.owner },
				signal: AbortSignal.timeout( 5000 ),
			} ).catch( () => undefined );
		}
	}
}
