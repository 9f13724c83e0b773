import type { Client } from '../../client/client.ts';
import type { LetterReport, PollerLetter } from '../../contract/generated/types.ts';
import type { Log } from '../log.ts';

export type FailedMail = LetterReport[ 'failed' ][ number ];

/** The server takes at most so many in one report (schema letter-report). */
const MOST = 100;

/**
 * The mails of one mailbox that could not be handed over so far. WordPress keeps the list, counts the tries and decides when
 * one is given up; a person sees it there with its reason and can ask for another try.
 */
export class Letters {
	private open: readonly PollerLetter[] = [];
	private wake: ( () => void ) | null = null;

	constructor(
		private readonly client: Client,
		private readonly mailboxId: number,
		private readonly owner: string,
		private readonly log: Log,
		letters: readonly PollerLetter[] = []
	) {
		this.open = letters;
	}

	/** Takes the list as WordPress has it now. */
	offer( letters: readonly PollerLetter[] ): void {
		this.open = letters;
		if ( this.requested().length > 0 ) {
			this.wake?.();
		}
	}

	/** Aborts when somebody wants a mail tried again, or with the given signal. */
	untilRequested( signal: AbortSignal ): AbortSignal {
		const controller = new AbortController();
		this.wake = () => controller.abort();
		return AbortSignal.any( [ signal, controller.signal ] );
	}

	/** What somebody wants tried again. */
	requested(): PollerLetter[] {
		return this.open.filter( ( letter ) => letter.state === 'retrying' );
	}

	find( folder: string, uidvalidity: string, uid: number ): PollerLetter | undefined {
		return this.open.find( ( letter ) => letter.uid === uid && letter.uidvalidity === uidvalidity && letter.folder === folder );
	}

	/** Whether a mail is given up: it waits for a person, and no longer holds the cursor. */
	isDead( folder: string, uidvalidity: string, uid: number ): boolean {
		return this.find( folder, uidvalidity, uid )?.state === 'dead';
	}

	/**
	 * Tells WordPress what failed and what has arrived after all. Without an answer nothing is given up: the mails stay before the
	 * cursor and come again.
	 *
	 * @returns Whether WordPress has it on record.
	 */
	async report( failed: readonly FailedMail[], delivered: readonly number[], signal: AbortSignal ): Promise< boolean > {
		try {
			for ( let at = 0; at === 0 || at < failed.length; at += MOST ) {
				const body = {
					owner: this.owner,
					failed: failed.slice( at, at + MOST ),
					delivered: at === 0 ? delivered.slice( 0, 500 ) : [],
				};
				this.open = await this.client( 'reportLetters', { path: { id: this.mailboxId }, body, signal } );
			}
			return true;
		} catch ( error ) {
			signal.throwIfAborted();
			const why = error instanceof Error ? error.message : String( error );
			this.log.warn( `${ failed.length } mails that failed could not be put on record: ${ why }` );
			return false;
		}
	}
}
