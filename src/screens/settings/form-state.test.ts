import type { Mailbox } from '../../contract/generated/types.ts';
import { changesOf, choicesBefore, emptyForm, formOf, importSince, inputOf } from './form-state.ts';

const mailbox: Mailbox = {
	id: 1,
	name: 'Shop',
	address: 'shop@example.org',
	aliases: [ 'a@example.org', 'b@example.org' ],
	active: true,
	incoming: { host: 'imap.example.org', port: 993, security: 'tls', username: 'shop' },
	restricted: false,
	members: [],
	teams: [],
	incoming_has_password: true,
	outgoing: null,
	outgoing_has_password: false,
	folders: [ 'INBOX' ],
	after_fetch: 'keep',
	move_to: '',
	signature: 'Bye',
	signature_order: 'agent_mailbox',
	mail_style: 'plain',
	import_since: '2026-11-21T18:05:00Z',
	sign_in: null,
	state: { status: 'ok', error: null, checked_at: null, last_mail_at: null },
};

it( 'does not wipe the stored password when nothing was typed', () => {
	expect( inputOf( formOf( mailbox ) ) ).not.toHaveProperty( 'incoming_password' );
} );

it( 'sends only what was changed: somebody else may have changed the rest meanwhile', () => {
	const form = formOf( mailbox );
	expect( changesOf( form, formOf( mailbox ) ) ).toEqual( {} );
	expect( changesOf( { ...form, name: 'Store', incomingPassword: 'secret', olderMail: 'month' }, formOf( mailbox ) ) ).toMatchObject( {
		name: 'Store',
		incoming_password: 'secret',
	} );
	expect( changesOf( { ...form, name: 'Store' }, formOf( mailbox ) ) ).toEqual( { name: 'Store' } );
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
		signature_order: 'agent_mailbox',
		mail_style: 'plain',
		restricted: false,
		members: [],
		teams: [],
	} );
} );

it( 'takes the address for a user name that was left empty', () => {
	const form = formOf( mailbox );
	expect( inputOf( { ...form, incoming: { ...form.incoming, username: '' } } ).incoming?.username ).toBe( 'shop@example.org' );
} );

it( 'asks for no old mail unless somebody chose it', () => {
	expect( inputOf( emptyForm() ) ).not.toHaveProperty( 'import_since' );
	expect( inputOf( { ...emptyForm(), olderMail: 'all' } ).import_since ).toBeNull();
	expect( inputOf( { ...emptyForm(), olderMail: 'all', fetches: false } ) ).not.toHaveProperty( 'import_since' );
	const since = Date.parse( inputOf( { ...emptyForm(), olderMail: 'week' } ).import_since ?? '' );
	expect( Math.abs( Date.now() - 7 * 86_400_000 - since ) ).toBeLessThan( 60_000 );
} );

it( 'offers an existing mailbox only what would bring more mail', () => {
	const now = Date.parse( '2026-11-21T18:05:00Z' );
	expect( importSince( 'month', now ) ).toBe( '2026-10-22T18:05:00Z' );
	expect( choicesBefore( '2026-11-21T17:55:00Z', now ) ).toEqual( [ 'week', 'month', 'all' ] );
	expect( choicesBefore( '2026-11-11T18:05:00Z', now ) ).toEqual( [ 'month', 'all' ] );
	expect( choicesBefore( '2025-11-11T18:05:00Z', now ) ).toEqual( [ 'all' ] );
	expect( choicesBefore( null, now ) ).toEqual( [] );
} );
