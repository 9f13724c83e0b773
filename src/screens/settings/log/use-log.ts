import { useCallback, useEffect, useRef, useState } from '@wordpress/element';
import type { LogEntry } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { toFailure } from '../../../store/failure.ts';
import type { Failure } from '../../../store/failure.ts';

export interface LogFilter {
	what: 'all' | 'changes' | 'reads' | 'sends' | 'site';
	/** 0: anybody. */
	actor: number;
	/** 0: any ticket. */
	ticket: number;
	/** "2026-11-22", in the person's own time zone; empty for any. */
	since: string;
	until: string;
}

const PAGE = 50;
/** Of an export. */
const LARGE_PAGE = 200;
/** Pages without a fitting line that are looked through before asking whether to go on. */
const LOOKS = 5;

function queryOf( filter: LogFilter, cursor: string | null, perPage: number ) {
	return {
		what: filter.what,
		per_page: perPage,
		...( filter.actor > 0 ? { actor_id: filter.actor } : {} ),
		...( filter.ticket > 0 ? { ticket_id: filter.ticket } : {} ),
		...( filter.since ? { since: new Date( `${ filter.since }T00:00:00` ).toISOString() } : {} ),
		...( filter.until ? { until: new Date( `${ filter.until }T23:59:59` ).toISOString() } : {} ),
		...( cursor === null ? {} : { cursor } ),
	};
}

interface LogState {
	entries: LogEntry[];
	cursor: string | null;
	status: 'loading' | 'ready' | 'more';
	failure: Failure | null;
}

/** The log as it is filtered, page by page. */
export function useLog( filter: LogFilter ) {
	const [ state, setState ] = useState< LogState >( { entries: [], cursor: null, status: 'loading', failure: null } );
	const turn = useRef( 0 );

	const look = useCallback(
		async ( before: LogEntry[], from: string | null ) => {
			turn.current += 1;
			const mine = turn.current;
			setState( ( known ) => ( { ...known, status: from === null ? 'loading' : 'more', failure: null } ) );
			try {
				let cursor = from;
				const found = [ ...before ];
				for ( let looks = 0; looks < LOOKS; looks++ ) {
					const page = await api( 'getLog', { query: queryOf( filter, cursor, PAGE ) } );
					found.push( ...page.items );
					cursor = page.next_cursor;
					if ( cursor === null || found.length > before.length ) {
						break;
					}
				}
				if ( mine === turn.current ) {
					setState( { entries: found, cursor, status: 'ready', failure: null } );
				}
			} catch ( error ) {
				if ( mine === turn.current ) {
					setState( { entries: before, cursor: from, status: 'ready', failure: toFailure( error ) } );
				}
			}
		},
		[ filter ]
	);
	useEffect( () => {
		void look( [], null );
	}, [ look ] );
	return {
		...state,
		more: () => void look( state.entries, state.cursor ),
		again: () => void look( [], null ),
	};
}

/**
 * Everything that fits, for a file.
 *
 * @param filter   What fits.
 * @param onNumber Told how many there are so far.
 * @param isOver   Whether the person has had enough.
 * @throws Failure
 */
export async function wholeLog( filter: LogFilter, onNumber: ( lines: number ) => void, isOver: () => boolean ): Promise< LogEntry[] > {
	const entries: LogEntry[] = [];
	let cursor: string | null = null;
	try {
		do {
			const page: { items: LogEntry[]; next_cursor: string | null } = await api( 'getLog', {
				query: queryOf( filter, cursor, LARGE_PAGE ),
			} );
			entries.push( ...page.items );
			cursor = page.next_cursor;
			onNumber( entries.length );
		} while ( cursor !== null && ! isOver() );
	} catch ( error ) {
		throw toFailure( error );
	}
	return entries;
}
