import { createRegistry } from '@wordpress/data';
import { standInForSite, ticket, ticketRow } from '../testing.ts';
import { deskStore } from './index.ts';

function desk() {
	const registry = createRegistry();
	registry.register( deskStore );
	return { actions: registry.dispatch( deskStore ), state: () => registry.select( deskStore ).getDesk() };
}

const answer = ( id: number, version = 1 ) => ticket( { row: ticketRow( { id, version } ) } );
const idOf = ( path: string ) => Number( /\/tickets\/(\d+)/.exec( path )?.[ 1 ] );

it( 'does not grow with every ticket that is opened in a day', async () => {
	standInForSite( ( call ) => answer( idOf( call.path ) ) );
	const { actions, state } = desk();
	for ( let id = 1; id <= 2000; id++ ) {
		await actions.loadTicket( id );
	}
	expect( Object.keys( state().tickets ).length ).toBeLessThan( 40 );
	expect( Object.keys( state().rows ).length ).toBeLessThan( 1100 );
	expect( state().tickets[ 2000 ]?.ticket ).not.toBeNull();
} );

it( 'keeps the thread that is being read, however many are fetched meanwhile', async () => {
	standInForSite( ( call ) => answer( idOf( call.path ) ) );
	const { actions, state } = desk();
	actions.setViewing( 1 );
	await actions.loadTicket( 1 );
	for ( let id = 2; id < 60; id++ ) {
		await actions.prefetchTicket( id );
	}
	expect( state().tickets[ 1 ]?.ticket ).not.toBeNull();
} );

it( 'fetches a thread ahead once, tells the site that nobody has read it, and again only after it has changed', async () => {
	let version = 1;
	const calls = standInForSite( ( call ) => answer( idOf( call.path ), version ) );
	const { actions } = desk();
	await actions.prefetchTicket( 5 );
	await actions.prefetchTicket( 5 );
	expect( calls.map( ( call ) => call.path ) ).toEqual( [ '/tickets/5?ahead=true' ] );
	version = 2;
	standInForSite( ( call ) =>
		call.path.startsWith( '/changes' )
			? { seq: 1, reset: false, tickets: [ ticketRow( { id: 5, version } ) ], presence: [], counts: {} }
			: answer( 5, version )
	);
	await actions.loadChanges();
	const again = standInForSite( () => answer( 5, version ) );
	await actions.prefetchTicket( 5 );
	expect( again ).toHaveLength( 1 );
} );

it( 'says nothing when fetching ahead fails', async () => {
	standInForSite( () => {
		throw new Error( 'gone' );
	} );
	const { actions, state } = desk();
	await actions.prefetchTicket( 5 );
	expect( state().tickets[ 5 ] ).toBeUndefined();
	expect( state().connection ).toBe( 'online' );
} );
