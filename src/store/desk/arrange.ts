import type { TicketRow } from '../../contract/generated/types.ts';
import { belongsIn, compareRows } from './membership.ts';
import type { DeskState, List } from './state.ts';

/** How a list looks after rows changed: its order, and what waits behind the "3 new" line. */
export interface Arrangement {
	ids: number[];
	held: number[];
	/** The server has to be asked, because this is a search. */
	unsure: boolean;
}

/**
 * Sorts changed rows into a list.
 *
 * A row that leaves, leaves at once. A row that arrives or moves up is put in its place when the list is
 * at rest, and held back otherwise, so that nothing jumps under the person's hand.
 *
 * @param changed The rows as they are now.
 */
export function arrange(
	list: List,
	rows: DeskState[ 'rows' ],
	changed: readonly TicketRow[],
	userId: number,
	atRest: boolean
): Arrangement {
	let ids = [ ...list.ids ];
	const held = new Set( list.held );
	let unsure = false;

	for ( const row of changed ) {
		const belongs = belongsIn( list.query, row, userId );
		const shown = ids.includes( row.id );
		if ( belongs === null ) {
			unsure = unsure || ! shown;
			continue;
		}
		if ( ! belongs ) {
			ids = ids.filter( ( id ) => id !== row.id );
			held.delete( row.id );
		} else if ( ! shown && isInLoadedPart( list, rows, ids, row ) ) {
			held.add( row.id );
		} else if ( shown && movesUp( list, rows, ids, row ) ) {
			held.add( row.id );
		}
	}

	if ( ! atRest ) {
		return { ids, held: [ ...held ], unsure };
	}
	ids = [ ...new Set( [ ...ids, ...held ] ) ];
	return { ids: sorted( list, rows, ids ), held: [], unsure };
}

/** All rows of a list in their order, with those that were held back. */
export function reveal( list: List, rows: DeskState[ 'rows' ] ): number[] {
	return sorted( list, rows, [ ...new Set( [ ...list.ids, ...list.held ] ) ] );
}

function sorted( list: List, rows: DeskState[ 'rows' ], ids: number[] ): number[] {
	if ( list.query.search ) {
		// What stands first in a search is the server's to say.
		return ids;
	}
	return ids
		.map( ( id ) => rows[ id ] )
		.filter( ( row ): row is TicketRow => row !== undefined )
		.sort( ( a, b ) => compareRows( list.query, a, b ) )
		.map( ( row ) => row.id );
}

/** A row below the last loaded one belongs to a page that was not asked for yet. */
function isInLoadedPart( list: List, rows: DeskState[ 'rows' ], ids: number[], row: TicketRow ): boolean {
	const last = rows[ ids[ ids.length - 1 ] ?? 0 ];
	return list.cursor === null || ! last || compareRows( list.query, row, last ) < 0;
}

function movesUp( list: List, rows: DeskState[ 'rows' ], ids: number[], row: TicketRow ): boolean {
	const above = rows[ ids[ ids.indexOf( row.id ) - 1 ] ?? 0 ];
	return above !== undefined && compareRows( list.query, row, above ) < 0;
}
