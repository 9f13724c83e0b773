import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SettingsTable } from './settings-table.tsx';
import { moved } from './use-order.ts';

const items = [ 'Return', 'Invoice', 'Fault' ].map( ( name, index ) => ( { id: index + 1, name } ) );

const names = () =>
	within( screen.getByRole( 'list', { name: 'Types' } ) )
		.getAllByRole( 'listitem' )
		.map( ( row ) => row.querySelector( '.mesa-row__name' )?.textContent );

it( 'moves an entry to another place and keeps the others in their order', () => {
	expect( moved( [ 'a', 'b', 'c', 'd' ], 0, 2 ) ).toEqual( [ 'b', 'c', 'a', 'd' ] );
	expect( moved( [ 'a', 'b', 'c', 'd' ], 3, 0 ) ).toEqual( [ 'd', 'a', 'b', 'c' ] );
	expect( moved( [ 'a' ], 4, 0 ) ).toEqual( [ 'a' ] );
} );

it( 'shows a new order at once, says it, and tells all ids', async () => {
	const onSort = jest.fn( () => Promise.resolve() );
	render( <SettingsTable label="Types" items={ items } nameOf={ ( item ) => item.name } onOpen={ () => undefined } onSort={ onSort } /> );
	screen.getByRole( 'button', { name: 'Move “Return” with the arrow keys' } ).focus();
	await userEvent.keyboard( '{ArrowDown}' );
	expect( names() ).toEqual( [ 'Invoice', 'Return', 'Fault' ] );
	expect( onSort ).toHaveBeenLastCalledWith( [ 2, 1, 3 ] );
	expect( screen.getByRole( 'status' ) ).toHaveTextContent( '“Return” is number 2 of 3 now.' );
	// The handle goes along with its row, so that the next key moves it on.
	expect( screen.getByRole( 'button', { name: 'Move “Return” with the arrow keys' } ) ).toHaveFocus();
	await userEvent.keyboard( '{End}' );
	expect( onSort ).toHaveBeenLastCalledWith( [ 2, 3, 1 ] );
} );

it( 'goes back to the old order when the site refuses the new one', async () => {
	const onSort = jest.fn( () => Promise.reject( new Error( 'No' ) ) );
	render( <SettingsTable label="Types" items={ items } nameOf={ ( item ) => item.name } onOpen={ () => undefined } onSort={ onSort } /> );
	screen.getByRole( 'button', { name: 'Move “Fault” with the arrow keys' } ).focus();
	await userEvent.keyboard( '{Home}' );
	expect( onSort ).toHaveBeenCalledWith( [ 3, 1, 2 ] );
	await waitFor( () => expect( names() ).toEqual( [ 'Return', 'Invoice', 'Fault' ] ) );
} );

it( 'opens what is clicked, and has nothing to move where there is no order', async () => {
	const onOpen = jest.fn();
	render( <SettingsTable label="Types" items={ items } nameOf={ ( item ) => item.name } onOpen={ onOpen } /> );
	await userEvent.click( screen.getByRole( 'button', { name: 'Invoice' } ) );
	expect( onOpen ).toHaveBeenCalledWith( items[ 1 ] );
	expect( screen.queryByRole( 'button', { name: /Move/ } ) ).toBeNull();
} );
