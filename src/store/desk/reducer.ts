import type { Message, Ticket, TicketRow } from '../../contract/generated/types.ts';
import { INITIAL, listKey } from './state.ts';
import type { DeskState, List, OpenTicket } from './state.ts';
import type { DeskAction } from './events.ts';
import { keepRecent } from './keep-recent.ts';

function withRows( rows: DeskState[ 'rows' ], more: readonly TicketRow[] ): DeskState[ 'rows' ] {
	const next = { ...rows };
	for ( const row of more ) {
		const known = next[ row.id ];
		// An answer that was under way while a newer one arrived must not turn the clock back.
		if ( ! known || row.version >= known.version ) {
			next[ row.id ] = row;
		}
	}
	return next;
}

function withList( state: DeskState, key: string, change: ( list: List ) => List ): DeskState {
	const list = state.lists[ key ];
	return list ? { ...state, lists: { ...state.lists, [ key ]: change( list ) } } : state;
}

function withTicket( state: DeskState, id: number, change: ( open: OpenTicket ) => OpenTicket ): DeskState {
	const open = state.tickets[ id ];
	return open ? { ...state, tickets: { ...state.tickets, [ id ]: change( open ) } } : state;
}

/** Messages by id, oldest first; the newer copy of a message wins. */
export function mergeMessages( known: readonly Message[], more: readonly Message[] ): Message[] {
	const byId = new Map( known.map( ( message ) => [ message.id, message ] ) );
	for ( const message of more ) {
		const old = byId.get( message.id );
		// Lists leave the whole body out; keep it when it was fetched before.
		byId.set( message.id, old && message.text === null ? { ...message, text: old.text, html: old.html } : message );
	}
	return [ ...byId.values() ].sort( ( a, b ) => a.id - b.id );
}

/** Messages that the answer does not speak of: from the first one that it has on, what is missing has gone to another ticket. */
function stillThere( known: readonly Message[], loaded: Pick< Ticket, 'messages' | 'older_than' > ): Message[] {
	const first = loaded.older_than === null ? 0 : ( loaded.messages[ 0 ]?.id ?? 0 );
	const ids = new Set( loaded.messages.map( ( message ) => message.id ) );
	return known.filter( ( message ) => message.id < first || ids.has( message.id ) );
}

