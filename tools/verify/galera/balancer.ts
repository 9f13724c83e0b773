/** Asks as people's browsers and pollers do behind a load balancer: one head at a time, the next when that one has no answer. */
import { rest, type RawAnswer } from '../../lib/rest.ts';
import { sleep } from '../../lib/wait.ts';
import type { Head } from '../../site/heads.ts';
import type { Login } from '../../site/site.ts';

/** Longer than a cluster takes to find out that a node is dead. */
const PATIENCE_MS = 60_000;
const PAUSE_MS = 250;
/** A balancer takes a head that is silent so long for dead. */
const SILENCE_MS = 20_000;

export interface Asked {
	method: string;
	/** Below mesa/v1. */
	path: string;
	body?: unknown;
}

export class Balancer {
	/** Requests that a head did not answer and that went to another. */
	moved = 0;
	/** Requests that no head has answered in time. */
	gaveUp = 0;
	/** What the last head said that did not do as it was asked. */
	lastRefusal = '';

	constructor( private readonly heads: readonly Head[] ) {}

	/**
	 * Sends a request until some head answers it. What a dead database makes of it is no answer: errors of the server, and
	 * "who are you?" for a user that cannot be looked up.
	 *
	 * @param home Which head is asked first, from 0.
	 * @return Null when none has answered.
	 */
	async ask( home: number, login: Login, { method, path, body }: Asked ): Promise< RawAnswer | null > {
		const end = Date.now() + PATIENCE_MS;
		for ( let at = home; Date.now() < end; at++ ) {
			const head = this.heads[ at % this.heads.length ]!;
			try {
				const answer = await Promise.race( [
					rest( head.url, login ).request( method, path, body === undefined ? {} : { body } ),
					sleep( SILENCE_MS, null, { ref: false } ),
				] );
				if ( answer && answer.status >= 300 ) {
					this.lastRefusal = `${ head.name }: ${ answer.status } ${ JSON.stringify( answer.body ).slice( 0, 300 ) }`;
				}
				if ( answer && isAnswer( answer ) ) {
					return answer;
				}
			} catch {
				// Nobody there, or it died on the way: the next one.
			}
			this.moved++;
			await sleep( PAUSE_MS );
		}
		this.gaveUp++;
		return null;
	}
}

function isAnswer( { status, body }: RawAnswer ): boolean {
	return ( status < 300 || ( status >= 400 && status < 500 && ! [ 401, 403 ].includes( status ) ) ) && typeof body === 'object';
}
