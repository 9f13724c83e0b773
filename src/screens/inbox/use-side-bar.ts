import { useState } from '@wordpress/element';
import { keepPreference, readPreference } from '../../store/preferences.ts';

/** What is still sliding in cannot take the focus yet. */
const SLIDE_MS = 200;

export interface SideBarState {
	/** Beside the thread, where there is room. */
	isOpen: boolean;
	/** Over the thread, where there is none. */
	isOver: boolean;
	toggle: () => void;
	show: ( focus?: string ) => void;
	/** False when it was not over the thread. */
	close: () => boolean;
}

/** On a narrow screen the side bar has no column of its own. The style sheet decides which screen that is. */
function hasNoColumn(): boolean {
	return window.getComputedStyle( document.querySelector( '.mesa-side' ) ?? document.body ).position === 'absolute';
}

/** Whether the side bar is on screen; as a column that is remembered. */
export function useSideBar(): SideBarState {
	const [ isOpen, setOpen ] = useState( () => readPreference( 'panel:side', 'open' ) === 'open' );
	// Over the thread the side bar would hide what one came to read, so there it starts closed.
	const [ isOver, setOver ] = useState( false );
	return {
		isOpen,
		isOver,
		toggle: () => {
			if ( hasNoColumn() ) {
				setOver( ! isOver );
				return;
			}
			keepPreference( 'panel:side', isOpen ? 'folded' : 'open' );
			setOpen( ! isOpen );
		},
		show: ( focus ) => {
			if ( hasNoColumn() ) {
				setOver( true );
			} else {
				setOpen( true );
			}
			if ( focus ) {
				setTimeout( () => document.querySelector< HTMLElement >( `.mesa-side ${ focus }` )?.focus(), SLIDE_MS );
			}
		},
		close: () => {
			setOver( false );
			return isOver;
		},
	};
}
