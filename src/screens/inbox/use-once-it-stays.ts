import { useEffect, useRef } from '@wordpress/element';

/** Moving through the list with j and k, a glance at each ticket, is no reading, and keeps the next key waiting for nothing (docs/adr/0051). */
export const STAYS_OPEN_MS = 800;

/**
 * Does what is due once a ticket has stayed open.
 *
 * @param ticketId Another ticket begins anew.
 * @param isDue    Whether there is anything to do; when it is no more, what was begun ends.
 * @param begin    Answers with what ends it, if anything does.
 */
export function useOnceItStays( ticketId: number, isDue: boolean, begin: () => ( () => void ) | null ): void {
	const latest = useRef( begin );
	latest.current = begin;
	useEffect( () => {
		if ( ! isDue ) {
			return;
		}
		let end: ( () => void ) | null = null;
		const timer = setTimeout( () => {
			end = latest.current();
		}, STAYS_OPEN_MS );
		return () => {
			clearTimeout( timer );
			end?.();
		};
	}, [ ticketId, isDue ] );
}
