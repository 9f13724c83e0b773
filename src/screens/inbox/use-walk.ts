import { useDispatch, useRegistry } from '@wordpress/data';
import { useEffect, useState } from '@wordpress/element';
import { deskStore } from '../../store/desk/index.ts';
import type { DeskState } from '../../store/desk/state.ts';
import { replaceRoute } from '../../store/route.ts';
import { STAYS_OPEN_MS } from './use-once-it-stays.ts';

/** Moving fast through the list with j and k must not load every ticket on the way. */
const OPEN_PAUSE_MS = 120;

/** Whether the thread in memory is as new as its row, which is kept up to date. */
function isFresh( { tickets, rows }: DeskState, id: number ): boolean {
	const open = tickets[ id ];
	return open !== undefined && open.ticket !== null && open.version >= ( rows[ id ]?.version ?? 0 );
}

export interface Walk {
	/** The open ticket, else where j and k stand. */
	current: number | null;
	step: ( by: 1 | -1 ) => void;
}

/**
 * Walking through the list, and loading what is opened.
 *
 * @param ids    Rows of the list on screen.
 * @param ticket The open ticket.
 */
export function useWalk( ids: readonly number[], ticket: number | null ): Walk {
	const registry = useRegistry();
	const { loadTicket, setViewing } = useDispatch( deskStore );
	const [ cursor, setCursor ] = useState< number | null >( null );
	const current = ticket ?? cursor;

	useEffect( () => {
		setViewing( ticket );
		if ( ! ticket ) {
			return;
		}
		setCursor( ticket );
		// What was fetched ahead is asked for again, as read by somebody, when it stays open.
		const pause = isFresh( registry.select( deskStore ).getDesk(), ticket ) ? STAYS_OPEN_MS : OPEN_PAUSE_MS;
		const timer = setTimeout( () => void loadTicket( ticket ), pause );
		return () => clearTimeout( timer );
	}, [ ticket, registry, loadTicket, setViewing ] );

	const step = ( by: 1 | -1 ) => {
		const at = current === null ? -1 : ids.indexOf( current );
		const next = ids[ at < 0 ? 0 : Math.min( ids.length - 1, Math.max( 0, at + by ) ) ];
		if ( next !== undefined ) {
			setCursor( next );
			if ( ticket ) {
				replaceRoute( { ticket: next } );
			}
		}
	};
	return { current, step };
}
