import { useEffect, useSyncExternalStore } from '@wordpress/element';

export type Look = 'light' | 'dark';

const DARK = '(prefers-color-scheme: dark)';

function subscribe( listener: () => void ): () => void {
	const query = window.matchMedia?.( DARK );
	query?.addEventListener( 'change', listener );
	return () => query?.removeEventListener( 'change', listener );
}

/** What the system asks for, as of now. */
function useSystemLook(): Look {
	return useSyncExternalStore( subscribe, () => ( window.matchMedia?.( DARK ).matches ? 'dark' : 'light' ) );
}

/**
 * Light or dark, as the person chose or as the system asks; said to the style sheet by an attribute of the
 * page, because dialogs and menus are drawn outside of the screen.
 *
 * @param wanted "light", "dark", or anything else for what the system asks.
 */
export function useLook( wanted: string ): void {
	const system = useSystemLook();
	const look = wanted === 'light' || wanted === 'dark' ? wanted : system;
	useEffect( () => {
		document.documentElement.dataset.mesaLook = look;
		listeners.forEach( ( listener ) => listener() );
		return () => {
			delete document.documentElement.dataset.mesaLook;
		};
	}, [ look ] );
}

const listeners = new Set< () => void >();

function follow( listener: () => void ): () => void {
	listeners.add( listener );
	return () => listeners.delete( listener );
}

/** Whether the page is dark now. For what the style sheet does not reach, such as the frames of mails. */
export function useIsDark(): boolean {
	return useSyncExternalStore( follow, () => document.documentElement.dataset.mesaLook === 'dark' );
}
