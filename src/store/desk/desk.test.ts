import { createRegistry } from '@wordpress/data';
import type { TicketRow } from '../../contract/generated/types.ts';
import type { Call } from '../testing.ts';
import { NO_COUNTS, standInForSite, ticket, ticketRow } from '../testing.ts';
import type { Failure } from '../failure.ts';
import { deskStore } from './index.ts';
import { beforeOf, preview, reverse } from './patch.ts';
import { listKey } from './state.ts';
import type { ListQuery } from './state.ts';

const OPEN: ListQuery = { folder: 'open', order: 'newest' };

function desk() {
	const registry = createRegistry();
	registry.register( deskStore );
	const state = () => registry.select( deskStore ).getDesk();
	return {
		actions: registry.dispatch( deskStore ),
		state,
		ids: () => state().lists[ listKey( OPEN ) ]?.ids,
		held: () => state().lists[ listKey( OPEN ) ]?.held,
	};
}

function at( minute: number ): string {
	return `2026-11-21T10:${ String( minute ).padStart( 2, '0' ) }:00Z`;
}

const first = ticketRow( { id: 1, updated_at: at( 1 ) } );
const second = ticketRow( { id: 2, updated_at: at( 2 ) } );

function site( changes: { seq: number; reset: boolean; tickets: TicketRow[] }, more: ( call: Call ) => unknown = () => ( {} ) ) {
	return standInForSite( ( call ) => {
		if ( call.path.startsWith( '/tickets?' ) ) {
			return { items: [ second, first ], next_cursor: null };
		}
		if ( call.path.startsWith( '/changes' ) ) {
			return {
				...changes,
				presence: [],
				counts: { ...NO_COUNTS, open: 3 },
			};
		}
		return more( call );
	} );
}

describe( 'a list that is open while mail arrives', () => {
	const third = ticketRow( { id: 3, updated_at: at( 3 ) } );

	it( 'puts a new ticket at its top when nobody is reading further down', async () => {
		site( { seq: 5, reset: false, tickets: [ third ] } );
		const { actions, ids } = desk();
		await actions.loadList( OPEN );
		await actions.loadChanges();
		expect( ids() ).toEqual( [ 3, 2, 1 ] );
	} );

	it( 'does not move under the hand of somebody who has scrolled', async () => {
		site( { seq: 5, reset: false, tickets: [ third, { ...first, updated_at: at( 9 ), version: 2 } ] } );
		const { actions, ids, held } = desk();
		await actions.loadList( OPEN );
		await actions.setListAtRest( false );
		await actions.loadChanges();
		expect( ids() ).toEqual( [ 2, 1 ] );
		expect( held() ).toEqual( [ 3, 1 ] );
		await actions.revealHeld( OPEN );
		expect( ids() ).toEqual( [ 1, 3, 2 ] );
	} );

	it( 'asks for what came after the change it saw last, not for everything again', async () => {
		const calls = site( { seq: 41, reset: false, tickets: [] } );
		const { actions } = desk();
		await actions.loadChanges();
		await actions.loadChanges();
		expect( calls.filter( ( call ) => call.path.startsWith( '/changes' ) ).map( ( call ) => call.path ) ).toEqual( [
			'/changes?since=0',
			'/changes?since=41',
		] );
	} );

	it( 'loads the list on screen again when too much has moved, and no other', async () => {
		const calls = site( { seq: 900, reset: true, tickets: [] } );
		const { actions } = desk();
		await actions.loadList( { ...OPEN, folder: 'pending' } );
		await actions.loadList( OPEN );
		actions.showList( OPEN );
		await actions.loadChanges();
		const loaded = calls
			.filter( ( call ) => call.path.startsWith( '/tickets?' ) )
			.map( ( call ) => /folder=(\w+)/.exec( call.path )?.[ 1 ] );
		expect( loaded ).toEqual( [ 'pending', 'open', 'open' ] );
	} );
} );

