/**
 * What of one folder is done. The cursor only passes mails that the server has committed; mails behind one that has to
 * be tried again are remembered, so that they are not handed over a second time while this program runs. New mail goes
 * before the mail of before, so it has a cursor of its own, which is kept: a program that is ended in the middle of an
 * import of hours does not make the next one hand over all new mail once more.
 */
export class FolderLedger {
	/** The mails above the cursor, oldest first. */
	private order: number[] = [];
	/** How many of them the cursor has passed. */
	private at = 0;
	/** How many of them lie below those that the cursor of new mail has not passed. */
	private newAt = 0;
	private readonly done = new Set< number >();
	private passed: number;
	private validity: string;
	private firstLook: number;
	/** Above the first look, everything up to here is done. */
	private newPassed: number;

	private old = 0;
	private allOld: number;

	/**
	 * @param baseline    The folder's highest UID when it was first looked at; 0 where that does not matter.
	 * @param importTotal How many mails of before there were to fetch, as far as that was counted.
	 * @param newUid      The cursor of new mail; 0 where there is none.
	 */
	constructor( uidValidity: string, lastUid: number, baseline = 0, importTotal = 0, newUid = 0 ) {
		this.validity = uidValidity;
		this.passed = lastUid;
		this.firstLook = baseline;
		this.newPassed = Math.max( baseline, newUid );
		this.allOld = importTotal;
	}

	get uidValidity(): string {
		return this.validity;
	}

	/** The highest UID up to which everything is done. */
	get cursor(): number {
		return this.passed;
	}

	/** Mails up to this UID were there at the first look: those older than the mailbox's import_since are left alone. */
	get baseline(): number {
		return this.firstLook;
	}

	/** The highest UID up to which all new mail is done, that is what lies above the baseline. */
	get newCursor(): number {
		return Math.max( this.passed, this.newPassed );
	}

	/** Mails that were there at the first look and still have to be handed over. */
	get importLeft(): number {
		return this.old;
	}

	/** How many of them there were when they were first counted. */
	get importTotal(): number {
		return this.allOld;
	}

	/** UIDs were given out anew: look at everything again; the server knows by the message key what it has. */
	restart( uidValidity: string, baseline = 0 ): void {
		this.validity = uidValidity;
		this.firstLook = baseline;
		this.newPassed = baseline;
		this.passed = 0;
		this.old = 0;
		this.allOld = 0;
		this.order = [];
		this.at = 0;
		this.done.clear();
	}

	/** Takes note of the mails that lie above the cursor now. Returns those still to be handed over. */
	see( uids: readonly number[] ): number[] {
		// What is not listed any more is gone from the server and holds up nothing.
		this.order = uids.filter( ( uid ) => uid > this.passed && ! this.isPassedNew( uid ) ).sort( ( a, b ) => a - b );
		[ ...this.done ].filter( ( uid ) => this.isPassedNew( uid ) ).forEach( ( uid ) => this.done.delete( uid ) );
		this.newAt = this.order.findIndex( ( uid ) => uid > this.firstLook );
		this.newAt = this.newAt < 0 ? this.order.length : this.newAt;
		this.at = 0;
		this.advance();
		const open = this.order.filter( ( uid ) => uid > this.passed && ! this.done.has( uid ) );
		this.old = open.filter( ( uid ) => uid <= this.firstLook ).length;
		this.allOld = Math.max( this.allOld, this.old );
		return open;
	}

	/** A mail is committed, or gone from the server. */
	settle( uid: number ): void {
		if ( uid <= this.passed || this.isPassedNew( uid ) || this.done.has( uid ) ) {
			return;
		}
		this.old -= uid <= this.firstLook && this.old > 0 ? 1 : 0;
		this.done.add( uid );
		this.advance();
	}

	private isPassedNew( uid: number ): boolean {
		return uid > this.firstLook && uid <= this.newPassed;
	}

	private advance(): void {
		for ( ; this.newAt < this.order.length && this.done.has( this.order[ this.newAt ] as number ); this.newAt++ ) {
			this.newPassed = this.order[ this.newAt ] as number;
		}
		while ( this.at < this.order.length && this.done.has( this.order[ this.at ] as number ) ) {
			this.passed = this.order[ this.at++ ] as number;
			this.done.delete( this.passed );
		}
		// What was there at the first look and is not listed is left alone for ever.
		const next = this.order[ this.at ];
		const below = next === undefined ? this.newPassed : next - 1;
		this.passed = Math.max( this.passed, Math.min( this.newPassed, below ) );
	}
}
