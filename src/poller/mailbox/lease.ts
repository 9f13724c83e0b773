import type { Client } from '../../client/client.ts';
import { WordPressError } from '../wordpress/errors.ts';
import type { Log } from '../log.ts';
import { isGone } from './owner.ts';

/** Seconds. A poller that dies leaves its mailboxes to others after this time. */
const TTL = 90;
const RENEW_MS = 40_000;

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
	static async take( client: Client, mailboxId: number, owner: string, log: Log ): Promise< Lease | { holder: string } > {
		const lease = new Lease( client, mailboxId, owner, log );
		const ask = () => client( 'leaseMailbox', { path: { id: mailboxId }, body: { owner, ttl: TTL } } );
		let answer = await ask();
		if ( ! answer.granted && isGone( answer.holder ) ) {
			// A poller of this machine that was killed: no need to wait until its lease runs out.
			await client( 'releaseMailbox', { path: { id: mailboxId }, query: { owner: answer.holder } } );
			answer = await ask();
		}
		if ( ! answer.granted ) {
			return { holder: answer.holder };
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
