import type { ReplyInput } from '../contract/generated/types.ts';
import { getBoot } from './boot.ts';

/** A file that goes with what is written. */
export interface DraftFile {
	sha256: string;
	filename: string;
	content_type: string;
	/** Bytes. */
	size: number;
	/** Of a picture inside the text: its cid: name. */
	content_id?: string;
	/** Shows the picture again where it is written on, see previewFile. */
	proof?: string;
}

/** What somebody was writing. Kept in this browser until it is sent, so that a reload or a crash loses nothing. */
export interface Draft {
	/** What was written, as the editor gives it; its pictures are named cid:, see `files`. Empty where only text is known. */
	html: string;
	/** The same as plain text. */
	text: string;
	to: string[];
	/** null: whoever was in copy of what is answered. */
	cc: string[] | null;
	bcc: string[];
	/** Files that are already on the server. */
	files: DraftFile[];
	/** Whether the message that is answered goes along below. */
	quote: boolean;
	/** What is passed on; null for everything else than a forward. */
	forward: { message_id: number; thread: boolean } | null;
	/** What a saved reply in it makes of the ticket when it is sent; null: as always. */
	statusAfter: NonNullable< ReplyInput[ 'status_after' ] > | null;
	/** Made once a reply, so that sending twice stores it once. */
	clientKey: string;
	/** The draft's own name on the server; stays the same while it is written. */
	key: string;
	/** How often the server has it saved; 0: it does not know it. */
	revision: number;
	/** Whether the server has these very words. */
	synced: boolean;
	/** The newest message and the newest line of the history when writing began; 0: not begun. */
	basedOn: number;
	basedOnEvent: number;
}

const PREFIX = 'mesa-draft';

export function newClientKey(): string {
	const bytes = window.crypto.getRandomValues( new Uint8Array( 16 ) );
	return Array.from( bytes, ( byte ) => byte.toString( 16 ).padStart( 2, '0' ) ).join( '' );
}

export function emptyDraft(): Draft {
	return {
		html: '',
		text: '',
		to: [],
		cc: null,
		bcc: [],
		files: [],
		quote: true,
		forward: null,
		statusAfter: null,
		clientKey: newClientKey(),
		key: newClientKey(),
		revision: 0,
		synced: false,
		basedOn: 0,
		basedOnEvent: 0,
	};
}

function keyOf( name: string ): string {
	return `${ PREFIX }:${ getBoot().user.id }:${ name }`;
}

/** Where a draft lies in this browser's storage, for example that of "reply:1042". */
export const storageKeyOf = keyOf;

/** What somebody has written, to be compared: two drafts that say the same say it with the same words here. */
export function contentOf( { html, text, to, cc, bcc, files, quote, forward, statusAfter }: Draft ): string {
	return JSON.stringify( [ html, text, to, cc, bcc, files, quote, forward, ...( statusAfter ? [ statusAfter ] : [] ) ] );
}

/** @param name For example "reply:1042". */
export function readDraft( name: string ): Draft {
	try {
		const stored = window.localStorage.getItem( keyOf( name ) );
		return stored ? { ...emptyDraft(), ...( JSON.parse( stored ) as Partial< Draft > ) } : emptyDraft();
	} catch {
		return emptyDraft();
	}
}

export function isEmptyDraft( draft: Pick< Draft, 'text' | 'files' > ): boolean {
	return draft.text.trim() === '' && draft.files.length === 0;
}

/** Keeps a draft, or forgets it when there is nothing in it. A full or forbidden storage is no reason to stop writing. */
export function keepDraft( name: string, draft: Draft ): void {
	try {
		if ( isEmptyDraft( draft ) ) {
			window.localStorage.removeItem( keyOf( name ) );
		} else {
			window.localStorage.setItem( keyOf( name ), JSON.stringify( draft ) );
		}
	} catch {
		// Private windows may refuse storage; the text is still on screen.
	}
}

export function hasDraft( name: string ): boolean {
	try {
		return window.localStorage.getItem( keyOf( name ) ) !== null;
	} catch {
		return false;
	}
}
