import { useEffect } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { guardLeaving } from '../../store/route.ts';

/** Asks before a form is left with something that is not saved, be it for another page or for another screen of ours. */
export function useAskBeforeLeaving( isChanged: boolean ): void {
	useEffect( () => {
		if ( ! isChanged ) {
			return undefined;
		}
		const ask = ( event: BeforeUnloadEvent ) => event.preventDefault();
		window.addEventListener( 'beforeunload', ask );
		const letGo = guardLeaving( () =>
			// eslint-disable-next-line no-alert -- As the browser asks for another page; it has to answer before the step is made.
			window.confirm( __( 'What you changed here is not saved. Leave without saving?', 'mesa-help-desk' ) )
		);
		return () => {
			window.removeEventListener( 'beforeunload', ask );
			letGo();
		};
	}, [ isChanged ] );
}
