import { createRegistry } from '@wordpress/data';
import { standInForSite, ticketRow } from '../testing.ts';
import { deskStore } from './index.ts';
import { NO_SETUP } from './no-setup.ts';

const desk = { ...NO_SETUP, types: [ { id: 7, name: 'Return', color: 'orange' as const, archived: false } ] };

it( 'loads types again when a ticket comes in with one that nobody knew, and not for every ticket', async () => {
	const asked: string[] = [];
	standInForSite( ( { path } ) => {
		asked.push( path.replace( /\?.*/, '' ) );
		return path.startsWith( '/desk' )
			? desk
			: {
					seq: asked.length,
					reset: false,
					tickets: [ ticketRow( { id: 3, type_id: 7, version: asked.length } ) ],
					counts: {},
					presence: [],
					notified: null,
				};
	} );
	const registry = createRegistry();
	registry.register( deskStore );
	const { loadChanges } = registry.dispatch( deskStore );
	await loadChanges();
	await new Promise( ( resolve ) => setTimeout( resolve, 0 ) );
	expect( registry.select( deskStore ).getDesk().setup ).toEqual( desk );
	await loadChanges();
	expect( asked.filter( ( path ) => path === '/desk' ) ).toHaveLength( 1 );
} );
