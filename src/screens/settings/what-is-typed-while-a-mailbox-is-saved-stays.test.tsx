import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Mailbox, MailboxInput } from '../../contract/generated/types.ts';
import { registerDeskStore } from '../../store/desk/index.ts';
import { registerSettingsStore } from '../../store/settings/index.ts';
import { standInForSite } from '../../store/testing.ts';
import { MailboxForm } from './mailbox-form.tsx';

const mailbox: Mailbox = {
	id: 3,
	name: 'Help',
	address: 'help@shop.example',
	aliases: [],
	active: true,
	restricted: false,
	members: [],
	teams: [],
	incoming: null,
	incoming_has_password: false,
	outgoing: null,
	outgoing_has_password: false,
	folders: [ 'INBOX' ],
	after_fetch: 'keep',
	move_to: '',
	signature: '',
	signature_order: 'agent_mailbox',
	mail_style: 'plain',
	import_since: null,
	sign_in: null,
} as unknown as Mailbox;

beforeAll( () => {
	registerDeskStore();
	registerSettingsStore();
} );

it( 'keeps what is typed while a mailbox is being saved, offers to save that too, and says Saved only then', async () => {
	const answers: ( () => void )[] = [];
	const sent: MailboxInput[] = [];
	standInForSite( ( { method, data } ) => {
		if ( method !== 'PATCH' && method !== 'PUT' ) {
			return [];
		}
		sent.push( data as MailboxInput );
		const stored = { ...mailbox, ...sent.reduce( ( all, one ) => ( { ...all, ...one } ) ) };
		return new Promise( ( resolve ) => answers.push( () => resolve( stored ) ) );
	} );
	const answer = () => act( async () => answers.shift()?.() );
	render( <MailboxForm mailbox={ mailbox } /> );
	const name = screen.getByLabelText( 'Name' );
	const aliases = screen.getByLabelText( 'Other addresses of this mailbox' );
	await userEvent.type( name, ' desk' );
	await userEvent.click( screen.getByRole( 'button', { name: 'Save changes' } ) );
	await userEvent.type( aliases, 'orders@shop.example' );
	await answer();
	expect( [ name, aliases ].map( ( field ) => ( field as HTMLInputElement ).value ) ).toEqual( [ 'Help desk', 'orders@shop.example' ] );
	expect( screen.queryByText( 'Saved' ) ).toBeNull();
	await userEvent.click( screen.getByRole( 'button', { name: 'Save changes' } ) );
	await answer();
	expect( sent ).toEqual( [ { name: 'Help desk' }, { aliases: [ 'orders@shop.example' ] } ] );
	expect( screen.getByText( 'Saved' ) ).toBeInTheDocument();
} );
