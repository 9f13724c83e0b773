import type { Quota, Removal } from './imap-remove.ts';

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

/** A mail that is there and that the server does not give out: damaged storage, a scanner that holds it back. */
export interface WithheldMail {
	uid: number;
	/** Why, in words for people. */
	withheld: string;
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
	/** Those of the given mails that are in the open folder, lowest UID first. */
	look: ( uids: readonly number[] ) => Promise< WaitingMail[] >;
	/** UIDs, up to one, of mails in the open folder with any of these Message-IDs, lowest first. */
	find: ( messageIds: readonly string[], upTo: number ) => Promise< number[] >;
	/** Small mails, whole. Those gone meanwhile are missing from the answer. */
	fetch: ( uids: readonly number[] ) => Promise< ( FetchedMail | WithheldMail )[] >;
	/** Streams a large mail into a file; false when it is gone. */
	download: ( uid: number, path: string ) => Promise< boolean | WithheldMail >;
	/** What happens to mails on the server once WordPress has them; false when the server refuses it. */
	finish: ( uids: readonly number[], after: 'keep' | 'seen' | 'move', moveTo: string ) => Promise< boolean >;
	/** Deletes one mail of the open folder for good, once its header block has been shown to be the right one. */
	remove: ( uid: number, isTheOne: ( headers: Buffer ) => boolean ) => Promise< Removal >;
	/** How full the account is; null where the server does not tell. */
	quota: () => Promise< Quota | null >;
	/** Ends when something may have arrived, when the connection is lost or at the abort. */
	wait: ( signal: AbortSignal ) => Promise< void >;
	close: () => Promise< void >;
}
