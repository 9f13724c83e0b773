import { act, renderHook, waitFor } from '@testing-library/react';
import { goTo, guardLeaving, parseRoute, replaceRoute, routeUrl, useRoute } from './route.ts';

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

describe( 'a form that is not saved', () => {
	const section = () => parseRoute( window.location.search ).section;
	const popped = () => new Promise< void >( ( resolve ) => window.addEventListener( 'popstate', () => resolve(), { once: true } ) );

	/** Goes somewhere by the browser's own button, and waits until it has been, and came back where it was refused. */
	async function press( steps: 1 | -1, isRefused: boolean ) {
		await act( async () => {
			const there = popped();
			window.history.go( steps );
			await there;
			if ( isRefused ) {
				await popped();
			}
		} );
	}

	it( 'is left by no link and by neither of the browser’s ways when the person chooses to stay', async () => {
		window.history.replaceState( null, '', '?page=mesa-help-desk&view=settings&section=forms' );
		const { result, unmount } = renderHook( () => useRoute().section );
		act( () => goTo( { view: 'settings', section: 'form-3' } ) );
		act( () => goTo( { section: 'fields' } ) );
		await press( -1, false );
		expect( result.current ).toBe( 'form-3' );

		let stays = true;
		const ask = jest.fn( () => ! stays );
		const letGo = guardLeaving( ask );
		act( () => goTo( { section: '' } ) );
		expect( [ result.current, section() ] ).toEqual( [ 'form-3', 'form-3' ] );
		await press( -1, true );
		expect( [ result.current, section() ] ).toEqual( [ 'form-3', 'form-3' ] );
		await press( 1, true );
		expect( [ result.current, section() ] ).toEqual( [ 'form-3', 'form-3' ] );
		expect( ask ).toHaveBeenCalledTimes( 3 );

		stays = false;
		await press( -1, false );
		expect( [ result.current, section() ] ).toEqual( [ 'forms', 'forms' ] );
		expect( ask ).toHaveBeenCalledTimes( 4 );
		letGo();
		act( () => goTo( { section: 'form-4' } ) );
		expect( ask ).toHaveBeenCalledTimes( 4 );
		unmount();
	} );

	it( 'stays on the way to what was there before the page was loaded, and gets its own address without a question', async () => {
		window.history.pushState( null, '', '?page=mesa-help-desk&view=settings&section=replies' );
		window.history.pushState( null, '', '?page=mesa-help-desk&view=settings&section=reply-new' );
		const { result, unmount } = renderHook( () => useRoute().section );
		const ask = jest.fn( () => false );
		const letGo = guardLeaving( ask );
		await press( -1, false );
		await waitFor( () => expect( section() ).toBe( 'reply-new' ) );
		expect( result.current ).toBe( 'reply-new' );
		expect( ask ).toHaveBeenCalledTimes( 1 );
		act( () => replaceRoute( { section: 'reply-7' } ) );
		expect( result.current ).toBe( 'reply-7' );
		expect( ask ).toHaveBeenCalledTimes( 1 );
		letGo();
		unmount();
	} );
} );