describe( 'a change of a ticket', () => {
	it( 'is on screen before the site has answered, and out of the folder it left', async () => {
		let release: ( row: TicketRow ) => void = () => undefined;
		site( { seq: 1, reset: false, tickets: [] }, () => new Promise( ( resolve ) => ( release = resolve ) ) );
		const { actions, ids, state } = desk();
		await actions.loadList( OPEN );
		const pending = actions.changeTicket( 2, { status: 'closed' } );
		await Promise.resolve();
		await new Promise( ( resolve ) => setTimeout( resolve ) );
		expect( state().rows[ 2 ]?.status ).toBe( 'closed' );
		expect( ids() ).toEqual( [ 1 ] );
		release( { ...second, status: 'closed', version: 2 } );
		await pending;
		expect( state().rows[ 2 ]?.version ).toBe( 2 );
	} );

	it( 'comes back into the list when the site refuses it', async () => {
		site( { seq: 1, reset: false, tickets: [] }, () =>
			Promise.reject( { code: 'mesa_forbidden', message: 'Not yours.', data: { status: 403 } } )
		);
		const { actions, ids, state } = desk();
		await actions.loadList( OPEN );
		await expect( actions.changeTicket( 2, { status: 'closed' } ) ).rejects.toMatchObject( {
			message: 'Not yours.',
		} satisfies Partial< Failure > );
		expect( state().rows[ 2 ]?.status ).toBe( 'open' );
		expect( ids() ).toEqual( [ 2, 1 ] );
	} );

	it( 'goes through when only new mail had raised the version', async () => {
		const newer = { ...second, version: 7 };
		const calls = site( { seq: 1, reset: false, tickets: [] }, ( call ) => {
			if ( call.method === 'GET' ) {
				return ticket( { row: newer } );
			}
			return ( call.data as { expected_version: number } ).expected_version === 7
				? { ...newer, status: 'closed', version: 8 }
				: Promise.reject( { code: 'mesa_ticket_changed', message: 'Changed.', data: { status: 409 } } );
		} );
		const { actions, state } = desk();
		await actions.loadList( OPEN );
		await actions.changeTicket( 2, { status: 'closed' } );
		expect( state().rows[ 2 ] ).toMatchObject( { status: 'closed', version: 8 } );
		expect( calls.filter( ( call ) => call.path === '/tickets/2' ).map( ( call ) => call.method ) ).toEqual( [
			'PATCH',
			'GET',
			'PATCH',
		] );
	} );

	it( 'does not overwrite what a colleague decided meanwhile', async () => {
		const theirs = { ...second, version: 7, status: 'spam' as const };
		site( { seq: 1, reset: false, tickets: [] }, ( call ) =>
			call.method === 'GET'
				? ticket( { row: theirs } )
				: Promise.reject( { code: 'mesa_ticket_changed', message: 'Changed by Ben.', data: { status: 409 } } )
		);
		const { actions, state } = desk();
		await actions.loadList( OPEN );
		await expect( actions.changeTicket( 2, { status: 'closed' } ) ).rejects.toMatchObject( { kind: 'conflict' } );
		expect( state().rows[ 2 ] ).toMatchObject( { status: 'spam', version: 7 } );
	} );
} );

