import { getBoot } from './boot.ts';

/** What somebody was writing. Kept in this browser until it is sent, so that a reload or a crash loses nothing. */
export interface Draft {
	text: string;
	to: string[];
	/** null: whoever was in copy of what is answered. */
	cc: string[] | null;
	bcc: string[];
	/** Files that are already on the server. */
	files: { sha256: string; filename: string; content_type: string; size: number }[];
	/** Made once a reply, so that sending twice stores it once. */
	clientKey: string;
}

const PREFIX = 'mesa-draft';

export function newClientKey(): string {
	const bytes = window.crypto.getRandomValues( new Uint8Array( 16 ) );
	return Array.from( bytes, ( byte ) => byte.toString( 16 ).padStart( 2, '0' ) ).join( '' );
}

export function emptyDraft(): Draft {
	return { text: '', to: [], cc: null, bcc: [], files: [], clientKey: newClientKey() };
}

function keyOf( name: string ): string {
	return `${ PREFIX }:${ getBoot().user.id }:${ name }`;
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

/** Keeps a draft, or forgets it when there is nothing in it. A full or forbidden storage is no reason to stop writing. */
export function keepDraft( name: string, draft: Draft ): void {
	const isEmpty = draft.text.trim() === '' && draft.files.length === 0;
	try {
		if ( isEmpty ) {
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
