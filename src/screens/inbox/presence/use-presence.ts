import { useEffect } from '@wordpress/element';
import { meetServer } from '../../../store/draft-meeting.ts';
import { startBeating } from '../../../store/presence.ts';

/** Moving through the list with j and k, a glance at each, is no looking; nor does it keep the next key waiting. */
const PAUSE_MS = 800;

/** Nobody's words are replaced while the cursor stands in them. */
function mayReplace(): boolean {
	return document.querySelector( '.mesa-composer :focus' ) === null;
}

/** Says that somebody looks at this ticket, and takes over what the same person has written elsewhere. */
export function usePresence( ticketId: number, loaded: boolean ): void {
	useEffect( () => {
		if ( ! loaded ) {
			return;
		}
		let stop: ( () => void ) | null = null;
		const timer = setTimeout( () => {
			stop = startBeating( ticketId, ( drafts ) => void meetServer( ticketId, drafts, mayReplace() ) );
		}, PAUSE_MS );
		return () => {
			clearTimeout( timer );
			stop?.();
		};
	}, [ ticketId, loaded ] );
}
