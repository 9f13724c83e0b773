import { useCallback, useEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { guardLeaving } from '../../store/route.ts';

/**
 * Asks before a form is left with something that is not saved, be it for another page or for another screen of ours.
 *
 * @return Asks no more, until something is changed after the next save: for a form that leaves by itself.
 */
export function useAskBeforeLeaving( isChanged: boolean ): () => void {
	const isFree = useRef( false );
	useEffect( () => {
		if ( ! isChanged ) {
			return undefined;
		}
		isFree.current = false;
		const ask = ( event: BeforeUnloadEvent ) => {
			if ( ! isFree.current ) {
				event.preventDefault();
			}
		};
		window.addEventListener( 'beforeunload', ask );
		const letGo = guardLeaving(
			() =>
				isFree.current ||
				// eslint-disable-next-line no-alert -- As the browser asks for another page; it has to answer before the step is made.
				window.confirm( __( 'What you changed here is not saved. Leave without saving?', 'mesa-help-desk' ) )
		);
		return () => {
			window.removeEventListener( 'beforeunload', ask );
			letGo();
		};
	}, [ isChanged ] );
	return useCallback( () => {
		isFree.current = true;
	}, [] );
}
