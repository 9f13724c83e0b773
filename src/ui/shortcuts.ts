import { useEffect, useRef } from '@wordpress/element';

export type Shortcuts = Record< string, () => void >;

/** Letters belong to the person's text first, and to whatever floats above the screen. */
function isTaken( event: KeyboardEvent ): boolean {
	const target = event.target as HTMLElement | null;
	if ( ! target || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey ) {
		return true;
	}
	if ( target.isContentEditable || [ 'INPUT', 'TEXTAREA', 'SELECT' ].includes( target.tagName ) ) {
		return ( target as HTMLInputElement ).type !== 'checkbox';
	}
	if ( event.key === 'Enter' && target.closest( 'button, a, [role="menuitem"]' ) ) {
		return true;
	}
	return document.querySelector( '.components-modal__screen-overlay, .components-popover' ) !== null;
}

/**
 * Single-key shortcuts for a screen, keyed by `KeyboardEvent.key`. Silent while somebody types or a
 * dialog is open, as WCAG 2.1.4 asks.
 */
export function useShortcuts( shortcuts: Shortcuts ): void {
	const latest = useRef( shortcuts );
	latest.current = shortcuts;
	useEffect( () => {
		const onKeyDown = ( event: KeyboardEvent ) => {
			const action = isTaken( event ) ? undefined : latest.current[ event.key ];
			if ( action ) {
				event.preventDefault();
				action();
			}
		};
		document.addEventListener( 'keydown', onKeyDown );
		return () => document.removeEventListener( 'keydown', onKeyDown );
	}, [] );
}
