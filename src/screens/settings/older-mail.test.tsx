import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from '@wordpress/element';
import type { Mailbox } from '../../contract/generated/types.ts';
import { OlderMail } from './older-mail.tsx';
import type { OlderMail as Choice } from './form-state.ts';

const mailbox = ( import_since: string | null ) =>
	( { incoming: { host: 'imap.example.org', port: 993, security: 'tls', username: 'shop' }, import_since } ) as Mailbox;

function Harness( { of, onChange }: { of: Mailbox | null; onChange: ( choice: Choice ) => void } ) {
	const [ value, setValue ] = useState< Choice >( 'leave' );
	return (
		<OlderMail
			mailbox={ of }
			value={ value }
			onChange={ ( choice ) => {
				setValue( choice );
				onChange( choice );
			} }
		/>
	);
}

it( 'leaves the mail of a new mailbox alone unless told otherwise, and says what happens', async () => {
	const chosen = jest.fn();
	render( <Harness of={ null } onChange={ chosen } /> );
	const select = screen.getByLabelText( 'Mail that is already there' );
	expect( select ).toHaveValue( 'leave' );
	expect( screen.getByText( 'Only mail that arrives from now on becomes tickets.' ) ).toBeInTheDocument();
	await userEvent.selectOptions( select, 'Fetch the last 30 days' );
	expect( chosen ).toHaveBeenCalledWith( 'month' );
	expect( screen.getByText( /Each of these mails becomes a ticket/ ) ).toBeInTheDocument();
} );

it( 'offers older mail quietly for a mailbox that is connected', async () => {
	const chosen = jest.fn();
	render( <Harness of={ mailbox( new Date( Date.now() - 10 * 86_400_000 ).toISOString() ) } onChange={ chosen } /> );
	expect( screen.queryByRole( 'combobox' ) ).toBeNull();
	await userEvent.click( screen.getByRole( 'button', { name: 'Fetch older mail…' } ) );
	const select = screen.getByLabelText( 'Older mail' );
	expect( select ).toHaveFocus();
	expect( screen.getAllByRole( 'option' ).map( ( option ) => option.textContent ) ).toEqual( [
		'Fetch nothing more',
		'Fetch the last 30 days',
		'Fetch everything',
	] );
	expect( screen.getByText( /What is here already does not come twice/ ) ).toBeInTheDocument();
	await userEvent.selectOptions( select, 'Fetch everything' );
	expect( chosen ).toHaveBeenCalledWith( 'all' );
} );

it( 'offers nothing where everything is fetched already', () => {
	const { container } = render( <Harness of={ mailbox( null ) } onChange={ () => undefined } /> );
	expect( container ).toBeEmptyDOMElement();
} );

it( 'shows how far the fetching of older mail is while it goes on, instead of a way to ask for more', () => {
	const running = { ...mailbox( null ), import: { total: 8300, done: 1240 } };
	render( <Harness of={ running } onChange={ () => undefined } /> );
	expect( screen.getByRole( 'progressbar' ) ).toHaveAttribute( 'value', '1240' );
	expect( screen.getByText( 'Older mail: 1,240 of 8,300 fetched' ) ).toBeInTheDocument();
	expect( screen.queryByRole( 'button' ) ).toBeNull();
} );
