import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from '@wordpress/element';
import type { Token } from './token-field.tsx';
import { TokenField } from './token-field.tsx';

const token = ( value: string ): Token => ( { value, label: value } );

interface Options {
	chosen?: string[];
	known?: string[];
	canMake?: boolean;
	maxTokens?: number;
}

/** A field that keeps what is chosen; gives back how to read it. */
function show( { chosen = [], known = [ 'refund', 'Réclamation', 'vip' ], canMake = true, maxTokens }: Options = {} ) {
	let now: Token[] = [];
	const sent = jest.fn();
	function Held() {
		const [ tokens, setTokens ] = useState( chosen.map( token ) );
		now = tokens;
		return (
			<form onSubmit={ sent }>
				<TokenField
					label="Tags"
					tokens={ tokens }
					known={ known.map( token ) }
					onAdd={ ( added ) => setTokens( [ ...tokens, added ] ) }
					onRemove={ ( gone ) => setTokens( tokens.filter( ( each ) => each.value !== gone.value ) ) }
					{ ...( canMake ? { makeWords: ( text: string ) => `New tag “${ text }”` } : {} ) }
					{ ...( maxTokens ? { maxTokens } : {} ) }
				/>
			</form>
		);
	}
	render( <Held /> );
	return { field: screen.getByRole( 'combobox', { name: 'Tags' } ), labels: () => now.map( ( each ) => each.label ), sent };
}

const options = () => screen.queryAllByRole( 'option' ).map( ( option ) => option.textContent );

it( 'offers what begins so, then what has it somewhere, whatever accents were typed', async () => {
	const { field, labels } = show( { known: [ 'vip', 'Réclamation', 'no reclamation' ] } );
	await userEvent.type( field, 'recla' );
	expect( options() ).toEqual( [ 'Réclamation', 'no reclamation', 'New tag “recla”' ] );
	await userEvent.keyboard( '{Enter}' );
	expect( labels() ).toEqual( [ 'Réclamation' ] );
	expect( screen.getByText( 'Added: Réclamation' ) ).toBeInTheDocument();
	expect( field ).toHaveValue( '' );
} );

it( 'makes no second tag of one that differs in case and accents only', async () => {
	const { field, labels } = show();
	await userEvent.type( field, 'RECLAMATION,' );
	expect( labels() ).toEqual( [ 'Réclamation' ] );
	await userEvent.type( field, 'REFUND' );
	expect( options() ).toEqual( [ 'refund' ] );
} );

it( 'makes a new one by Enter, without sending the form around it', async () => {
	const { field, labels, sent } = show();
	await userEvent.type( field, '  gift card {Enter}{Enter}' );
	expect( labels() ).toEqual( [ 'gift card' ] );
	expect( sent ).not.toHaveBeenCalled();
} );

it( 'makes nothing where only what is known can be chosen', async () => {
	const { field, labels } = show( { canMake: false } );
	await userEvent.type( field, 'nobody{Enter}' );
	expect( options() ).toEqual( [] );
	expect( labels() ).toEqual( [] );
} );

it( 'is emptied by keyboard, and tells so', async () => {
	const { field, labels } = show( { chosen: [ 'refund', 'vip' ] } );
	await userEvent.click( field );
	await userEvent.keyboard( '{Escape}{Backspace}' );
	expect( labels() ).toEqual( [ 'refund' ] );
	expect( screen.getByText( 'Removed: vip' ) ).toBeInTheDocument();
	act( () => screen.getByRole( 'button', { name: 'Remove refund' } ).focus() );
	await userEvent.keyboard( '{Enter}' );
	expect( labels() ).toEqual( [] );
	expect( field ).toHaveFocus();
} );

it( 'walks through the list by arrows, names the active option to screen readers, and leaves it by Escape', async () => {
	const { field, labels } = show();
	await userEvent.click( field );
	expect( field ).toHaveAttribute( 'aria-expanded', 'true' );
	expect( field ).not.toHaveAttribute( 'aria-activedescendant' );
	await userEvent.keyboard( '{ArrowDown}{ArrowDown}' );
	const active = within( screen.getByRole( 'listbox' ) ).getByRole( 'option', { selected: true } );
	expect( active ).toHaveTextContent( 'Réclamation' );
	expect( field ).toHaveAttribute( 'aria-activedescendant', active.id );
	await userEvent.keyboard( '{Escape}' );
	expect( field ).toHaveAttribute( 'aria-expanded', 'false' );
	expect( labels() ).toEqual( [] );
} );

it( 'says when there is no room for more', async () => {
	const { field } = show( { chosen: [ 'refund', 'vip' ], maxTokens: 2 } );
	await userEvent.type( field, 'x' );
	expect( options() ).toEqual( [] );
	expect( screen.getByText( 'More than 2 are not possible.' ) ).toBeInTheDocument();
} );
