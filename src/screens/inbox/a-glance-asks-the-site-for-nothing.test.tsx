import { act, render, renderHook, screen } from '@testing-library/react';
import { dispatch } from '@wordpress/data';
import { deskStore, registerDeskStore } from '../../store/desk/index.ts';
import { standInForSite, ticket, ticketRow } from '../../store/testing.ts';
import type { ActionContext } from './actions/index.ts';
import { Thread } from './thread/thread.tsx';
import { InboxContext } from './use-inbox.ts';
import { useTicketActions } from './use-ticket-actions.ts';
import { useWalk } from './use-walk.ts';

registerDeskStore();

const IDS = [ 5, 6, 7 ];

/** A list of three tickets whose threads are in memory, fetched ahead. */
async function desk() {
	const calls = standInForSite( ( { path } ) => {
		const id = Number( /\/tickets\/(\d+)/.exec( path )?.[ 1 ] );
		return id ? ticket( { row: ticketRow( { id } ) } ) : { items: IDS.map( ( each ) => ticketRow( { id: each } ) ), next_cursor: null };
	} );
	await dispatch( deskStore ).loadList( { folder: 'open', order: 'newest' } );
	for ( const id of IDS ) {
		await dispatch( deskStore ).prefetchTicket( id );
	}
	calls.splice( 0 );
	return calls;
}

const pass = ( ms: number ) => act( () => jest.advanceTimersByTimeAsync( ms ) );

beforeEach( () => void jest.useFakeTimers() );
afterEach( () => void jest.useRealTimers() );

it( 'walks past tickets that are in memory without a request, and asks for the one that stays open, as read', async () => {
	const calls = await desk();
	const { rerender } = renderHook( ( id: number ) => useWalk( IDS, id ), { initialProps: 5 } );
	await pass( 500 );
	rerender( 6 );
	await pass( 500 );
	rerender( 7 );
	await pass( 500 );
	expect( calls ).toEqual( [] );
	await pass( 500 );
	expect( calls.map( ( { path } ) => path ) ).toEqual( [ '/tickets/7' ] );
} );

it( 'asks soon for a thread that is older than its row', async () => {
	await desk();
	standInForSite( () => ( { items: IDS.map( ( id ) => ticketRow( { id, version: 2 } ) ), next_cursor: null } ) );
	await dispatch( deskStore ).loadList( { folder: 'open', order: 'newest' } );
	const again = standInForSite( () => ticket( { row: ticketRow( { id: 6, version: 2 } ) } ) );
	renderHook( () => useWalk( IDS, 6 ) );
	await pass( 200 );
	expect( again.map( ( { path } ) => path ) ).toEqual( [ '/tickets/6' ] );
} );

const inbox = { getContext: () => ( {} ) as ActionContext, menu: null, setMenu: () => undefined };
const thread = ( id: number ) => (
	<InboxContext.Provider value={ inbox }>
		<Thread id={ id } replyHandle={ { current: null } } sideBarOpen={ false } onToggleSideBar={ () => undefined } />
	</InboxContext.Provider>
);

it( 'leaves an unread ticket unread that is only passed by, and marks the one read that stays open', async () => {
	const calls = await desk();
	const view = render( thread( 5 ) );
	await pass( 500 );
	expect( screen.getByRole( 'region', { name: 'Ticket' } ) ).toHaveTextContent( 'It says delivered, but it is not here.' );
	view.rerender( thread( 6 ) );
	await pass( 500 );
	expect( calls ).toEqual( [] );
	await pass( 500 );
	expect( calls.filter( ( { method } ) => method !== 'GET' ).map( ( { method, path, data } ) => ( { method, path, data } ) ) ).toEqual(
		expect.arrayContaining( [ { method: 'PATCH', path: '/tickets/6', data: { unread: false } } ] )
	);
	expect( calls.some( ( { path } ) => path === '/tickets/5' ) ).toBe( false );
	view.unmount();
} );

it( 'marks a ticket read at once when somebody acts on it, and none that lies in the list only', async () => {
	const calls = await desk();
	const { result } = renderHook( () => useTicketActions() );
	await dispatch( deskStore ).setViewing( 5 );
	await act( () =>
		Promise.all( [ result.current.change( 5, { priority: 'high' } ), result.current.change( 6, { priority: 'high' } ) ] )
	);
	await pass( 0 );
	expect(
		calls.filter( ( { data } ) => ( data as { unread?: boolean } | undefined )?.unread === false ).map( ( { path } ) => path )
	).toEqual( [ '/tickets/5' ] );
} );
