import type { Mailbox } from '../../contract/generated/types.ts';
import { formOf, inputOf } from './form-state.ts';

const mailbox: Mailbox = {
	id: 1,
	name: 'Shop',
	address: 'shop@example.org',
	aliases: [ 'a@example.org', 'b@example.org' ],
	active: true,
	incoming: { host: 'imap.example.org', port: 993, security: 'tls', username: 'shop' },
	incoming_has_password: true,
	outgoing: null,
	outgoing_has_password: false,
	folders: [ 'INBOX' ],
	after_fetch: 'keep',
	move_to: '',
	signature: 'Bye',
	state: { status: 'ok', error: null, checked_at: null, last_mail_at: null },
};

it( 'does not wipe the stored password when nothing was typed', () => {
	expect( inputOf( formOf( mailbox ) ) ).not.toHaveProperty( 'incoming_password' );
} );

it( 'sends back what it was given', () => {
	expect( inputOf( formOf( mailbox ) ) ).toEqual( {
		name: 'Shop',
		address: 'shop@example.org',
		aliases: [ 'a@example.org', 'b@example.org' ],
		active: true,
		incoming: mailbox.incoming,
		outgoing: null,
		folders: [ 'INBOX' ],
		after_fetch: 'keep',
		move_to: '',
		signature: 'Bye',
	} );
} );

it( 'takes the address for a user name that was left empty', () => {
	const form = formOf( mailbox );
	expect( inputOf( { ...form, incoming: { ...form.incoming, username: '' } } ).incoming?.username ).toBe( 'shop@example.org' );
} );
