import { getBoot } from './boot.ts';

/** Small choices of one person in one browser: folded panels, whose pictures are shown. */
export type PreferenceName = `panel:${ string }` | `images:${ string }` | 'order' | 'alarms';

function keyOf( name: PreferenceName ): string {
	return `mesa-pref:${ getBoot().user.id }:${ name }`;
}

export function readPreference( name: PreferenceName, fallback: string ): string {
	try {
		return window.localStorage.getItem( keyOf( name ) ) ?? fallback;
	} catch {
		return fallback;
	}
}

export function keepPreference( name: PreferenceName, value: string ): void {
	try {
		window.localStorage.setItem( keyOf( name ), value );
	} catch {
		// Without storage the choice holds until the page is left.
	}
}
