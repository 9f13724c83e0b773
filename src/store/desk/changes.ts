import type { Changes, TicketRow } from '../../contract/generated/types.ts';
import { api } from '../api.ts';
import { getBoot } from '../boot.ts';
import { toFailure } from '../failure.ts';
import { noteArrivals } from '../news/arrivals.ts';
import { noteSignal } from '../news/notifications.ts';
import { notePeople } from '../presence.ts';
import { arrange, reveal } from './arrange.ts';
import type { Thunk, ThunkTools } from './events.ts';
import { loadList, loadTicket, noteConnection } from './load.ts';
import { searchAgain } from './search-again.ts';
import { loadUnknown } from './setup.ts';
import type { ListQuery } from './state.ts';
import { listKey } from './state.ts';

/** Puts rows that changed where they belong in every loaded list. */
export async function placeRows( { dispatch, select }: ThunkTools, changed: readonly TicketRow[] ): Promise< void > {
	const userId = getBoot().user.id;
	for ( const [ key, list ] of Object.entries( select.getDesk().lists ) ) {
		const { rows, listAtRest } = select.getDesk();
		const now = changed.map( ( row ) => rows[ row.id ] ?? row );
		const { ids, held, unsure } = arrange( list, rows, now, userId, listAtRest );
		await dispatch( { type: 'LIST_ARRANGED', key, ids, held } );
		if ( unsure && key === select.getDesk().showing ) {
			void dispatch( searchAgain() );
		}
	}
}

async function takeIn( tools: ThunkTools, changes: Changes ): Promise< void > {
	const { dispatch, select } = tools;
	const before = select.getDesk();
	noteArrivals( before.rows, changes.tickets );
	noteSignal( changes.notified );
	await dispatch( { type: 'ROWS', rows: changes.tickets } );
	await dispatch( { type: 'COUNTS', counts: changes.counts } );
	notePeople( changes.presence );
	await dispatch( { type: 'SEQ', seq: changes.seq } );
	if ( changes.reset ) {
		// Only the one on screen: others are loaded when they are shown. While a colleague changes thousands of tickets this comes every second or two.
		const shown = before.lists[ before.showing ?? '' ];
		await ( shown ? dispatch( loadList( shown.query ) ) : null );
	} else {
		await placeRows( tools, changes.tickets );
	}
	void dispatch( loadUnknown( changes.tickets ) );
	const { viewing } = select.getDesk();
	if ( viewing && ( changes.reset || changes.tickets.some( ( row ) => row.id === viewing ) ) ) {
		await dispatch( loadTicket( viewing ) );
	}
}

/**
 * Asks what moved since the last time and takes it in. Without a known place it starts at `from`.
 *
 * @throws Failure so that the caller can wait longer before the next try.
 */
export function loadChanges( from = 0 ): Thunk {
	return async ( tools ) => {
		try {
			const since = tools.select.getDesk().seq ?? from;
			await takeIn( tools, await api( 'getChanges', { query: { since } } ) );
			noteConnection( tools, null );
		} catch ( error ) {
			const failure = toFailure( error );
			noteConnection( tools, failure );
			throw failure;
		}
	};
}

export function startAt( seq: number ): { type: 'SEQ'; seq: number } {
	return { type: 'SEQ', seq };
}

/** Shows the rows that waited behind the "3 new" line. */
export function revealHeld( query: ListQuery ): Thunk {
	return async ( { dispatch, select } ) => {
		const key = listKey( query );
		const { lists, rows } = select.getDesk();
		const list = lists[ key ];
		if ( list && list.held.length > 0 ) {
			await dispatch( { type: 'LIST_ARRANGED', key, ids: reveal( list, rows ), held: [] } );
		}
	};
}
