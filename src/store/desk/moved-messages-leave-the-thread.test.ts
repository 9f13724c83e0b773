import { message, ticket, ticketRow } from '../testing.ts';
import { reducer } from './reducer.ts';
import { INITIAL } from './state.ts';

const ids = ( state: ReturnType< typeof reducer > ) => state.tickets[ 1 ]?.ticket?.messages.map( ( one ) => one.id );
const loaded = ( messageIds: number[], more: { older_than?: number | null } = {} ) => ( {
	type: 'TICKET_LOADED' as const,
	ticket: ticket( { row: ticketRow( { id: 1 } ), messages: messageIds.map( ( id ) => message( { id, ticket_id: 1 } ) ), ...more } ),
} );

test( 'what was split off or separated is not shown on two tickets', () => {
	const before = reducer( INITIAL, loaded( [ 1, 2, 3 ] ) );
	expect( ids( reducer( before, loaded( [ 1, 3 ] ) ) ) ).toEqual( [ 1, 3 ] );
} );

test( 'earlier messages that were asked for stay when the newest are loaded again', () => {
	const newest = reducer( INITIAL, loaded( [ 40, 41 ], { older_than: 40 } ) );
	const all = reducer( newest, {
		type: 'MESSAGES',
		ticketId: 1,
		messages: [ message( { id: 7, ticket_id: 1 } ) ],
		olderThan: null,
	} );
	expect( ids( reducer( all, loaded( [ 40, 41, 42 ], { older_than: 40 } ) ) ) ).toEqual( [ 7, 40, 41, 42 ] );
} );
