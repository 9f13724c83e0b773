import type { Desk, Person } from '../contract/generated/types.ts';

/** What php/Boot/AdminPage.php prints as `window.mesaBoot` before the handle `mesa-admin`. */
export interface Boot {
	/** For example "https://shop.example/wp-json/". */
	restRoot: string;
	/** Of the action `wp_rest`; api-fetch renews its own copy, uploads take it from there. */
	nonce: string;
	user: Person;
	/** Only the capabilities that the person has are true; a missing key means no. */
	capabilities: Record< string, boolean >;
	/** The static file that moves with every write; empty when uploads cannot be served. */
	pulseUrl: string;
	/** WordPress's form, for example "es_ES". */
	locale: string;
	undoSeconds: number;
	/** Ends with a slash. */
	adminUrl: string;
	version: string;
	siteName: string;
	/** What tickets are sorted by, as it was when the page was loaded. */
	desk?: Desk;
}

declare global {
	interface Window {
		mesaBoot?: Boot;
	}
}

const EMPTY: Boot = {
	restRoot: '/wp-json/',
	nonce: '',
	user: { id: 0, name: '', avatar: '' },
	capabilities: {},
	pulseUrl: '',
	locale: 'en_US',
	undoSeconds: 10,
	adminUrl: '/wp-admin/',
	version: '',
	siteName: '',
};

export function getBoot(): Boot {
	return window.mesaBoot ?? EMPTY;
}

/** Whether the signed-in person has one of Mesa's capabilities, for example "mesa_reply". */
export function allows( capability: string ): boolean {
	return getBoot().capabilities[ capability ] === true;
}
