/** People and pollers that write on all heads at once, often on the same tickets. */
import type { BulkResult, IngestResults } from '../../../src/contract/generated/types.ts';
import { form, mail, sha256, unique, type Blobs } from '../../../tests/integration/support/mails.ts';
import { ToolError } from '../../lib/fail.ts';
import { sleep } from '../../lib/wait.ts';
import type { Chance } from '../faults/random.ts';
import type { Balancer } from './balancer.ts';
import { Ledger, type Written } from './ledger.ts';
import type { Stage } from './stage.ts';

/** So many tickets get most of the writes. */
const HOT = 30;
/** When so long nothing was acknowledged, something else is broken. */
const PATIENCE_MS = 90_000;
const PRIORITIES = [ 'low', 'normal', 'high', 'urgent' ];
const STATUSES = [ 'open', 'pending', 'closed' ];

interface Known {
	id: number;
	/** Of its first mail, to be answered to. */
	messageId: string;
	from: string;
}

export class Load {
	readonly ledger = new Ledger();
	readonly tickets: Known[] = [];
	/** Things that were sent to two heads at the same moment. */
	twins = 0;
	private progress = { written: 0, at: Date.now() };

	constructor(
		private readonly stage: Stage,
		private readonly balancer: Balancer,
		private readonly chance: Chance
	) {}

	/**
	 * Writes until the ledger has so many.
	 *
	 * @throws ToolError when nothing is acknowledged any more.
	 */
	async worker( home: number, enough: number ): Promise< void > {
		while ( this.ledger.written < enough ) {
			if ( this.ledger.written > this.progress.written ) {
				this.progress = { written: this.ledger.written, at: Date.now() };
			} else if ( Date.now() - this.progress.at > PATIENCE_MS ) {
				throw new ToolError( `Nothing was written for ${ PATIENCE_MS / 1000 } s. ${ this.balancer.lastRefusal }` );
			}
			const what = this.chance.next();
			if ( what < 0.4 || this.tickets.length < 5 ) {
				await this.deliver( home, 1 + this.chance.below( 4 ) );
			} else if ( what < 0.6 ) {
				await this.write( home, 'reply' );
			} else if ( what < 0.7 ) {
				await this.write( home, 'note' );
			} else if ( what < 0.78 ) {
				await this.rename( home );
			} else if ( what < 0.92 ) {
				await this.change( home );
			} else {
				await this.bulk( home );
			}
		}
	}

	/** Mails, new ones and answers, in one batch. Asked for again while the desk wants them again. */
	async deliver( home: number, count: number ): Promise< void > {
		const blobs: Blobs = new Map();
		const made = Array.from( { length: count }, () => {
			const mark = `mark${ unique() }`;
			const thread = this.tickets.length > 5 && this.chance.next() < 0.45 ? this.pick() : null;
			const { mail: one, blobs: own } = mail( {
				text: mark,
				subject: `Question ${ mark }`,
				...( thread ? { in_reply_to: [ thread.messageId ], from: { address: thread.from, name: 'Ana Ruiz' } } : {} ),
			} );
			own.forEach( ( bytes, hash ) => blobs.set( hash, bytes ) );
			const entry = this.ledger.note( 'mail', one.key, mark );
			entry.belongs = thread?.id ?? 0;
			return { mail: one, entry };
		} );
		const twin = this.isTwin();
		await this.atOnce( home, twin, async ( head ) => {
			let left = made;
			for ( let tries = 0; left.length > 0 && tries < 20; tries++ ) {
				const body = form(
					{ mailbox_id: this.stage.mailboxId, owner: 'pipe:test', messages: left.map( ( one ) => one.mail ) },
					blobs
				);
				const answer = await this.balancer.ask( head, this.stage.poller, { method: 'POST', path: '/ingest', body } );
				const results = ( answer?.body as IngestResults | undefined )?.results ?? [];
				for ( const [ at, result ] of results.entries() ) {
					const one = left[ at ]!;
					if ( result.ticket_id !== null && [ 'created', 'appended', 'duplicate' ].includes( result.result ) ) {
						one.entry.acknowledged = true;
						if ( one.entry.ticket === 0 && result.result === 'created' ) {
							this.tickets.push( { id: result.ticket_id, messageId: one.mail.message_id, from: one.mail.from.address } );
						}
						one.entry.ticket = result.ticket_id;
					}
				}
				left = left.filter( ( _one, at ) => results[ at ]?.result === 'retry' );
				if ( left.length > 0 ) {
					await sleep( 200 );
				}
			}
		} );
	}

	/** A reply or a note; now and then the button is pressed twice, and the presses reach two heads. */
	private async write( home: number, kind: 'reply' | 'note' ): Promise< void > {
		const mark = `mark${ unique() }`;
		const ticket = this.pick();
		const entry = this.ledger.note( kind, sha256( mark ), mark, ticket.id );
		const login = this.chance.pick( this.stage.agents );
		const body = { html: `<p>${ mark }</p>`, client_key: entry.key };
		const path = `/tickets/${ ticket.id }/${ kind === 'reply' ? 'replies' : 'notes' }`;
		await this.atOnce( home, this.isTwin(), async ( head ) => {
			const answer = await this.balancer.ask( head, login, { method: 'POST', path, body } );
			acknowledge( entry, answer?.status === 201 );
		} );
	}

	private async rename( home: number ): Promise< void > {
		const mark = `mark${ unique() }`;
		const ticket = this.pick();
		const entry = this.ledger.note( 'subject', mark, mark, ticket.id );
		const answer = await this.balancer.ask( home, this.chance.pick( this.stage.agents ), {
			method: 'PATCH',
			path: `/tickets/${ ticket.id }`,
			body: { subject: mark },
		} );
		acknowledge( entry, answer?.status === 200 );
	}

	private async change( home: number ): Promise< void > {
		const agent = this.chance.pick( this.stage.agents );
		const body = this.chance.pick( [
			{ status: this.chance.pick( STATUSES ) },
			{ priority: this.chance.pick( PRIORITIES ) },
			{ assignee_id: this.chance.pick( this.stage.agents ).id },
		] );
		const answer = await this.balancer.ask( home, agent, { method: 'PATCH', path: `/tickets/${ this.pick().id }`, body } );
		this.ledger.changes += answer?.status === 200 ? 1 : 0;
	}

	private async bulk( home: number ): Promise< void > {
		const ids = [ ...new Set( Array.from( { length: 5 + this.chance.below( 15 ) }, () => this.pick().id ) ) ];
		const change = this.chance.next() < 0.5 ? { status: this.chance.pick( STATUSES ) } : { priority: this.chance.pick( PRIORITIES ) };
		const answer = await this.balancer.ask( home, this.chance.pick( this.stage.agents ), {
			method: 'POST',
			path: '/tickets/bulk',
			body: { ids, ...change },
		} );
		this.ledger.bulk += ( ( answer?.body as BulkResult | undefined )?.results ?? [] ).filter( ( one ) => one.ok ).length;
	}

	private pick(): Known {
		const hot = this.tickets.slice( 0, HOT );
		return this.chance.next() < 0.7 ? this.chance.pick( hot ) : this.chance.pick( this.tickets );
	}

	private isTwin(): boolean {
		const twin = this.chance.next() < 0.1;
		this.twins += twin ? 1 : 0;
		return twin;
	}

	private async atOnce( home: number, twin: boolean, send: ( head: number ) => Promise< void > ): Promise< void > {
		await Promise.all( ( twin ? [ home, home + 1 ] : [ home ] ).map( send ) );
	}
}

function acknowledge( entry: Written, done: boolean ): void {
	entry.acknowledged ||= done;
}
