/** A screen that lives on `changes` alone, on one head: what it knows at the end has to be what there is. */
import type { Changes } from '../../../src/contract/generated/types.ts';
import { rest } from '../../lib/rest.ts';
import { sleep } from '../../lib/wait.ts';
import type { Head } from '../../site/heads.ts';
import type { Login } from '../../site/site.ts';

export class Watcher {
	/** Each ticket's version, as last told. */
	readonly versions = new Map< number, number >();
	/** Answers that sent the screen back to the beginning although nothing was put back. */
	resets = 0;
	private since = 0;
	private stopped = false;
	private readonly done: Promise< void >;

	constructor(
		private readonly head: Head,
		private readonly login: Login
	) {
		this.done = this.watch();
	}

	/** Asks once more, when all is settled, and ends. */
	async stop(): Promise< void > {
		this.stopped = true;
		await this.done;
		while ( await this.ask() ) {
			// Until nothing new comes.
		}
	}

	private async watch(): Promise< void > {
		while ( ! this.stopped ) {
			await this.ask().catch( () => undefined );
			await sleep( 300 );
		}
	}

	/** @return Whether anything had moved. */
	private async ask(): Promise< boolean > {
		const changes: Changes = await rest( this.head.url, this.login ).call( 'getChanges', { query: { since: this.since } } );
		this.resets += changes.reset ? 1 : 0;
		changes.tickets.forEach( ( row ) => this.versions.set( row.id, row.version ) );
		const moved = changes.seq !== this.since;
		this.since = changes.seq;
		return moved;
	}
}
