import { useEffect, useRef } from '@wordpress/element';
import { onDrafts } from '../../../store/draft-events.ts';
import type { DraftMove } from '../../../store/draft-events.ts';
import { ticketOf } from '../../../store/draft-shape.ts';
import { hasDraft } from '../../../store/drafts.ts';

/**
 * Opens the reply box anew when words come back into it: a reply was taken back, or another machine's draft was found.
 *
 * @param ticketId The ticket on screen.
 * @param onMove   Called with why.
 */
export function useFoundDrafts( ticketId: number, onMove: ( move: DraftMove ) => void ): void {
	const latest = useRef( onMove );
	latest.current = onMove;
	useEffect(
		() =>
			onDrafts( ( name, move ) => {
				// An open box shows what was found by itself.
				const isShown = document.querySelector( '.mesa-composer' ) !== null;
				const isWanted = move === 'restored' || ( move === 'found' && ! isShown );
				// What was sent from elsewhere leaves no empty box behind.
				const isOver = move === 'ended' && ! hasDraft( name );
				if ( move && ticketOf( name ) === ticketId && ( isOver || ( isWanted && hasDraft( name ) ) ) ) {
					latest.current( move );
				}
			} ),
		[ ticketId ]
	);
}
