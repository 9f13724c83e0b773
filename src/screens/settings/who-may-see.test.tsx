import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from '@wordpress/element';
import { registerDeskStore } from '../../store/desk/index.ts';
import { registerSettingsStore } from '../../store/settings/index.ts';
import { standInForSite } from '../../store/testing.ts';
import { WhoMaySee } from './who-may-see.tsx';

registerDeskStore();
registerSettingsStore();

const person = ( id: number, name: string ) => ( { id, name, avatar: '' } );
const WARNING = /only those who manage mailboxes see this mailbox/;

async function show( start: { restricted: boolean; members: number[] } ) {
	standInForSite( ( { path } ) =>
		path.includes( 'managers' ) ? [ person( 1, 'Marta' ) ] : [ person( 2, 'Ana' ), person( 3, 'Ben' ), person( 1, 'Marta' ) ]
	);
	let now = start;
	function Held() {
		const [ form, setForm ] = useState( start );
		now = form;
		return <WhoMaySee teams={ [] } { ...form } error={ undefined } onChange={ ( part ) => setForm( { ...form, ...part } ) } />;
	}
	render( <Held /> );
	return () => now;
}

it( 'warns before everybody but managers is locked out, and offers only whom it makes a difference for', async () => {
	const form = await show( { restricted: false, members: [] } );
	expect( screen.queryByText( WARNING ) ).toBeNull();
	await userEvent.click( screen.getByRole( 'radio', { name: 'Only these people' } ) );
	// Notices are announced besides, in a region of their own.
	expect( ( await screen.findAllByText( WARNING ) ).length ).toBeGreaterThan( 0 );
	expect( screen.getByText( 'Who manages mailboxes always sees it: Marta' ) ).toBeInTheDocument();
	await userEvent.click( screen.getByRole( 'combobox', { name: 'People' } ) );
	expect( screen.getAllByRole( 'option' ).map( ( option ) => option.textContent ) ).toEqual( [ 'Ana', 'Ben' ] );
	await userEvent.keyboard( 'be{Enter}' );
	expect( form() ).toEqual( { restricted: true, members: [ 3 ] } );
	expect( document.querySelector( '.components-notice' ) ).toBeNull();
} );

it( 'warns when the only one on the list manages mailboxes anyway, and keeps the list while everybody may see it', async () => {
	const form = await show( { restricted: true, members: [ 1, 3 ] } );
	await userEvent.click( await screen.findByRole( 'button', { name: 'Remove Ben' } ) );
	expect( document.querySelector( '.components-notice' ) ).not.toBeNull();
	await userEvent.click( screen.getByRole( 'radio', { name: 'Everybody in the team' } ) );
	expect( form() ).toEqual( { restricted: false, members: [ 1 ] } );
	expect( document.querySelector( '.components-notice' ) ).toBeNull();
} );
