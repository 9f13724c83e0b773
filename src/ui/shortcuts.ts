import { useEffect, useRef } from '@wordpress/element';

/** Keyed by `KeyboardEvent.key`; "mod+k" with Ctrl or ⌘, "g i" one after the other. False: the key was not for it. */
export type Shortcuts = Record< string, () => void | boolean >;

/** So long the second key of "g i" is waited for. */
const SEQUENCE_MS = 1500;

/** Letters belong to the person's text first, and to whatever floats above the screen or is about to (`mesa-opening`). */
function isTaken( event: KeyboardEvent ): boolean {
	const target = event.target as HTMLElement | null;
	if ( ! target || event.defaultPrevented || event.altKey ) {
		return true;
	}
	const isText =
		target.isContentEditable ||
		( [ 'INPUT', 'TEXTAREA', 'SELECT' ].includes( target.tagName ) && ( target as HTMLInputElement ).type !== 'checkbox' );
	if ( isText ) {
		return true;
	}
	if ( event.key === 'Enter' && target.closest( 'button, a, [role="menuitem"]' ) ) {
		return true;
	}
	return document.querySelector( '.components-modal__screen-overlay, .components-popover, .mesa-opening' ) !== null;
}

function nameOf( event: KeyboardEvent ): string {
	return event.ctrlKey || event.metaKey ? `mod+${ event.key.toLowerCase() }` : event.key;
}

/**
 * Keyboard shortcuts for a screen. Silent while somebody types or a dialog is open, as WCAG 2.1.4 asks.
 */
export function useShortcuts( shortcuts: Shortcuts ): void {
	const latest = useRef( shortcuts );
	latest.current = shortcuts;
	useEffect( () => {
		let before = { key: '', at: 0 };
		const onKeyDown = ( event: KeyboardEvent ) => {
			if ( isTaken( event ) || [ 'Shift', 'Control', 'Meta' ].includes( event.key ) ) {
				return;
			}
			const key = nameOf( event );
			const sequence = event.timeStamp - before.at < SEQUENCE_MS ? `${ before.key } ${ key }` : '';
			const action = latest.current[ sequence ] ?? latest.current[ key ];
			before = latest.current[ sequence ] ? { key: '', at: 0 } : { key, at: event.timeStamp };
			if ( action && action() !== false ) {
				event.preventDefault();
			}
		};
		document.addEventListener( 'keydown', onKeyDown );
		return () => document.removeEventListener( 'keydown', onKeyDown );
	}, [] );
}
