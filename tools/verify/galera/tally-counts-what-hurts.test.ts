import type { Written } from './ledger.ts';
import { tally, type Stored } from './tally.ts';

const MARK = 'mark0123456789ab';

function desk(): { entries: Written[]; stored: Stored; sent: string[] } {
	return {
		entries: [ { kind: 'reply', key: 'k', mark: MARK, acknowledged: true, ticket: 1, belongs: 0 } ],
		stored: {
			messages: [ { id: 7, ticket: 1, kind: 'reply', key: 'k', state: 'sent', text: MARK } ],
			events: [
				{ id: 1, ticket: 1, type: 'reply_added', data: { message_id: 7 } },
				{ id: 2, ticket: 1, type: 'status_changed', data: { from: 'open', to: 'pending' } },
				{ id: 5, ticket: 1, type: 'status_changed', data: { from: 'pending', to: 'closed' } },
			],
			tickets: [ { id: 1, status: 'closed', priority: 'normal', assignee: 0, subject: 'Hello', messages: 1 } ],
		},
		sent: [ `Subject: x\r\n\r\n${ MARK }` ],
	};
}

const counted = ( { entries, stored, sent }: ReturnType< typeof desk > ) => {
	const { lost, doubled, torn, split } = tally( entries, stored, sent );
	return [ lost.length, doubled.length, torn.length, split.length ];
};

it( 'finds nothing wrong where nothing is', () => {
	expect( counted( desk() ) ).toEqual( [ 0, 0, 0, 0 ] );
} );

it( 'misses an acknowledged reply, its event and its mail', () => {
	const without = desk();
	without.stored.messages = [];
	without.stored.tickets[ 0 ]!.messages = 0;
	expect( counted( without ) ).toEqual( [ 1, 0, 0, 0 ] );
	const silent = desk();
	silent.stored.events = silent.stored.events.slice( 1 );
	silent.sent = [];
	expect( counted( silent ) ).toEqual( [ 2, 0, 0, 0 ] );
} );

it( 'does not call lost what nobody has promised', () => {
	const unpromised = desk();
	unpromised.entries[ 0 ]!.acknowledged = false;
	unpromised.stored.messages = [];
	unpromised.stored.tickets[ 0 ]!.messages = 0;
	expect( counted( unpromised ) ).toEqual( [ 0, 0, 0, 0 ] );
} );

it( 'notices a reply that is there twice, and one that left twice', () => {
	const twice = desk();
	twice.stored.messages.push( { ...twice.stored.messages[ 0 ]!, id: 8 } );
	twice.stored.tickets[ 0 ]!.messages = 2;
	twice.sent.push( twice.sent[ 0 ]! );
	expect( counted( twice ) ).toEqual( [ 0, 2, 0, 0 ] );
} );

it( 'notices a change that overwrote another unseen, and a count that is not true', () => {
	const torn = desk();
	torn.stored.events[ 2 ]!.data = { from: 'open', to: 'closed' };
	torn.stored.tickets[ 0 ]!.messages = 2;
	expect( counted( torn ) ).toEqual( [ 0, 0, 2, 0 ] );
} );

it( 'notices an answer that opened a ticket of its own', () => {
	const split = desk();
	split.entries = [ { kind: 'mail', key: 'm', mark: MARK, acknowledged: true, ticket: 1, belongs: 3 } ];
	split.stored.events[ 0 ]!.type = 'ticket_created';
	expect( counted( split ) ).toEqual( [ 0, 0, 0, 1 ] );
} );
