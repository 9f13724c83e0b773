import type { Task, Ticket } from '../../contract/generated/types.ts';
import { api } from '../api.ts';
import { placeRows } from './changes.ts';
import type { Thunk } from './events.ts';
import { loadCounts } from './load.ts';

/**
 * Takes a ticket that something was done to, and looks again at others that it was done with.
 *
 * @param ticket As the server answered.
 * @param others Tickets that lost or got something by it.
 */
export function takeTicket( ticket: Ticket, others: readonly number[] = [] ): Thunk {
	return async ( tools ) => {
		const { dispatch } = tools;
		await dispatch( { type: 'TICKET_LOADED', ticket } );
		await placeRows( tools, [ ticket.row ] );
		await Promise.all(
			others.map( async ( id ) => {
				try {
					const other = await api( 'getTicket', { path: { id }, query: { ahead: true } } );
					await dispatch( { type: 'TICKET_LOADED', ticket: other } );
					await placeRows( tools, [ other.row ] );
				} catch {
					// It comes with the next changes.
				}
			} )
		);
		await dispatch( loadCounts() );
	};
}

/** What a checklist is now, on the thread and in the list's row. */
export function takeTasks( id: number, tasks: readonly Task[] ): Thunk {
	return async ( { dispatch, select } ) => {
		const row = select.getDesk().rows[ id ];
		await dispatch( { type: 'TASKS', id, tasks: [ ...tasks ] } );
		if ( row ) {
			const done = tasks.filter( ( task ) => task.done_at !== null ).length;
			await dispatch( { type: 'ROW_PREVIEW', row: { ...row, tasks: { total: tasks.length, done } } } );
		}
	};
}
