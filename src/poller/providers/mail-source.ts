/** A mail waiting in a folder. */
export interface WaitingMail {
	uid: number;
	/** Bytes. */
	size: number;
	/** When the server received it (INTERNALDATE). */
	receivedAt: Date;
}

export interface FolderState {
	/** Digits; UIDs mean nothing once it changes. */
	uidValidity: string;
	uidNext: number;
}

/** Mails that nobody wants as tickets: there at the first look, and older than the mailbox's import_since. */
export interface LeftAlone {
	/** Up to this UID. */
	upTo: number;
	/** Received before. */
	before: Date;
}

export interface FetchedMail {
	uid: number;
	source: Buffer;
}

/** Reading side of a mailbox, whatever its protocol. */
export interface MailSource {
	open: ( folder: string ) => Promise< FolderState >;
	/** Mails with a UID above the given one in the open folder, lowest UID first, without those left alone. */
	list: ( afterUid: number, leftAlone?: LeftAlone | null ) => Promise< WaitingMail[] >;
	/** Small mails, whole. Those gone meanwhile are missing from the answer. */
	fetch: ( uids: readonly number[] ) => Promise< FetchedMail[] >;
	/** Streams a large mail into a file; false when it is gone. */
	download: ( uid: number, path: string ) => Promise< boolean >;
	/** What happens to a mail on the server once WordPress has it. */
	finish: ( uids: readonly number[], after: 'keep' | 'seen' | 'move', moveTo: string ) => Promise< void >;
	/** Ends when something may have arrived, when the connection is lost or at the abort. */
	wait: ( signal: AbortSignal ) => Promise< void >;
	close: () => Promise< void >;
}
