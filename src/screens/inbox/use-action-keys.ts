import { useEffect, useMemo } from '@wordpress/element';
import { useShortcuts } from '../../ui/shortcuts.ts';
import type { Shortcuts } from '../../ui/shortcuts.ts';
import { ACTIONS } from './actions/index.ts';
import type { ActionContext } from './actions/index.ts';
import { fetchDialogs } from './lazy-dialogs.tsx';

/** The list comes first; then the letters typed right after Ctrl+K should find the palette there. */
const FETCH_AFTER_MS = 2500;

/**
 * Ctrl/⌘ K is ours on this page, before WordPress's own palette hears of it. In the editor it stays what it is
 * in every editor: a link.
 */
function usePaletteKey( getContext: () => ActionContext ): void {
	useEffect( () => {
		const onKeyDown = ( event: KeyboardEvent ) => {
			const isOurs = ( event.ctrlKey || event.metaKey ) && ! event.altKey && ! event.shiftKey && event.key.toLowerCase() === 'k';
			const target = event.target as HTMLElement | null;
			if ( ! isOurs || target?.isContentEditable ) {
				return;
			}
			event.preventDefault();
			event.stopImmediatePropagation();
			if ( ! document.querySelector( '.components-modal__screen-overlay' ) ) {
				ACTIONS.find( ( { id } ) => id === 'palette' )?.run( getContext() );
			}
		};
		window.addEventListener( 'keydown', onKeyDown, { capture: true } );
		const timer = setTimeout( fetchDialogs, FETCH_AFTER_MS );
		return () => {
			clearTimeout( timer );
			window.removeEventListener( 'keydown', onKeyDown, { capture: true } );
		};
	}, [ getContext ] );
}

/** Makes the keys of all actions work. A key whose action cannot be done now does nothing. */
export function useActionKeys( getContext: () => ActionContext ): void {
	const shortcuts = useMemo( () => {
		const made: Shortcuts = {};
		for ( const action of ACTIONS ) {
			for ( const key of action.keys ?? [] ) {
				made[ key ] = () => {
					const context = getContext();
					if ( action.when && ! action.when( context ) ) {
						return false;
					}
					action.run( context );
					return true;
				};
			}
		}
		return made;
	}, [ getContext ] );
	useShortcuts( shortcuts );
	usePaletteKey( getContext );
}
