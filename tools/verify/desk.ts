/** Finding mails in tickets, by REST as an agent sees them. */
import type { Message, Ticket, TicketRow } from '../../src/contract/generated/types.ts';
import type { Rest } from '../lib/rest.ts';
import { until } from '../lib/wait.ts';
import { expect } from './steps.ts';

export interface Found {
	row: TicketRow;
	message: Message;
}

/** Every ticket of every folder with all its messages. */
export async function everything( agent: Rest ): Promise< Ticket[] > {
	const rows = new Map< number, TicketRow >();
	for ( const folder of [ 'all', 'spam', 'trash' ] as const ) {
		const { items, next_cursor: more } = await agent.call( 'listTickets', { query: { folder, per_page: 100 } } );
		expect( more === null, 'more tickets than this verification makes' );
		items.forEach( ( row ) => rows.set( row.id, row ) );
	}
	const tickets: Ticket[] = [];
	for ( const id of rows.keys() ) {
		tickets.push( await agent.call( 'getTicket', { path: { id } } ) );
	}
	return tickets;
}

/** The messages that carry a marker in their words or in a subject of their own; an answer repeats the subject of what it answers. */
export function withMarker( tickets: Ticket[], marker: string ): Found[] {
	return tickets.flatMap( ( { row, messages } ) =>
		messages
			.filter( ( { kind, subject, visible_text: words } ) => {
				const ownSubject = /^re:/i.test( subject ) ? '' : subject;
				return kind === 'customer' && ( words.includes( marker ) || ownSubject.includes( marker ) );
			} )
			.map( ( message ) => ( { row, message } ) )
	);
}

/** Waits for a ticket with this subject. */
export async function arrivesAsTicket( agent: Rest, subject: string, timeout = 60_000 ): Promise< TicketRow > {
	return await until(
		`a ticket "${ subject }"`,
		async () =>
			( await agent.call( 'listTickets', { query: { folder: 'all', per_page: 100 } } ) ).items.find(
				( row ) => row.subject === subject
			),
		timeout,
		500
	);
}

/** Waits for a mail with this marker in a ticket that is known. */
export async function arrivesIn( agent: Rest, id: number, marker: string, timeout = 60_000 ): Promise< Found > {
	return await until(
		`the mail ${ marker } in ticket ${ id }`,
		async () => withMarker( [ await agent.call( 'getTicket', { path: { id } } ) ], marker )[ 0 ],
		timeout,
		500
	);
}

/** @throws Error unless the marker is there exactly once. */
export function once( tickets: Ticket[], marker: string, what: string ): Found {
	const found = withMarker( tickets, marker );
	expect( found.length === 1, `${ what } is there ${ found.length } times` );
	return found[ 0 ]!;
}
