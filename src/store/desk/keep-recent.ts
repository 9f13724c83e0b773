import type { DeskState, OpenTicket } from './state.ts';

/** Threads in memory: those of the way back, and those fetched ahead. A long one may weigh a megabyte. */
const THREADS = 24;
/** Rows beyond those of lists and threads; a day's work passes thousands by. */
const LOOSE_ROWS = 1000;

function withoutLooseRows( { rows, lists }: DeskState, tickets: DeskState[ 'tickets' ] ): DeskState[ 'rows' ] {
	if ( Object.keys( rows ).length <= LOOSE_ROWS ) {
		return rows;
	}
	const wanted = new Set< number >();
	for ( const list of Object.values( lists ) ) {
		[ ...list.ids, ...list.held ].forEach( ( id ) => wanted.add( id ) );
	}
	for ( const [ id, open ] of Object.entries( tickets ) ) {
		wanted.add( Number( id ) );
		[ ...( open.ticket?.earlier ?? [] ), ...( open.ticket?.linked ?? [] ) ].forEach( ( row ) => wanted.add( row.id ) );
	}
	return Object.fromEntries( Object.entries( rows ).filter( ( [ id ] ) => wanted.has( Number( id ) ) ) );
}

/**
 * Takes a thread in, and lets go of those that were not looked at for longest: an inbox is open all day.
 *
 * @return What changes in the state.
 */
export function keepRecent( state: DeskState, id: number, open: OpenTicket ): Pick< DeskState, 'rows' | 'tickets' | 'recent' > {
	const recent = [ id, ...state.recent.filter( ( each ) => each !== id ) ];
	const kept = new Set( recent.slice( 0, THREADS ) );
	const tickets = Object.fromEntries(
		Object.entries( { ...state.tickets, [ id ]: open } ).filter(
			( [ each, { status } ] ) => kept.has( Number( each ) ) || Number( each ) === state.viewing || status === 'loading'
		)
	);
	return { rows: withoutLooseRows( state, tickets ), tickets, recent: recent.slice( 0, THREADS ) };
}
