import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { dispatch } from '@wordpress/data';
import { deskStore, registerDeskStore } from '../../../store/desk/index.ts';
import { standInForSite } from '../../../store/testing.ts';
import { SearchBox } from './search-box.tsx';
import { OPERATORS } from '../../../core/search/operators.ts';
import { suggestionsFor } from './suggestions.ts';
import { searchOf } from './use-search-text.ts';

registerDeskStore();

const searched = () => new URLSearchParams( window.location.search ).get( 'search' );

beforeEach( async () => {
	window.history.replaceState( null, '', '/wp-admin/admin.php?page=mesa-help-desk' );
	window.dispatchEvent( new PopStateEvent( 'popstate' ) );
	standInForSite( ( { path } ) => {
		if ( path.startsWith( '/tags' ) ) {
			return [
				{ id: 1, name: 'gift card' },
				{ id: 2, name: 'vip' },
			];
		}
		return path.startsWith( '/mailboxes' )
			? [ { id: 1, name: 'Ana’s Shop', address: 'shop@example.org' } ]
			: [ { id: 7, name: 'Marta Ruiz', avatar: '' } ];
	} );
	await dispatch( deskStore ).loadPeople();
} );

function show( error?: string ) {
	const view = render( <SearchBox error={ error } /> );
	return { ...view, field: screen.getByRole( 'combobox', { name: 'Search tickets' } ) };
}

const options = () => screen.queryAllByRole( 'option' ).map( ( option ) => option.textContent );

it( 'shows what can be searched for when one comes to it, and inserts what is chosen', async () => {
	const { field } = show();
	await userEvent.click( field );
	expect( options() ).toHaveLength( OPERATORS.length );
	await userEvent.keyboard( '{ArrowDown}{ArrowDown}{ArrowDown}{Enter}' );
	expect( field ).toHaveValue( 'tag:' );
	await waitFor( () => expect( options() ).toEqual( [ 'tag:"gift card"', 'tag:vip' ] ) );
	await userEvent.keyboard( '{ArrowDown}{Enter}' );
	expect( field ).toHaveValue( 'tag:"gift card" ' );
	expect( searched() ).toBe( 'tag:"gift card"' );
} );

it( 'searches at once on Enter, and never for an operator without a value', async () => {
	const { field } = show();
	await userEvent.type( field, 'moss mug from:{Enter}' );
	expect( searched() ).toBe( 'moss mug' );
	expect( field ).toHaveValue( 'moss mug from:' );
	expect( searchOf( '-tag: is: x' ) ).toBe( 'x' );
} );

it( 'keeps the space that was typed while the search was on its way', async () => {
	jest.useFakeTimers();
	const user = userEvent.setup( { advanceTimers: jest.advanceTimersByTime } );
	const { field } = show();
	await user.type( field, 'moss ' );
	act( () => jest.advanceTimersByTime( 2000 ) );
	expect( searched() ).toBe( 'moss' );
	await user.type( field, 'mug' );
	expect( field ).toHaveValue( 'moss mug' );
	act( () => jest.advanceTimersByTime( 2000 ) );
	expect( searched() ).toBe( 'moss mug' );
	jest.useRealTimers();
} );

it( 'follows the address when somebody goes back', async () => {
	const { field } = show();
	await userEvent.type( field, 'moss{Enter}' );
	expect( searched() ).toBe( 'moss' );
	act( () => {
		window.history.replaceState( null, '', '/wp-admin/admin.php?page=mesa-help-desk&search=vase' );
		window.dispatchEvent( new PopStateEvent( 'popstate' ) );
	} );
	expect( field ).toHaveValue( 'vase' );
} );

it( 'closes what it offers by Escape first, and is left by the second', async () => {
	const { field } = show();
	await userEvent.click( field );
	await userEvent.keyboard( '{Escape}' );
	expect( options() ).toEqual( [] );
	expect( field ).toHaveFocus();
	await userEvent.keyboard( '{Escape}' );
	expect( field ).not.toHaveFocus();
} );

it( 'says beside itself what was wrong with the search', () => {
	const { field } = show( '“before:” needs a date such as 2026-11-22.' );
	expect( field ).toHaveAccessibleDescription( '“before:” needs a date such as 2026-11-22.' );
	expect( field ).toBeInvalid();
} );

describe( 'suggestions', () => {
	const known = {
		tags: [ 'vip' ],
		mailboxes: [ 'Ana’s Shop' ],
		agents: [ 'Marta Ruiz' ],
		types: [ 'Return' ],
		teams: [ 'Logistics' ],
		statuses: [ 'With the supplier' ],
		fields: [ { search: 'order-number', name: 'Order number', values: [ 'any', 'none' ] } ],
		now: new Date( 2026, 10, 22 ),
	};
	const texts = ( query: string ) => suggestionsFor( query, query.length, known ).map( ( { text } ) => text );

	it.each( [
		[ 'moss', [] ],
		[ 'a', [] ],
		[ 'fr', [ 'from:' ] ],
		[ 'moss -unre', [ '-is:unread' ] ],
		[ 'is:un', [ 'is:unassigned', 'is:unread', 'is:unanswered' ] ],
		[ 'type:', [ 'type:Return' ] ],
		[ 'status:sup', [ 'status:"With the supplier"' ] ],
		[ 'fie', [ 'field.order-number:' ] ],
		[ 'field.or', [ 'field.order-number:' ] ],
		[ '-field.order-number:no', [ '-field.order-number:none' ] ],
		[ 'mailbox:', [ 'mailbox:"Ana’s Shop"' ] ],
		[ 'assignee:ruiz', [ 'assignee:"Marta Ruiz"' ] ],
		[ 'status:closed', [] ],
		[ '"from', [] ],
		[ 'from:ana', [] ],
		[ 'moss ', [] ],
	] )( 'for “%s”', ( query, expected ) => {
		expect( texts( query ) ).toEqual( expected );
	} );

	it( 'write days as the server reads them, in the person’s own time', () => {
		expect( texts( 'after:' ) ).toEqual( [
			'after:2026-11-22',
			'after:2026-11-21',
			'after:2026-11-15',
			'after:2026-10-23',
			'after:2026-01-01',
		] );
	} );
} );
