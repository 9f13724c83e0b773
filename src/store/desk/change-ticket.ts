import type { Person, TicketInput, TicketPatch, TicketRow } from '../../contract/generated/types.ts';
import { api } from '../api.ts';
import { toFailure } from '../failure.ts';
import { placeRows } from './changes.ts';
import type { Thunk, ThunkTools } from './events.ts';
import { loadCounts, loadTicket, noteConnection } from './load.ts';

type Shared = Pick< TicketPatch, 'status' | 'priority' | 'assignee_id' | 'subject' | 'snoozed_until' >;

/** What a row looks like with a patch on it. */
export function preview( row: TicketRow, patch: TicketPatch, agents: readonly Person[] ): TicketRow {
	const { status, priority, subject, unread, snoozed_until: until, assignee_id: assignee } = patch;
	return {
		...row,
		...( status === undefined ? {} : { status } ),
		...( priority === undefined ? {} : { priority } ),
		...( subject === undefined ? {} : { subject } ),
		...( unread === undefined ? {} : { unread } ),
		...( until === undefined ? {} : { snoozed_until: until } ),
		...( assignee === undefined ? {} : { assignee: agents.find( ( agent ) => agent.id === assignee ) ?? null } ),
	};
}

/** The patch that takes a patch back. */
export function reverse( row: TicketRow, patch: Shared ): Shared {
	return {
		...( patch.status === undefined ? {} : { status: row.status } ),
		...( patch.priority === undefined ? {} : { priority: row.priority } ),
		...( patch.subject === undefined ? {} : { subject: row.subject } ),
		...( patch.assignee_id === undefined ? {} : { assignee_id: row.assignee?.id ?? null } ),
		...( row.status === 'snoozed' && patch.status !== undefined ? { snoozed_until: row.snoozed_until } : {} ),
	};
}

/** Whether somebody else changed the very thing that this patch wants to change. */
function collides( before: TicketRow, now: TicketRow, patch: TicketPatch ): boolean {
	return (
		( patch.status !== undefined && before.status !== now.status ) ||
		( patch.priority !== undefined && before.priority !== now.priority ) ||
		( patch.subject !== undefined && before.subject !== now.subject ) ||
		( patch.assignee_id !== undefined && before.assignee?.id !== now.assignee?.id )
	);
}

async function send( tools: ThunkTools, before: TicketRow, patch: TicketPatch ): Promise< TicketRow > {
	const isOwnOnly = Object.keys( patch ).every( ( name ) => name === 'unread' );
	const body = isOwnOnly ? patch : { ...patch, expected_version: before.version };
	try {
		return await api( 'updateTicket', { path: { id: before.id }, body } );
	} catch ( error ) {
		if ( toFailure( error ).code !== 'mesa_ticket_changed' ) {
			throw error;
		}
		// New mail also raises the version. Only a change of the same thing is somebody else's decision.
		const { row: now } = await api( 'getTicket', { path: { id: before.id } } );
		if ( collides( before, now, patch ) ) {
			await tools.dispatch( { type: 'ROW_PREVIEW', row: now } );
			await placeRows( tools, [ now ] );
			throw error;
		}
		return api( 'updateTicket', { path: { id: before.id }, body: { ...patch, expected_version: now.version } } );
	}
}

/**
 * Changes a ticket: at once on screen, then on the server; taken back when the server refuses.
 *
 * @throws Failure
 */
export function changeTicket( id: number, patch: TicketPatch ): Thunk< TicketRow > {
	return async ( tools ) => {
		const { dispatch, select } = tools;
		const before = select.getDesk().rows[ id ];
		if ( ! before ) {
			throw toFailure( { code: 'mesa_not_found', data: { status: 404 } } );
		}
		const shown = preview( before, patch, select.getDesk().agents ?? [] );
		await dispatch( { type: 'ROW_PREVIEW', row: shown } );
		await placeRows( tools, [ shown ] );
		try {
			const row = await send( tools, before, patch );
			await dispatch( { type: 'ROWS', rows: [ row ] } );
			noteConnection( tools, null );
			if ( patch.unread === undefined ) {
				await Promise.all( [ dispatch( loadCounts() ), select.getDesk().viewing === id ? dispatch( loadTicket( id ) ) : null ] );
			}
			return row;
		} catch ( error ) {
			const failure = toFailure( error );
			noteConnection( tools, failure );
			const now = select.getDesk().rows[ id ];
			if ( now && now.version === before.version ) {
				await dispatch( { type: 'ROW_PREVIEW', row: before } );
				await placeRows( tools, [ before ] );
			}
			throw failure;
		}
	};
}

/** What a bulk change came to: the rows as they were, for undo, and what was refused. */
export interface BulkOutcome {
	changed: TicketRow[];
	refused: { id: number; reason: string }[];
}

/**
 * The same change on many tickets.
 *
 * @throws Failure when nothing could be sent at all.
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
		try {
			const { results } = await api( 'bulkUpdateTickets', { body: { ids, ...patch } } );
			const refused = results.filter( ( result ) => ! result.ok );
			await dispatch( { type: 'ROWS', rows: results.flatMap( ( result ) => ( result.row ? [ result.row ] : [] ) ) } );
			await show( before.filter( ( row ) => refused.some( ( result ) => result.id === row.id ) ) );
			await dispatch( loadCounts() );
			return {
				changed: before.filter( ( row ) => ! refused.some( ( result ) => result.id === row.id ) ),
				refused: refused.map( ( result ) => ( { id: result.id, reason: result.error ?? '' } ) ),
			};
		} catch ( error ) {
			const failure = toFailure( error );
			noteConnection( tools, failure );
			await show( before );
			throw failure;
		}
	};
}

/**
 * Opens a ticket for a customer.
 *
 * @return Its id.
 * @throws Failure
 */
export function createTicket( input: TicketInput ): Thunk< number > {
	return async ( tools ) => {
		try {
			const ticket = await api( 'createTicket', { body: input } );
			await tools.dispatch( { type: 'TICKET_LOADED', ticket } );
			await placeRows( tools, [ ticket.row ] );
			void tools.dispatch( loadCounts() );
			return ticket.row.id;
		} catch ( error ) {
			const failure = toFailure( error );
			noteConnection( tools, failure );
			throw failure;
		}
	};
}
