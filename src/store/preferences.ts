import { useSyncExternalStore } from '@wordpress/element';
import { getBoot } from './boot.ts';

/** Small choices of one person in one browser: folded panels, whose pictures are shown, how the screen looks. */
export type PreferenceName =
	| `panel:${ string }`
	| `images:${ string }`
	| `news:${ string }`
	| 'order'
	| 'alarms'
	/** One search a line, the latest first. */
	| 'recent-searches'
	/** "next" or "stay": after sending. */
	| 'send:next'
	/** "system", "light" or "dark". */
	| 'look'
	/** "comfortable" or "compact". */
	| 'density'
	/** "on" or "off". */
	| 'full-screen'
	/** "open" or "folded". */
	| 'folders'
	/** Of the list, in CSS pixels. */
	| 'list-width';

const listeners = new Set< () => void >();

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
	listeners.forEach( ( listener ) => listener() );
}

function subscribe( listener: () => void ): () => void {
	listeners.add( listener );
	// Another tab of the same person.
	window.addEventListener( 'storage', listener );
	return () => {
		listeners.delete( listener );
		window.removeEventListener( 'storage', listener );
	};
}

/** A choice as it stands now; whoever uses it is drawn again when it changes, in other tabs too. */
export function usePreference( name: PreferenceName, fallback: string ): string {
	return useSyncExternalStore( subscribe, () => readPreference( name, fallback ) );
}
