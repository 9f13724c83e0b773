import { useEffect, useState } from '@wordpress/element';
import type { TicketRow } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';

/** So long nothing more must be typed before the site is asked. Milliseconds. */
const PAUSE_MS = 180;
const MIN_LETTERS = 2;
const SHOWN = 6;

export interface FoundTickets {
	rows: readonly TicketRow[];
	isBusy: boolean;
}

/** Tickets that have these words anywhere, or this number; the newest first. What was found before stays until then. */
export function useFoundTickets( text: string ): FoundTickets {
	const [ found, setFound ] = useState< FoundTickets >( { rows: [], isBusy: false } );
	const wanted = text.trim().replace( /^#(?=\d)/, '' );
	useEffect( () => {
		if ( wanted.length < MIN_LETTERS && ! /^\d+$/.test( wanted ) ) {
			setFound( { rows: [], isBusy: false } );
			return;
		}
		const abort = new AbortController();
		setFound( ( before ) => ( { ...before, isBusy: true } ) );
		const timer = setTimeout( async () => {
			const { signal } = abort;
			// A number that nobody may see, or that there is none of, is simply not found.
			const byNumber = /^\d+$/.test( wanted )
				? api( 'getTicket', { path: { id: Number( wanted ) }, query: { ahead: true }, signal } ).then(
						( { row } ) => [ row ],
						() => []
					)
				: Promise.resolve( [] );
			const byWords = api( 'listTickets', {
				query: { folder: 'all', search: wanted, order: 'newest', per_page: SHOWN },
				signal,
			} ).then(
				( { items } ) => items,
				() => []
			);
			const [ first, rest ] = await Promise.all( [ byNumber, byWords ] );
			if ( ! signal.aborted ) {
				setFound( { rows: [ ...first, ...rest.filter( ( { id } ) => id !== first[ 0 ]?.id ) ].slice( 0, SHOWN ), isBusy: false } );
			}
		}, PAUSE_MS );
		return () => {
			clearTimeout( timer );
			abort.abort();
		};
	}, [ wanted ] );
	return found;
}
