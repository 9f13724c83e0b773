import { emptyForm, inputOf } from './form-state.ts';
import { accountOf, withLogin } from './login.ts';
import { providerOf, providers } from './providers.ts';

const gmail = providers().find( ( each ) => each.account === 'google' )!;
const form = {
	...emptyForm(),
	address: 'help@shop.example',
	incoming: { ...gmail.incoming, username: '' },
	outgoing: { ...gmail.outgoing, username: '' },
	ownSmtp: true,
};

it( 'sends no password and one user name when an account is used for both directions', () => {
	const next = { ...form, ...withLogin( form, 'google' ) };
	const input = inputOf( { ...next, incoming: { ...next.incoming, username: 'shared@shop.example' } } );
	expect( input.incoming ).toMatchObject( { auth: 'google', username: 'shared@shop.example' } );
	expect( input.outgoing ).toMatchObject( { auth: 'google', username: 'shared@shop.example' } );
	expect( input ).not.toHaveProperty( 'incoming_password' );
} );

it( 'leaves another SMTP server with its own password', () => {
	const other = { ...form, outgoing: { ...form.outgoing, host: 'smtp.sender.example', username: 'key' } };
	const input = inputOf( { ...other, ...withLogin( other, 'google' ) } );
	expect( accountOf( input.outgoing ?? null ) ).toBeNull();
	expect( input.outgoing?.username ).toBe( 'key' );
} );

it( 'goes back to a password without leaving a trace of the account', () => {
	const back = withLogin( { ...form, ...withLogin( form, 'google' ) }, null );
	expect( back.incoming ).not.toHaveProperty( 'auth' );
	expect( back.outgoing ).not.toHaveProperty( 'auth' );
} );

it( 'knows the provider by the account, whatever the server is called', () => {
	expect( providerOf( { host: 'imap.cloud.example', port: 993, security: 'tls', username: '', auth: 'microsoft' } ) ).toBe( 'microsoft' );
	expect( providerOf( { host: 'imap.gmail.com', port: 993, security: 'tls', username: '' } ) ).toBe( 'gmail' );
} );