describe( 'a change of many', () => {
	it( 'puts back only those that were refused', async () => {
		site( { seq: 1, reset: false, tickets: [] }, () => ( {
			results: [
				{ id: 1, ok: true, error: null, row: { ...first, status: 'closed', version: 2 } },
				{ id: 2, ok: false, error: 'Locked.', row: null },
			],
		} ) );
		const { actions, ids } = desk();
		await actions.loadList( OPEN );
		const outcome = await actions.changeTickets( [ 1, 2 ], { status: 'closed' } );
		expect( ids() ).toEqual( [ 2 ] );
		expect( outcome.refused ).toEqual( [ { id: 2, reason: 'Locked.' } ] );
		expect( outcome.changed.map( ( row ) => row.id ) ).toEqual( [ 1 ] );
	} );

	it( 'stays whole when a later request of many cannot be sent: what was changed is told apart from what was not', async () => {
		const ids = Array.from( { length: 250 }, ( _each, index ) => index + 1 );
		let requests = 0;
		site( { seq: 1, reset: false, tickets: [] }, ( call ) => {
			requests += 1;
			const asked = ( call.data as { ids: number[] } ).ids;
			return requests > 1
				? Promise.reject( new TypeError( 'Failed to fetch' ) )
				: { results: asked.map( ( id ) => ( { id, ok: true, error: null, row: null, before: null } ) ) };
		} );
		const { actions } = desk();
		await actions.loadList( OPEN );
		const outcome = await actions.changeTickets( ids, { status: 'closed' } );
		expect( requests ).toBe( 2 );
		expect( outcome.refused.map( ( { id } ) => id ) ).toEqual( ids.slice( 200 ) );
		expect( outcome.changed.map( ( { id } ) => id ).sort() ).toEqual( [ 1, 2 ] );
	} );
} );

describe( 'taking a change of tags back', () => {
	const before = beforeOf( ticketRow( { tags: [ 'refund', 'VIP' ] } ) );

	it( 'leaves alone what the ticket had before, and what a colleague has put on since', () => {
		expect( reverse( before, { add_tags: [ 'vip', 'gift card' ], remove_tags: [ 'Refund', 'none' ] } ) ).toEqual( {
			remove_tags: [ 'gift card' ],
			add_tags: [ 'refund' ],
		} );
		expect( reverse( before, { add_tags: [ 'vip' ] } ) ).toEqual( {} );
	} );

	it( 'is shown at once, in the order of names', () => {
		expect( preview( ticketRow( { tags: [ 'b', 'd' ] } ), { add_tags: [ 'c', 'B' ], remove_tags: [ 'D' ] }, [] ).tags ).toEqual( [
			'b',
			'c',
		] );
	} );
} );

describe( 'a search that is open', () => {
	const SEARCH: ListQuery = { folder: 'all', search: 'moss', order: 'relevance' };
	const asked = ( calls: Call[] ) => calls.filter( ( call ) => call.path.includes( 'search=' ) ).length;

	it( 'keeps the order of the site, and is not repeated for every change on a busy desk', async () => {
		jest.useFakeTimers();
		const calls = site( {
			seq: 5,
			reset: false,
			tickets: [ ticketRow( { id: 9, updated_at: at( 9 ) } ), { ...first, updated_at: at( 8 ), version: 2 } ],
		} );
		const { actions, state } = desk();
		await actions.showList( SEARCH );
		await actions.loadList( SEARCH );
		for ( let turn = 0; turn < 5; turn++ ) {
			await actions.loadChanges();
			await jest.advanceTimersByTimeAsync( 1000 );
		}
		expect( state().lists[ listKey( SEARCH ) ]?.ids ).toEqual( [ 2, 1 ] );
		expect( asked( calls ) ).toBe( 2 );
		await jest.advanceTimersByTimeAsync( 20_000 );
		expect( asked( calls ) ).toBe( 3 );
		jest.useRealTimers();
	} );

	it( 'is forgotten with every other that was typed on the way to it', async () => {
		site( { seq: 5, reset: false, tickets: [] } );
		const { actions, state } = desk();
		await actions.loadList( OPEN );
		await actions.loadList( { ...SEARCH, search: 'mo' } );
		await actions.showList( SEARCH );
		expect( Object.keys( state().lists ) ).toEqual( [ listKey( OPEN ) ] );
	} );
} );

it( 'an answer that was under way does not overwrite a newer row', async () => {
	site( { seq: 1, reset: false, tickets: [ { ...second, version: 9, subject: 'Newer' } ] } );
	const { actions, state } = desk();
	await actions.loadChanges();
	await actions.loadList( OPEN );
	expect( state().rows[ 2 ]?.subject ).toBe( 'Newer' );
} );
