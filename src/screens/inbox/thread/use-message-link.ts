import { useEffect } from '@wordpress/element';
import { linkedMessage, onMessageLink } from '../../../store/message-link.ts';

type SetOpen = ( change: ( known: ReadonlySet< number > ) => Set< number > ) => void;

/** Unfolds the message that the address leads to, and brings it on screen when the thread is open already. */
export function useMessageLink( setOpen: SetOpen ): void {
	useEffect( () => {
		const unfold = () => {
			const id = linkedMessage();
			if ( id !== null ) {
				setOpen( ( known ) => new Set( [ ...known, id ] ) );
			}
		};
		unfold();
		return onMessageLink( () => {
			unfold();
			// Once it is drawn unfolded.
			requestAnimationFrame( () =>
				requestAnimationFrame( () =>
					document.querySelector( `[data-message="${ linkedMessage() }"]` )?.scrollIntoView( { block: 'start' } )
				)
			);
		} );
	}, [ setOpen ] );
}
