import type { BulkResult, TicketPatch, TicketRow } from '../../contract/generated/types.ts';
import { api } from '../api.ts';
import { toFailure } from '../failure.ts';
import { placeRows } from './changes.ts';
import type { Thunk } from './events.ts';
import { loadCounts, loadTicket, noteConnection } from './load.ts';
import { beforeOf, preview } from './patch.ts';
import type { Before } from './patch.ts';

/** The most that one request takes. */
const PER_REQUEST = 200;

/** What a bulk change came to. */
export interface BulkOutcome {
	/** As they were, for undo. */
	changed: { id: number; before: Before }[];
	/** In the order in which they were asked for, each with the site's words. */
	refused: { id: number; reason: string }[];
}

function inGroups( ids: readonly number[] ): number[][] {
	return Array.from( { length: Math.ceil( ids.length / PER_REQUEST ) }, ( _each, index ) =>
		ids.slice( index * PER_REQUEST, ( index + 1 ) * PER_REQUEST )
	);
}

/**
 * The same change on many tickets: at once on screen, then on the server; those that it refuses are put back.
 *
 * @throws Failure when nothing could be sent at all. What a later request cannot do is among the refused.
 */
export function changeTickets( ids: number[], patch: TicketPatch ): Thunk< BulkOutcome > {
	return async ( tools ) => {
		const { dispatch, select } = tools;
		const { rows, agents } = select.getDesk();
		const before = ids.map( ( id ) => rows[ id ] ).filter( ( row ): row is TicketRow => row !== undefined );
		const show = async ( list: TicketRow[] ) => {
			for ( const row of list ) {
				await dispatch( { type: 'ROW_PREVIEW', row } );
			}
			await placeRows( tools, list );
		};
		await show( before.map( ( row ) => preview( row, patch, agents ?? [] ) ) );
		const results: BulkResult[ 'results' ] = [];
		try {
			for ( const group of inGroups( ids ) ) {
				results.push( ...( await api( 'bulkUpdateTickets', { body: { ids: group, ...patch } } ) ).results );
			}
		} catch ( error ) {
			const failure = toFailure( error );
			noteConnection( tools, failure );
			if ( results.length === 0 ) {
				await show( before );
				throw failure;
			}
			const rest = ids.slice( results.length );
			results.push( ...rest.map( ( id ) => ( { id, ok: false, error: failure.message, row: null, before: null } ) ) );
		}
		const refused = results.filter( ( result ) => ! result.ok );
		const refusedIds = new Set( refused.map( ( result ) => result.id ) );
		await dispatch( { type: 'ROWS', rows: results.flatMap( ( result ) => ( result.row ? [ result.row ] : [] ) ) } );
		await show( before.filter( ( row ) => refusedIds.has( row.id ) ) );
		const { viewing } = select.getDesk();
		await Promise.all( [ dispatch( loadCounts() ), viewing && ids.includes( viewing ) ? dispatch( loadTicket( viewing ) ) : null ] );
		return {
			changed: before
				.filter( ( row ) => ! refusedIds.has( row.id ) )
				.map( ( row ) => ( {
					id: row.id,
					before: { ...beforeOf( row ), ...results.find( ( { id } ) => id === row.id )?.before },
				} ) ),
			refused: refused.map( ( result ) => ( { id: result.id, reason: result.error ?? '' } ) ),
		};
	};
}
