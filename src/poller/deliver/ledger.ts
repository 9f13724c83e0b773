/**
 * What of one folder is done. The cursor only passes mails that the server has committed; mails behind one that has to
 * be tried again are remembered, so that they are not handed over a second time while this program runs.
 */
export class FolderLedger {
	/** The mails above the cursor, oldest first. */
	private order: number[] = [];
	/** How many of them the cursor has passed. */
	private at = 0;
	private readonly done = new Set< number >();
	private passed: number;
	private validity: string;
	private firstLook: number;

	/** @param baseline The folder's highest UID when it was first looked at; 0 where that does not matter. */
	constructor( uidValidity: string, lastUid: number, baseline = 0 ) {
		this.validity = uidValidity;
		this.passed = lastUid;
		this.firstLook = baseline;
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

	/** UIDs were given out anew: look at everything again; the server knows by the message key what it has. */
	restart( uidValidity: string, baseline = 0 ): void {
		this.validity = uidValidity;
		this.firstLook = baseline;
		this.passed = 0;
		this.order = [];
		this.at = 0;
		this.done.clear();
	}

	/** Takes note of the mails that lie above the cursor now. Returns those still to be handed over. */
	see( uids: readonly number[] ): number[] {
		// What is not listed any more is gone from the server and holds up nothing.
		this.order = uids.filter( ( uid ) => uid > this.passed ).sort( ( a, b ) => a - b );
		this.at = 0;
		this.advance();
		return this.order.filter( ( uid ) => uid > this.passed && ! this.done.has( uid ) );
	}

	/** A mail is committed, or gone from the server. */
	settle( uid: number ): void {
		this.done.add( uid );
		this.advance();
	}

	private advance(): void {
		while ( this.at < this.order.length && this.done.has( this.order[ this.at ] as number ) ) {
			this.passed = this.order[ this.at++ ] as number;
			this.done.delete( this.passed );
		}
		// What was there at the first look and is not listed is left alone for ever.
		const next = this.order[ this.at ];
		this.passed = Math.max( this.passed, Math.min( this.firstLook, next === undefined ? this.firstLook : next - 1 ) );
	}
}