export function reducer( state: DeskState = INITIAL, action: DeskAction ): DeskState {
	switch ( action.type ) {
		case 'LIST_LOADING': {
			const key = listKey( action.query );
			const known = state.lists[ key ];
			const list: List = known
				? { ...known, status: known.status === 'ready' ? 'ready' : 'loading', failure: null }
				: { query: action.query, status: 'loading', failure: null, ids: [], cursor: null, loadingMore: false, held: [] };
			return { ...state, lists: { ...state.lists, [ key ]: list } };
		}
		case 'LIST_LOADED': {
			const rows = withRows( state.rows, action.items );
			return withList( { ...state, rows }, action.key, ( list ) => ( {
				...list,
				status: 'ready',
				failure: null,
				ids: action.items.map( ( row ) => row.id ),
				cursor: action.cursor,
				held: [],
			} ) );
		}
		case 'LIST_FAILED':
			return withList( state, action.key, ( list ) => ( {
				...list,
				status: list.status === 'ready' ? 'ready' : 'failed',
				loadingMore: false,
				failure: action.failure,
			} ) );
		case 'LIST_MORE_LOADING':
			return withList( state, action.key, ( list ) => ( { ...list, loadingMore: true } ) );
		case 'LIST_MORE_LOADED': {
			const rows = withRows( state.rows, action.items );
			return withList( { ...state, rows }, action.key, ( list ) => ( {
				...list,
				loadingMore: false,
				failure: null,
				ids: [ ...list.ids, ...action.items.map( ( row ) => row.id ).filter( ( id ) => ! list.ids.includes( id ) ) ],
				cursor: action.cursor,
			} ) );
		}
		case 'LIST_ARRANGED':
			return withList( state, action.key, ( list ) => ( { ...list, ids: action.ids, held: action.held } ) );
		case 'LIST_SHOWN': {
			// Searches that were typed on the way are never looked at again; each would be kept fresh for nothing.
			const showing = listKey( action.query );
			const lists = Object.fromEntries(
				Object.entries( state.lists ).filter( ( [ key, list ] ) => key === showing || ! list.query.search )
			);
			return { ...state, showing, lists };
		}
		case 'LIST_REST':
			return { ...state, listAtRest: action.atRest };
		case 'ROWS':
			return { ...state, rows: withRows( state.rows, action.rows ) };
		case 'ROW_PREVIEW':
			// The person's own change, shown before the server has answered; not bound to a version.
			return { ...state, rows: { ...state.rows, [ action.row.id ]: action.row } };
		case 'VIEWING':
			return { ...state, viewing: action.id };
		case 'TICKET_LOADING': {
			const known = state.tickets[ action.id ];
			const open: OpenTicket = known ?? { status: 'loading', failure: null, version: 0, ticket: null, loadingEarlier: false };
			return {
				...state,
				tickets: { ...state.tickets, [ action.id ]: { ...open, status: open.ticket ? 'ready' : 'loading', failure: null } },
			};
		}
		case 'TICKET_LOADED': {
			const { row, ...rest } = action.ticket;
			const rows = withRows( state.rows, [ row, ...rest.earlier, ...rest.linked ] );
			const before = state.tickets[ row.id ]?.ticket;
			const known = before && { ...before, messages: stillThere( before.messages, rest ) };
			// Earlier pages that were opened stay open.
			const hasEarlier = known && known.messages.length > 0 && known.older_than !== rest.older_than;
			const ticket = hasEarlier
				? { ...rest, messages: mergeMessages( known.messages, rest.messages ), older_than: known.older_than }
				: { ...rest, messages: known ? mergeMessages( known.messages, rest.messages ) : rest.messages };
			const open: OpenTicket = { status: 'ready', failure: null, version: row.version, ticket, loadingEarlier: false };
			return { ...state, ...keepRecent( { ...state, rows }, row.id, open ) };
		}
		case 'TICKET_FAILED':
			return withTicket( state, action.id, ( open ) => ( {
				...open,
				status: open.ticket ? 'ready' : 'failed',
				failure: action.failure,
				loadingEarlier: false,
			} ) );
		case 'EARLIER_LOADING':
			return withTicket( state, action.id, ( open ) => ( { ...open, loadingEarlier: true } ) );
		case 'MESSAGES':
			return withTicket( state, action.ticketId, ( open ) =>
				open.ticket
					? {
							...open,
							loadingEarlier: false,
							ticket: {
								...open.ticket,
								messages: mergeMessages( open.ticket.messages, action.messages ),
								...( action.olderThan === undefined ? {} : { older_than: action.olderThan } ),
							},
						}
					: open
			);
		case 'COUNTS':
			return { ...state, counts: action.counts };
		case 'PEOPLE':
			return { ...state, agents: action.agents, mailboxes: action.mailboxes };
		case 'TAGS':
			return { ...state, tags: action.tags };
		case 'TASKS':
			return withTicket( state, action.id, ( open ) =>
				open.ticket ? { ...open, ticket: { ...open.ticket, tasks: action.tasks } } : open
			);
		case 'SETUP':
			return { ...state, setup: action.setup };
		case 'MISSING':
			return { ...state, missing: { ...state.missing, [ action.id ]: action.words } };
		case 'FIELDS':
			return withTicket( state, action.id, ( open ) =>
				open.ticket ? { ...open, ticket: { ...open.ticket, fields: action.fields } } : open
			);
		case 'SEQ':
			return { ...state, seq: action.seq };
		case 'CONNECTION':
			return state.connection === action.connection ? state : { ...state, connection: action.connection };
		default:
			return state;
	}
}
