import { useEffect } from '@wordpress/element';

/** The browser asks before the page is left with something that is not saved. */
export function useAskBeforeLeaving( isChanged: boolean ): void {
	useEffect( () => {
		if ( ! isChanged ) {
			return undefined;
		}
		const ask = ( event: BeforeUnloadEvent ) => event.preventDefault();
		window.addEventListener( 'beforeunload', ask );
		return () => window.removeEventListener( 'beforeunload', ask );
	}, [ isChanged ] );
}
