import { meetServer } from '../../../store/draft-meeting.ts';
import { startBeating } from '../../../store/presence.ts';
import { useOnceItStays } from '../use-once-it-stays.ts';

/** Nobody's words are replaced while the cursor stands in them. */
function mayReplace(): boolean {
	return document.querySelector( '.mesa-composer :focus' ) === null;
}

/** Says that somebody looks at this ticket, and takes over what the same person has written elsewhere. */
export function usePresence( ticketId: number, loaded: boolean ): void {
	useOnceItStays( ticketId, loaded, () => startBeating( ticketId, ( drafts ) => void meetServer( ticketId, drafts, mayReplace() ) ) );
}
