import { useEffect } from '@wordpress/element';
import { keepPreference, readPreference, usePreference } from '../../../store/preferences.ts';

export interface FrameChoices {
	isFullScreen: boolean;
	isCompact: boolean;
	/** Folders as icons only. */
	isFolded: boolean;
}

/** How this person has arranged the inbox. Full screen takes wp-admin's menu and bar away, on this page only. */
export function useFrameChoices(): FrameChoices {
	const isFullScreen = usePreference( 'full-screen', 'off' ) === 'on';
	const isCompact = usePreference( 'density', 'comfortable' ) === 'compact';
	const isFolded = usePreference( 'folders', 'open' ) === 'folded';
	useEffect( () => {
		// WordPress draws them outside of our root.
		document.documentElement.classList.toggle( 'mesa-is-full-screen', isFullScreen );
		return () => document.documentElement.classList.remove( 'mesa-is-full-screen' );
	}, [ isFullScreen ] );
	return { isFullScreen, isCompact, isFolded };
}

const toggle = ( name: 'full-screen' | 'density' | 'folders', [ off, on ]: [ string, string ] ): void =>
	keepPreference( name, readPreference( name, off ) === on ? off : on );

export const toggleFullScreen = (): void => toggle( 'full-screen', [ 'off', 'on' ] );
export const toggleDensity = (): void => toggle( 'density', [ 'comfortable', 'compact' ] );
export const toggleFolders = (): void => toggle( 'folders', [ 'open', 'folded' ] );
