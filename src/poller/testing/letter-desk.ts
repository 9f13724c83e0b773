import type { LetterReport, PollerLetter } from '../../contract/generated/types.ts';

type Failed = LetterReport[ 'failed' ][ number ];

/** A mail that could not be handed over, as the server of the tests keeps it. */
export type KeptLetter = PollerLetter & Failed & { tries: number };

const isSame = ( one: Failed, other: Failed ) =>
	one.uid === other.uid &&
	one.folder === other.folder &&
	one.uidvalidity === other.uidvalidity &&
	( one.uid > 0 || one.key === other.key );

/** WordPress's list of mails that could not be handed over, with simpler rules: so many tries, then given up. */
export class LetterDesk {
	/** After so many tries a mail is given up. */
	patience = 3;
	private readonly byMailbox = new Map< number, KeptLetter[] >();
	private nextId = 100;

	of( mailbox: number ): KeptLetter[] {
		return this.byMailbox.get( mailbox ) ?? [];
	}

	/** A person asks for another try of everything. */
	retryAll( mailbox: number ): void {
		this.of( mailbox ).forEach( ( letter ) => {
			letter.state = 'retrying';
		} );
	}

	take( mailbox: number, { failed, delivered }: LetterReport ): void {
		const letters = this.of( mailbox ).filter( ( letter ) => ! delivered.includes( letter.id ) );
		for ( const mail of failed ) {
			const known = letters.find( ( each ) => isSame( each, mail ) );
			const letter: KeptLetter = known ?? { ...mail, id: this.nextId++, state: 'trying', tries: 0 };
			const tries = letter.tries + 1;
			const isDead = letter.state !== 'trying' || mail.uid === 0 || tries >= this.patience;
			Object.assign( letter, mail, { tries, raw_sha256: mail.raw_sha256 || letter.raw_sha256, state: isDead ? 'dead' : 'trying' } );
			letters.push( ...( known ? [] : [ letter ] ) );
		}
		this.byMailbox.set( mailbox, letters );
	}

	/** What the poller is told of them. */
	told( mailbox: number ): PollerLetter[] {
		return this.of( mailbox ).map( ( { id, folder, uidvalidity, uid, key, received_at, raw_sha256, state } ) => ( {
			id,
			folder,
			uidvalidity,
			uid,
			key,
			received_at,
			raw_sha256,
			state,
		} ) );
	}
}
