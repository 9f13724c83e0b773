import { act, renderHook, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from '@wordpress/element';
import { goTo } from '../../store/route.ts';
import { TextField } from './fields.tsx';
import { SavedForm, useSaving } from './saved-form.tsx';
import { useAskBeforeLeaving } from './use-ask-before-leaving.ts';

const confirm = jest.fn( () => false );
const section = () => new URLSearchParams( window.location.search ).get( 'section' );
/** Whether the browser would ask. */
const asksForThePage = () => ! window.dispatchEvent( new Event( 'beforeunload', { cancelable: true } ) );

beforeEach( () => {
	confirm.mockClear();
	window.confirm = confirm;
	window.history.replaceState( null, '', '?page=mesa-help-desk&view=settings&section=general' );
} );

function Form() {
	const [ stored, setStored ] = useState( '5' );
	const [ value, setValue ] = useState( stored );
	const saving = useSaving();
	return (
		<SavedForm saving={ saving } isChanged={ value !== stored } onSave={ () => void saving.save( async () => setStored( value ) ) }>
			<TextField label="Seconds" value={ value } onChange={ setValue } />
		</SavedForm>
	);
}

it( 'asks before something typed is left, and no more once it is saved', async () => {
	render( <Form /> );
	expect( asksForThePage() ).toBe( false );
	await userEvent.type( screen.getByLabelText( 'Seconds' ), '0' );
	expect( asksForThePage() ).toBe( true );
	act( () => goTo( { section: 'tags' } ) );
	expect( confirm ).toHaveBeenCalledTimes( 1 );
	expect( section() ).toBe( 'general' );
	await userEvent.click( screen.getByRole( 'button', { name: 'Save changes' } ) );
	expect( asksForThePage() ).toBe( false );
	act( () => goTo( { section: 'tags' } ) );
	expect( confirm ).toHaveBeenCalledTimes( 1 );
	expect( section() ).toBe( 'tags' );
} );

it( 'lets a form go that leaves by itself, and asks again for what is changed later', () => {
	const { result, rerender, unmount } = renderHook( ( isChanged: boolean ) => useAskBeforeLeaving( isChanged ), { initialProps: true } );
	result.current();
	expect( asksForThePage() ).toBe( false );
	act( () => goTo( { section: '' } ) );
	expect( confirm ).not.toHaveBeenCalled();
	expect( section() ).toBeNull();
	rerender( false );
	rerender( true );
	expect( asksForThePage() ).toBe( true );
	unmount();
	expect( asksForThePage() ).toBe( false );
} );
