/** Values for unit tests of stores and screens. Not part of the bundle: only tests import it. */
import apiFetch from '@wordpress/api-fetch';
import type { Message, Ticket, TicketRow } from '../contract/generated/types.ts';

export function ticketRow( part: Partial< TicketRow > = {} ): TicketRow {
	return {
		id: 1,
		subject: 'Where is my order?',
		preview: 'It says delivered',
		status: 'open',
		status_id: 0,
		team_id: null,
		type_id: null,
		priority: 'normal',
		channel: 'email',
		mailbox_id: 1,
		assignee: null,
		customer_id: 1,
		customer_name: 'Ana Ruiz',
		customer_email: 'ana@example.org',
		message_count: 1,
		has_attachments: false,
		has_failed: false,
		has_scheduled: false,
		has_draft: false,
		tags: [],
		unread: true,
		locked: false,
		tasks: { total: 0, done: 0 },
		waiting_since: '2026-11-21T10:00:00Z',
		snoozed_until: null,
		created_at: '2026-11-21T10:00:00Z',
		updated_at: '2026-11-21T10:00:00Z',
		version: 1,
		...part,
	};
}

export function message( part: Partial< Message > = {} ): Message {
	return {
		id: 1,
		ticket_id: 1,
		kind: 'customer',
		channel: 'email',
		author: null,
		from: { address: 'ana@example.org', name: 'Ana Ruiz' },
		to: [ { address: 'shop@example.org', name: '' } ],
		cc: [],
		bcc: [],
		subject: 'Where is my order?',
		visible_text: 'It says delivered, but it is not here.',
		visible_html: '',
		has_more: false,
		forwarded: false,
		text: null,
		html: null,
		automatic: null,
		state: 'received',
		error: null,
		send_at: null,
		sent_at: null,
		created_at: '2026-11-21T10:00:00Z',
		has_raw: true,
		raw_expired: false,
		attachments: [],
		...part,
	};
}

export function ticket( part: Partial< Ticket > = {} ): Ticket {
	const row = part.row ?? ticketRow();
	return {
		row,
		customer: {
			id: 1,
			name: 'Ana Ruiz',
			email: 'ana@example.org',
			emails: [ 'ana@example.org' ],
			phones: [],
			user_id: null,
			created_at: '2026-11-01T10:00:00Z',
		},
		messages: [ message( { ticket_id: row.id } ) ],
		older_than: null,
		events: [],
		earlier: [],
		linked: [],
		links: [],
		tasks: [],
		merged: [],
		merged_into: null,
		fields: [],
		reply_to: [ { address: 'ana@example.org', name: 'Ana Ruiz' } ],
		reply_cc: [],
		signature: '',
		can: { reply: true, note: true, edit: true },
		...part,
	};
}

export interface Call {
	method: string;
	/** Without the namespace, with its query. */
	path: string;
	data: unknown;
}

/** Counts of a desk with nothing in it. */
export const NO_COUNTS = {
	mine: 0,
	unassigned: 0,
	open: 0,
	pending: 0,
	snoozed: 0,
	closed: 0,
	spam: 0,
	trash: 0,
	drafts: 0,
	scheduled: 0,
	failed: 0,
	mailboxes: [],
};

/**
 * Stands in for the site: api-fetch's own hook for that, below everything of ours.
 *
 * @param answer Gives the answer to a call; what it throws is what WordPress would answer with an error status.
 * @return The calls made so far, in order.
 */
export function standInForSite( answer: ( call: Call ) => unknown ): Call[] {
	const calls: Call[] = [];
	apiFetch.setFetchHandler( async ( options ) => {
		const headers = ( options.headers ?? {} ) as Record< string, string >;
		const call: Call = {
			// api-fetch sends PATCH and DELETE as POST, for servers that know no others.
			method: headers[ 'X-HTTP-Method-Override' ] ?? options.method ?? 'GET',
			path: ( options.path ?? '' ).replace( '/mesa/v1', '' ).replace( /[?&]_locale=user/, '' ),
			data: options.data,
		};
		calls.push( call );
		if ( call.path === '/folders' ) {
			return NO_COUNTS;
		}
		return answer( call );
	} );
	return calls;
}
