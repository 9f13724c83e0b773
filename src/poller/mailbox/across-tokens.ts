import type { ImapMailbox } from '../providers/imap.ts';
import { ImapError } from '../providers/imap-error.ts';

/** A token that ends sooner than this after a login is no reason for yet another login at once. Milliseconds. */
const SHORTEST_MS = 2000;

/**
 * Works on a mailbox. Google and Microsoft end a session when its token runs out (after an hour): then it logs in with
 * a new one and goes on where it was, which is no failure that anybody has to see. What was committed is in the ledger.
 *
 * @throws What the work throws for any other reason.
 */
export async function acrossTokens< Result >( source: ImapMailbox, work: () => Promise< Result > ): Promise< Result > {
	for (;;) {
		await source.renew();
		try {
			return await work();
		} catch ( error ) {
			const isYoung = Date.now() - source.loggedInAt < SHORTEST_MS;
			if ( ! ( error instanceof ImapError ) || ! source.tokenHasEnded || isYoung ) {
				throw error;
			}
		}
	}
}
