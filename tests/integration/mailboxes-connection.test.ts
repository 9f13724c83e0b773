/** "Test this connection": real servers, step by step, with words that help. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { makeCertificates, makeFaultyCertificate, type Fault } from '../../tools/mail/certificates.ts';
import { SMTPServer } from 'smtp-server';
import { as, site, type TestServer } from './site.ts';
import type { ConnectionTest } from '../../src/contract/generated/types.ts';

const manager = as( 'mesa_manager' );
const servers: Server[] = [];

function listen( server: Server ): Promise< number > {
	servers.push( server );
	return new Promise( ( resolve ) => server.listen( 0, '127.0.0.1', () => resolve( ( server.address() as AddressInfo ).port ) ) );
}

const config = ( { host, port, security, username }: TestServer ) => ( { host, port, security, username } );
const tryIt = ( body: object ): Promise< ConnectionTest > => manager.call( 'testMailbox', { body: body as never } );
const brief = ( test: ConnectionTest ) => test.steps.map( ( step ) => `${ step.leg } ${ step.step } ${ step.ok ? 'ok' : 'failed' }` );
const last = ( test: ConnectionTest ) => test.steps.at( -1 )?.detail ?? '';
const incoming = ( port: number, security = 'none', host = '127.0.0.1' ) =>
	tryIt( { incoming: { host, port, security, username: 'ana' }, incoming_password: 'secret-word' } );

afterAll( () => servers.forEach( ( server ) => server.close() ) );

it( 'goes all the way with the right settings', async () => {
	const { imap, smtp } = site();
	const test = await tryIt( {
		incoming: config( imap ),
		incoming_password: imap.password,
		outgoing: config( smtp ),
		outgoing_password: smtp.password,
	} );
	expect( test.steps.filter( ( step ) => ! step.ok ) ).toEqual( [] );
	expect( test.ok ).toBe( true );
	expect( brief( test ).map( ( line ) => line.split( ' ' ).slice( 0, 2 ).join( ' ' ) ) ).toEqual(
		expect.arrayContaining( [
			'incoming dns',
			'incoming connect',
			'incoming login',
			'incoming folder',
			'outgoing dns',
			'outgoing connect',
			'outgoing login',
		] )
	);
	expect( test.steps.find( ( step ) => step.step === 'folder' )?.detail ).toMatch( /^INBOX: \d+ mails?\.$/ );
} );

it( "stops at the login and repeats the server's words, not the password", async () => {
	const { imap, smtp } = site();
	const mailbox = await tryIt( {
		incoming: config( imap ),
		incoming_password: 'wrong-password-1',
		outgoing: config( smtp ),
		outgoing_password: 'wrong-password-2',
	} );
	expect( mailbox.ok ).toBe( false );
	const failed = mailbox.steps.filter( ( step ) => ! step.ok );
	expect( failed.map( ( step ) => `${ step.leg } ${ step.step }` ) ).toEqual( [ 'incoming login', 'outgoing login' ] );
	for ( const step of failed ) {
		expect( step.detail ).toMatch( /refused the user name or the password.* It said: ".+"/ );
	}
	expect( JSON.stringify( mailbox ) ).not.toContain( 'wrong-password' );
} );

it( 'names the folders that there are when one is missing', async () => {
	const { imap } = site();
	const test = await tryIt( { incoming: config( imap ), incoming_password: imap.password, folders: [ 'INBOX', 'Bestellungen/Größe' ] } );
	expect( brief( test ).at( -1 ) ).toBe( 'incoming folder failed' );
	expect( last( test ) ).toMatch( /no folder named "Bestellungen\/Größe".*INBOX/ );
} );

it( 'uses the stored password when none is given', async () => {
	const { imap } = site();
	const { id } = await manager.call( 'createMailbox', {
		body: {
			name: 'Stored',
			address: `stored-${ Date.now() }@shop.example`,
			incoming: config( imap ),
			incoming_password: imap.password,
		},
	} );
	expect( ( await tryIt( { id } ) ).ok ).toBe( true );
	expect( ( await tryIt( { id, incoming_password: 'not-the-one' } ) ).ok ).toBe( false );
	await manager.call( 'deleteMailbox', { path: { id } } );
} );

// In WebAssembly every name has an address and every connection is taken, to be closed afterwards.
const networkIsReal = site().lane !== 'playground';

it( 'says that a name does not exist', async () => {
	const test = await incoming( 993, 'tls', 'no-such-server.invalid' );
	expect( test.ok ).toBe( false );
	if ( ! networkIsReal ) {
		return;
	}
	expect( brief( test ) ).toEqual( [ 'incoming dns failed' ] );
	expect( last( test ) ).toContain( 'no-such-server.invalid' );
} );

it( 'says that nobody listens', async () => {
	const server = createServer();
	const port = await listen( server );
	await new Promise( ( resolve ) => server.close( resolve ) );
	const test = await incoming( port );
	expect( brief( test ).at( -1 ) ).toBe( 'incoming connect failed' );
	expect( last( test ) ).toMatch( networkIsReal ? new RegExp( `port ${ port }.*refused`, 'i' ) : /closed the connection/ );
} );

it( 'does not read out what another service answers', async () => {
	const port = await listen( createServer( ( socket ) => socket.end( '-ERR internal-secret-4711\r\nmore-secrets\r\n' ) ) );
	const asImap = await incoming( port );
	const asSmtp = await tryIt( { outgoing: { host: '127.0.0.1', port, security: 'none', username: '' } } );
	for ( const test of [ asImap, asSmtp ] ) {
		expect( test.ok ).toBe( false );
		expect( last( test ) ).toMatch( /does not speak (IMAP|SMTP)/ );
		expect( JSON.stringify( test ) ).not.toContain( 'secret' );
	}
} );

it( 'ends in time when a server stays silent', async () => {
	const port = await listen( createServer( () => {} ) );
	const begin = Date.now();
	const test = await incoming( port );
	expect( last( test ) ).toContain( 'said nothing' );
	expect( Date.now() - begin ).toBeLessThan( 15_000 );
} );

it( 'never talks past a certificate that cannot be trusted', async () => {
	let spoken = 0;
	// smtp-server brings a certificate that it signed itself.
	const server = new SMTPServer( {
		secure: true,
		onConnect: ( _session, callback ) => {
			spoken += 1;
			callback();
		},
	} );
	server.on( 'error', () => {} );
	const port = await listen( server.server );
	const test = await tryIt( {
		outgoing: { host: '127.0.0.1', port, security: 'tls', username: 'ana' },
		outgoing_password: 'secret-word',
	} );
	expect( brief( test ).at( -1 ) ).toBe( 'outgoing tls failed' );
	expect( last( test ) ).toContain( 'certificate' );
	expect( spoken ).toBe( 0 );
} );

it( 'says what is wrong with a certificate, and asks for no more than to see it', async () => {
	// Where the lane has an authority that PHP trusts, its own certificates are faulty for one reason only.
	const trusted = site().ca !== '';
	const folder = trusted ? dirname( site().ca ) : mkdtempSync( join( tmpdir(), 'mesa-certificates-' ) );
	await makeCertificates( folder );
	const reasons: [ Fault, RegExp ][] = [
		[ 'expired', /certificate of 127\.0\.0\.1 expired on/ ],
		[ 'self-signed', /is self-signed/ ],
		[ 'unknown issuer', /issuer that this web server does not know \(Mesa test authority\)/ ],
		...( trusted ? [ [ 'another name', /not for the name 127\.0\.0\.1 but for mail\.elsewhere\.example/ ] as [ Fault, RegExp ] ] : [] ),
	];
	for ( const [ fault, words ] of reasons ) {
		const { key, cert } = await makeFaultyCertificate( folder, fault );
		let heard = '';
		const port = await listen(
			createTlsServer( { key: readFileSync( key ), cert: readFileSync( cert ) }, ( socket ) => {
				socket.on( 'error', () => {} );
				socket.on( 'data', ( data ) => ( heard += String( data ) ) );
				socket.write( '* OK ready\r\n' );
			} ).on( 'tlsClientError', () => {} )
		);
		const test = await incoming( port, 'tls' );
		expect( [ fault, brief( test ).at( -1 ), last( test ) ] ).toEqual( [
			fault,
			'incoming tls failed',
			expect.stringMatching( words ),
		] );
		expect( [ fault, heard ] ).toEqual( [ fault, '' ] );
	}
} );

it( 'explains a port that speaks without TLS', async () => {
	const port = await listen(
		createServer( ( socket ) => {
			socket.on( 'error', () => {} );
			socket.write( '* OK ready\r\n' );
		} )
	);
	const test = await incoming( port, 'tls' );
	expect( brief( test ).at( -1 ) ).toBe( 'incoming tls failed' );
	expect( last( test ) ).toContain( 'STARTTLS' );
} );

it( 'does not log in where STARTTLS was asked for and is not offered', async () => {
	let heard = '';
	const port = await listen(
		createServer( ( socket ) => {
			socket.write( '* OK ready\r\n' );
			socket.on( 'data', ( data ) => {
				heard += String( data );
				const [ tag ] = String( data ).split( ' ' );
				socket.write( `* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n${ tag } OK done\r\n` );
			} );
			socket.on( 'error', () => {} );
		} )
	);
	const test = await incoming( port, 'starttls' );
	expect( brief( test ).at( -1 ) ).toBe( 'incoming tls failed' );
	expect( heard ).not.toMatch( /LOGIN|AUTHENTICATE/ );
} );

it( 'needs something to try', async () => {
	expect( ( await manager.request( 'POST', '/mailboxes/test', { body: {} } ) ).status ).toBe( 400 );
	expect( ( await manager.request( 'POST', '/mailboxes/test', { body: { id: 999999 } } ) ).status ).toBe( 404 );
} );
