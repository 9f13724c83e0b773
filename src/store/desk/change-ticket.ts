import type { TicketInput, TicketPatch, TicketRow } from '../../contract/generated/types.ts';
import { api } from '../api.ts';
import { toFailure } from '../failure.ts';
import { placeRows } from './changes.ts';
import type { Thunk, ThunkTools } from './events.ts';
import { loadCounts, loadTicket, noteConnection } from './load.ts';
import { noteMissing } from './setup.ts';
import { collides, fieldsAfter, isFreeOfConflicts, preview } from './patch.ts';

async function send( tools: ThunkTools, before: TicketRow, patch: TicketPatch ): Promise< TicketRow > {
	const body = isFreeOfConflicts( patch ) ? patch : { ...patch, expected_version: before.version };
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
		const fields = select.getDesk().tickets[ id ]?.ticket?.fields ?? [];
		await dispatch( { type: 'ROW_PREVIEW', row: shown } );
		if ( patch.fields ) {
			await dispatch( { type: 'FIELDS', id, fields: fieldsAfter( fields, patch.fields ) } );
		}
		await placeRows( tools, [ shown ] );
		try {
			const row = await send( tools, before, patch );
			await dispatch( { type: 'ROWS', rows: [ row ] } );
			noteConnection( tools, null );
			if ( patch.fields || patch.status ) {
				await dispatch( { type: 'MISSING', id, words: {} } );
			}
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
			if ( patch.fields ) {
				await dispatch( { type: 'FIELDS', id, fields } );
			}
			await noteMissing( tools, id, failure );
			throw failure;
		}
	};
}

/** Shows whether the person has begun to write on a ticket; the server knows it already. */
export function markDraft( id: number, hasDraft: boolean ): Thunk {
	return async ( tools ) => {
		const row = tools.select.getDesk().rows[ id ];
		if ( row && row.has_draft !== hasDraft ) {
			const marked = { ...row, has_draft: hasDraft };
			await tools.dispatch( { type: 'ROW_PREVIEW', row: marked } );
			await placeRows( tools, [ marked ] );
			await tools.dispatch( loadCounts() );
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
