import { api } from '../api.ts';
import { toFailure } from '../failure.ts';
import type { Failure } from '../failure.ts';
import type { Thunk, ThunkTools } from './events.ts';
import { listKey } from './state.ts';
import type { ListQuery } from './state.ts';

const PER_PAGE = 40;

function queryOf( query: ListQuery ): ListQuery & { per_page: number } {
	return { ...query, per_page: PER_PAGE };
}

/** Notes what a failure says about the connection, for the line at the top of the screen. */
export function noteConnection( { dispatch }: ThunkTools, failure: Failure | null ): void {
	const connection = failure?.kind === 'offline' || failure?.kind === 'expired' ? failure.kind : 'online';
	void dispatch( { type: 'CONNECTION', connection } );
}

/** Loads the first page of a list, or loads it again. */
export function loadList( query: ListQuery ): Thunk {
	return async ( tools ) => {
		const key = listKey( query );
		await tools.dispatch( { type: 'LIST_LOADING', query } );
		try {
			const page = await api( 'listTickets', { query: queryOf( query ) } );
			await tools.dispatch( { type: 'LIST_LOADED', key, items: page.items, cursor: page.next_cursor } );
			noteConnection( tools, null );
		} catch ( error ) {
			const failure = toFailure( error );
			await tools.dispatch( { type: 'LIST_FAILED', key, failure } );
			noteConnection( tools, failure );
		}
	};
}

export function loadMore( query: ListQuery ): Thunk {
	return async ( { dispatch, select } ) => {
		const key = listKey( query );
		const list = select.getDesk().lists[ key ];
		if ( ! list?.cursor || list.loadingMore ) {
			return;
		}
		await dispatch( { type: 'LIST_MORE_LOADING', key } );
		try {
			const page = await api( 'listTickets', { query: { ...queryOf( query ), cursor: list.cursor } } );
			await dispatch( { type: 'LIST_MORE_LOADED', key, items: page.items, cursor: page.next_cursor } );
		} catch ( error ) {
			await dispatch( { type: 'LIST_FAILED', key, failure: toFailure( error ) } );
		}
	};
}

/** Which list is on screen: only that one is kept fresh when it is a search. */
export function showList( query: ListQuery ): { type: 'LIST_SHOWN'; query: ListQuery } {
	return { type: 'LIST_SHOWN', query };
}

export function setListAtRest( atRest: boolean ): { type: 'LIST_REST'; atRest: boolean } {
	return { type: 'LIST_REST', atRest };
}

/** Loads a ticket, or loads it again without taking the shown one away. */
export function loadTicket( id: number ): Thunk {
	return async ( tools ) => {
		await tools.dispatch( { type: 'TICKET_LOADING', id } );
		try {
			const ticket = await api( 'getTicket', { path: { id } } );
			await tools.dispatch( { type: 'TICKET_LOADED', ticket } );
			noteConnection( tools, null );
		} catch ( error ) {
			const failure = toFailure( error );
			await tools.dispatch( { type: 'TICKET_FAILED', id, failure } );
			noteConnection( tools, failure );
		}
	};
}

/**
 * Fetches a thread before anybody has opened it, so that it can be painted from memory. Silent: what fails
 * here is asked for again when it is opened.
 */
export function prefetchTicket( id: number ): Thunk {
	return async ( { dispatch, select } ) => {
		const { tickets, rows, connection } = select.getDesk();
		const known = tickets[ id ];
		if ( connection !== 'online' || ( known && ( known.status === 'loading' || known.version >= ( rows[ id ]?.version ?? 0 ) ) ) ) {
			return;
		}
		try {
			await dispatch( { type: 'TICKET_LOADED', ticket: await api( 'getTicket', { path: { id }, query: { ahead: true } } ) } );
		} catch {
			// It was only a guess.
		}
	};
}

/** Loads the page of messages before the oldest one shown. */
export function loadEarlier( id: number ): Thunk {
	return async ( { dispatch, select } ) => {
		const ticket = select.getDesk().tickets[ id ]?.ticket;
		if ( ! ticket?.older_than ) {
			return;
		}
		await dispatch( { type: 'EARLIER_LOADING', id } );
		try {
			const page = await api( 'listMessages', { path: { id }, query: { before: ticket.older_than } } );
			await dispatch( { type: 'MESSAGES', ticketId: id, messages: page.items, olderThan: page.older_than } );
		} catch ( error ) {
			await dispatch( { type: 'TICKET_FAILED', id, failure: toFailure( error ) } );
		}
	};
}

/**
 * Fetches a message with its whole body.
 *
 * @throws Failure
 */
export function loadWholeMessage( ticketId: number, messageId: number ): Thunk {
	return async ( { dispatch } ) => {
		try {
			const message = await api( 'getMessage', { path: { id: messageId } } );
			await dispatch( { type: 'MESSAGES', ticketId, messages: [ message ] } );
		} catch ( error ) {
			throw toFailure( error );
		}
	};
}

/** Agents and mailboxes change rarely: once a visit. */
export function loadPeople(): Thunk {
	return async ( tools ) => {
		if ( tools.select.getDesk().agents ) {
			return;
		}
		try {
			const [ agents, mailboxes ] = await Promise.all( [ api( 'listAgents', {} ), api( 'listMailboxes', {} ) ] );
			await tools.dispatch( { type: 'PEOPLE', agents, mailboxes } );
		} catch ( error ) {
			noteConnection( tools, toFailure( error ) );
		}
	};
}

export function loadCounts(): Thunk {
	return async ( tools ) => {
		try {
			await tools.dispatch( { type: 'COUNTS', counts: await api( 'listFolders', {} ) } );
		} catch ( error ) {
			noteConnection( tools, toFailure( error ) );
		}
	};
}

/** So long a list of tags is good enough to choose from. */
const TAGS_FRESH_MS = 30_000;
let tagsAt = 0;

/** All tags, for fields that offer them. A failure leaves the known ones. */
export function loadTags(): Thunk {
	return async ( { dispatch, select } ) => {
		if ( select.getDesk().tags && Date.now() - tagsAt < TAGS_FRESH_MS ) {
			return;
		}
		try {
			await dispatch( { type: 'TAGS', tags: await api( 'listTags', {} ) } );
			tagsAt = Date.now();
		} catch {
			// What was typed can still be added by its name.
		}
	};
}
