import { parseRoute, routeUrl } from './route.ts';

it( 'comes back from its own address unchanged', () => {
	for ( const search of [
		'?page=mesa-help-desk',
		'?page=mesa-help-desk&folder=mine&ticket=12',
		'?page=mesa-help-desk&mailbox=3&search=red+mug',
		'?page=mesa-help-desk&view=settings&section=new',
	] ) {
		expect( routeUrl( parseRoute( search ) ) ).toBe( search );
	}
} );

it( 'opens the inbox for an address that somebody broke', () => {
	expect( parseRoute( '?folder=nonsense&ticket=-4&view=xyz&mailbox=1e99' ) ).toMatchObject( {
		view: 'inbox',
		folder: 'open',
		ticket: null,
	} );
} );
