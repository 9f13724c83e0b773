import type { FolderLedger } from '../deliver/ledger.ts';
import type { LeftAlone, MailSource, WaitingMail } from '../providers/mail-source.ts';

/**
 * Mail of one folder that was there before the mailbox was connected and shall be fetched. There may be years of it, so it is
 * listed once, and taken in slices between which new mail has its turn.
 */
export class Backlog {
	private readonly tried = new Set< number >();

	private constructor(
		private readonly uidvalidity: string,
		private readonly mails: readonly WaitingMail[]
	) {}

	/** Of what waits, the mails that were there at the first look; null when there are none. */
	static of( ledger: FolderLedger, waiting: readonly WaitingMail[] ): Backlog | null {
		const old = waiting.filter( ( mail ) => mail.uid <= ledger.baseline );
		return old.length > 0 ? new Backlog( ledger.uidValidity, old ) : null;
	}

	fits( ledger: FolderLedger ): boolean {
		return this.uidvalidity === ledger.uidValidity;
	}

	/** All of them that are above the cursor, those too that failed once: they still hold it. */
	above( cursor: number ): WaitingMail[] {
		return this.mails.filter( ( mail ) => mail.uid > cursor );
	}

	/** What fails is tried again when the others are through, not with every slice. */
	isTried( uid: number ): boolean {
		return this.tried.has( uid );
	}

	note( uids: readonly number[] ): void {
		uids.forEach( ( uid ) => this.tried.add( uid ) );
	}

	/** Whether each has had its turn. */
	get isThrough(): boolean {
		return this.mails.every( ( mail ) => this.tried.has( mail.uid ) );
	}
}

/**
 * What waits in the open folder, lowest UID first. While a backlog is being taken in, only new mail is listed anew.
 *
 * @param backlogs By folder; kept here.
 */
export async function waitingMails(
	source: MailSource,
	folder: string,
	ledger: FolderLedger,
	backlogs: Map< string, Backlog >,
	leftAlone: LeftAlone | null
): Promise< WaitingMail[] > {
	const known = backlogs.get( folder );
	if ( known?.fits( ledger ) && ! known.isThrough ) {
		return [ ...known.above( ledger.cursor ), ...( await source.list( ledger.newCursor ) ) ];
	}
	const waiting = await source.list( ledger.cursor, leftAlone );
	const backlog = Backlog.of( ledger, waiting );
	backlogs.delete( folder );
	if ( backlog ) {
		backlogs.set( folder, backlog );
	}
	return waiting;
}
