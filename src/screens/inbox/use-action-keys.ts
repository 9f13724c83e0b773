import { useMemo } from '@wordpress/element';
import { useShortcuts } from '../../ui/shortcuts.ts';
import type { Shortcuts } from '../../ui/shortcuts.ts';
import { ACTIONS } from './actions/index.ts';
import type { ActionContext } from './actions/index.ts';

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
}
