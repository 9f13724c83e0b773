import { setTimeout as sleep } from 'node:timers/promises';

export { sleep };

/**
 * Asks until there is an answer.
 *
 * @param what    Named in the error when the time is over.
 * @param ask     Gives undefined, null or false for "not yet"; what it throws counts as "not yet" too.
 * @param timeout Milliseconds.
 * @param pause   Milliseconds between two questions.
 */
export async function until< T >(
	what: string,
	ask: () => Promise< T | undefined | null | false > | T | undefined | null | false,
	timeout: number,
	pause = 100
): Promise< T > {
	const end = Date.now() + timeout;
	let last: unknown;
	for (;;) {
		try {
			const answer = await ask();
			if ( answer !== undefined && answer !== null && answer !== false ) {
				return answer;
			}
			last = undefined;
		} catch ( error ) {
			last = error;
		}
		if ( Date.now() > end ) {
			const reason = last instanceof Error ? ` (${ last.message })` : '';
			throw new Error( `Waited ${ Math.round( timeout / 1000 ) } s for ${ what }${ reason }.` );
		}
		await sleep( pause );
	}
}
