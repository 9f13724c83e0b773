/**
 * What of one folder is done. The cursor only passes mails that the server has committed; mails behind one that has to
 * be tried again are remembered, so that they are not handed over a second time while this program runs.
 */
export class FolderLedger {
	private readonly waiting = new Set< number >();
	private readonly done = new Set< number >();
	private passed: number;
	private validity: string;

	constructor( uidValidity: string, lastUid: number ) {
		this.validity = uidValidity;
		this.passed = lastUid;
	}

	get uidValidity(): string {
		return this.validity;
	}

	/** The highest UID up to which everything is done. */
	get cursor(): number {
		return this.passed;
	}

	/** UIDs were given out anew: look at everything again; the server knows by the message key what it has. */
	restart( uidValidity: string ): void {
		this.validity = uidValidity;
		this.passed = 0;
		this.waiting.clear();
		this.done.clear();
	}

	/** Takes note of the mails that lie above the cursor now. Returns those still to be handed over. */
	see( uids: readonly number[] ): number[] {
		const present = new Set( uids );
		for ( const uid of this.waiting ) {
			if ( ! present.has( uid ) ) {
				this.waiting.delete( uid );
			}
		}
		const open = uids.filter( ( uid ) => uid > this.passed && ! this.done.has( uid ) );
		open.forEach( ( uid ) => this.waiting.add( uid ) );
		return open;
	}

	/** A mail is committed, or gone from the server. */
	settle( uid: number ): void {
		this.waiting.delete( uid );
		this.done.add( uid );
		const barrier = this.waiting.size === 0 ? Infinity : Math.min( ...this.waiting );
		for ( const each of [ ...this.done ].sort( ( a, b ) => a - b ) ) {
			if ( each >= barrier ) {
				break;
			}
			this.passed = Math.max( this.passed, each );
			this.done.delete( each );
		}
	}
}
