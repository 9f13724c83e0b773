import { createHash, randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { buildBundle, eventually, startPoller, type Bundle } from './testing/bundle.ts';
import { ContractServer } from './testing/contract-server.ts';
import { mailboxFor, plainMail, startImap, type ImapFixture } from './testing/imap-fixture.ts';

jest.setTimeout( 60_000 );

let bundle: Bundle;
let server: ContractServer;
const open: ImapFixture[] = [];

const env = () => ( { MESA_SITE: server.url, MESA_USER: 'poller', MESA_APP_PASSWORD: 'secret secret' } );

async function imapWith( ...mails: ( string | Buffer )[] ): Promise< ImapFixture > {
	const imap = await startImap( mails );
	open.push( imap );
	return imap;
}

const withAttachment = ( subject: string, content: Buffer, type = 'image/png' ) =>
	`From: Ana <ana@customer.example>\r\nTo: support@shop.example\r\nSubject: ${ subject }\r\nMessage-ID: <${ subject }@customer.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=cut\r\n\r\n--cut\r\nContent-Type: text/plain\r\n\r\nSee the picture.\r\n--cut\r\nContent-Type: ${ type }; name="photo.png"\r\nContent-Disposition: attachment; filename="photo.png"\r\nContent-Transfer-Encoding: base64\r\n\r\n${ content
		.toString( 'base64' )
		.replace( /.{76}/g, '$&\r\n' ) }\r\n--cut--\r\n`;

beforeAll( () => {
	bundle = buildBundle();
} );

afterAll( () => bundle.remove() );

beforeEach( async () => {
	server = new ContractServer();
	await server.start();
} );

afterEach( async () => {
	await server.stop();
	await Promise.all( open.splice( 0 ).map( ( imap ) => imap.stop() ) );
	expect( server.violations ).toEqual( [] );
} );

test( 'a pass hands over every mail once, oldest first, with its source and files', async () => {
	const small = Buffer.from( 'small picture' );
	const large = Buffer.alloc( 200_000, 7 );
	const first = plainMail( 'First' );
	const imap = await imapWith( first, withAttachment( 'second', small ), withAttachment( 'third', large ) );
	server.config.mailboxes = [ mailboxFor( imap.port ) ];
	const { code, err } = await startPoller( bundle, [ 'run' ], env() ).finished;
	expect( err ).toContain( '3 mails handed over' );
	expect( code ).toBe( 0 );
	expect( server.stored.map( ( each ) => each.message.subject ) ).toEqual( [ 'First', 'second', 'third' ] );
	const source = server.blobs.get( server.stored[ 0 ]?.message.raw_sha256 ?? '' );
	expect( gunzipSync( source as Buffer ).toString() ).toBe( first );
	expect( server.blobs.has( createHash( 'sha256' ).update( large ).digest( 'hex' ) ) ).toBe( true );
	expect( server.requests.some( ( request ) => request.startsWith( 'PUT /blobs/' ) ) ).toBe( true );
	expect( server.stored[ 1 ]?.message.attachments[ 0 ] ).toMatchObject( { filename: 'photo.png', size: small.length, inline: false } );
	expect( server.states.at( -1 )?.state.cursors ).toMatchObject( [
		{ folder: 'INBOX', uidvalidity: '1', last_uid: 3, baseline_uid: 3 },
	] );
	expect( server.leases.size ).toBe( 0 );

	const again = await startPoller( bundle, [ 'run' ], env() ).finished;
	expect( again.err ).toContain( 'No new mail' );
	expect( server.stored ).toHaveLength( 3 );
} );

test( 'a mail that needs a second try stops the cursor and no other mail', async () => {
	const imap = await imapWith( plainMail( 'one' ), plainMail( 'stuck' ), plainMail( 'three' ) );
	server.config.mailboxes = [ mailboxFor( imap.port ) ];
	server.decide = ( message ) => ( message.subject === 'stuck' ? { result: 'retry', reason: 'The database is busy.' } : null );
	const { code, err } = await startPoller( bundle, [ 'run' ], env() ).finished;
	expect( code ).toBe( 1 );
	expect( err ).toContain( 'Support 1: 1 mails have to be tried again' );
	expect( server.stored.map( ( each ) => each.message.subject ) ).toEqual( [ 'one', 'three' ] );
	expect( server.states.at( -1 )?.state.cursors[ 0 ]?.last_uid ).toBe( 1 );

	server.decide = () => null;
	expect( ( await startPoller( bundle, [ 'run' ], env() ).finished ).code ).toBe( 0 );
	expect( server.stored.map( ( each ) => each.message.subject ) ).toEqual( [ 'one', 'three', 'stuck' ] );
	expect( server.states.at( -1 )?.state.cursors[ 0 ]?.last_uid ).toBe( 3 );
} );

test( 'a mail that WordPress refuses as it is arrives in its plainest form with its source attached', async () => {
	const imap = await imapWith( plainMail( 'fine' ), plainMail( 'odd' ), plainMail( 'fine too' ) );
	server.config.mailboxes = [ mailboxFor( imap.port ) ];
	server.refuse = ( message ) => message.subject === 'odd' && message.parse_error === null;
	const { code, err } = await startPoller( bundle, [ 'run' ], env() ).finished;
	expect( err ).toContain( '3 mails handed over' );
	expect( code ).toBe( 0 );
	const odd = server.stored.find( ( each ) => each.message.subject === 'odd' )?.message;
	expect( odd?.parse_error ).toContain( 'WordPress did not take the mail' );
	expect( odd?.attachments ).toMatchObject( [ { filename: 'original.eml', content_type: 'message/rfc822' } ] );
	expect( server.stored.filter( ( each ) => each.message.parse_error === null ) ).toHaveLength( 2 );
} );

test( 'a mail that cannot be stored for a moment is not overtaken by the answer to it', async () => {
	const imap = await imapWith( plainMail( 'question' ), plainMail( 'answer' ) );
	server.config.mailboxes = [ mailboxFor( imap.port ) ];
	let tries = 0;
	server.decide = ( message ) =>
		message.subject === 'question' && ++tries < 3 ? { result: 'retry', reason: 'Lock wait timeout exceeded' } : null;
	const { code, err } = await startPoller( bundle, [ 'run' ], env() ).finished;
	expect( err ).toContain( '2 mails handed over' );
	expect( code ).toBe( 0 );
	expect( server.stored.map( ( each ) => each.message.subject ) ).toEqual( [ 'question', 'answer' ] );
} );

test( 'a mail that the mail server lists and does not give is not taken for deleted, and holds up no other', async () => {
	const imap = await imapWith( plainMail( 'before' ), plainMail( 'damaged' ), plainMail( 'behind' ) );
	imap.content( 2, 'nil' );
	server.config.mailboxes = [ mailboxFor( imap.port ) ];
	expect( ( await startPoller( bundle, [ 'run' ], env() ).finished ).code ).toBe( 1 );
	expect( server.stored.map( ( each ) => each.message.subject ) ).toEqual( [ 'before', 'behind' ] );
	expect( server.states.at( -1 )?.state ).toMatchObject( { cursors: [ { last_uid: 1 } ] } );
	expect( imap.flags( 2 ) ).not.toContain( '\\Seen' );

	imap.content( 2, 'given' );
	expect( ( await startPoller( bundle, [ 'run' ], env() ).finished ).code ).toBe( 0 );
	expect( server.stored.map( ( each ) => each.message.subject ) ).toEqual( [ 'before', 'behind', 'damaged' ] );
} );

test( 'a database that is down is not taken for the fault of each mail', async () => {
	const imap = await imapWith( ...Array.from( { length: 30 }, ( _none, at ) => plainMail( `mail ${ at }` ) ) );
	server.config.mailboxes = [ mailboxFor( imap.port ) ];
	let down = false;
	server.fail = ( operation ) => {
		down ||= operation === 'POST /ingest';
		return down ? 500 : null;
	};
	expect( ( await startPoller( bundle, [ 'run' ], env() ).finished ).code ).toBe( 1 );
	expect( server.requests.filter( ( request ) => request === 'POST /ingest' ) ).toHaveLength( 1 );
	expect( server.stored ).toHaveLength( 0 );

	server.fail = () => null;
	server.leases.clear();
	expect( ( await startPoller( bundle, [ 'run' ], env() ).finished ).code ).toBe( 0 );
	expect( server.stored.map( ( each ) => each.message.subject ) ).toEqual(
		Array.from( { length: 30 }, ( _none, at ) => `mail ${ at }` )
	);
} );

test( 'a mail over which PHP breaks off every time arrives in its plainest form', async () => {
	const imap = await imapWith( plainMail( 'before' ), plainMail( 'deadly' ), plainMail( 'behind' ) );
	server.config.mailboxes = [ mailboxFor( imap.port ) ];
	server.breaks = ( message ) => message.subject === 'deadly' && message.parse_error === null;
	const { code, err } = await startPoller( bundle, [ 'run' ], env() ).finished;
	expect( err ).toContain( '3 mails handed over' );
	expect( code ).toBe( 0 );
	expect( server.stored.map( ( each ) => each.message.subject ).sort() ).toEqual( [ 'before', 'behind', 'deadly' ] );
	expect( server.stored.filter( ( each ) => each.message.parse_error !== null ) ).toHaveLength( 1 );
} );

test( 'a file that the web server does not take is told in wp-admin, holds up nobody, and arrives once the limit is raised', async () => {
	const imap = await imapWith( withAttachment( 'film', randomBytes( 200_000 ) ), plainMail( 'plain' ) );
	server.config.mailboxes = [ mailboxFor( imap.port ) ];
	server.fail = ( operation ) => ( operation.startsWith( 'PUT /blobs/' ) ? 413 : null );
	expect( ( await startPoller( bundle, [ 'run' ], env() ).finished ).code ).toBe( 1 );
	expect( server.stored.map( ( each ) => each.message.subject ) ).toEqual( [ 'plain' ] );
	const { state } = server.states.at( -1 )!;
	expect( state.status ).toBe( 'error' );
	expect( state.error ).toMatch( /^A mail waits: / );
	expect( state.cursors[ 0 ]?.last_uid ).toBe( 0 );

	server.fail = () => null;
	expect( ( await startPoller( bundle, [ 'run' ], env() ).finished ).code ).toBe( 0 );
	expect( server.stored.map( ( each ) => each.message.subject ) ).toEqual( [ 'plain', 'film' ] );
	expect( server.states.at( -1 )?.state ).toMatchObject( { status: 'ok', error: null } );
} );

test( 'two pollers never read one mailbox', async () => {
	const imap = await imapWith( plainMail( 'one' ) );
	server.config.mailboxes = [ mailboxFor( imap.port ) ];
	server.leases.set( 1, 'other-machine:0123456789:1:abcdef01' );
	const { code, err } = await startPoller( bundle, [ 'run' ], env() ).finished;
	expect( code ).toBe( 0 );
	expect( err ).toContain( 'Another poller (other-machine' );
	expect( server.stored ).toHaveLength( 0 );
} );

test( 'a poller that is killed is relieved within seconds by the one that stands by', async () => {
	const imap = await imapWith( plainMail( 'before' ) );
	server.config.mailboxes = [ mailboxFor( imap.port ) ];
	const first = startPoller( bundle, [ 'watch' ], env() );
	await eventually( 'the first mail', () => server.stored.length === 1, first.log );
	const second = startPoller( bundle, [ 'watch' ], env() );
	try {
		await eventually( 'the second stands by', () => second.log().includes( 'standing by' ), second.log );
		first.child.kill( 'SIGKILL' );
		imap.deliver( plainMail( 'behind' ) );
		await eventually( 'the mail behind', () => server.stored.length === 2, second.log, 6000 );
	} finally {
		first.child.kill( 'SIGKILL' );
		second.child.kill();
		await second.finished;
	}
} );

test( 'what WordPress forgot when its database crashed is handed over again by the poller that still runs', async () => {
	const imap = await imapWith( plainMail( 'one' ), plainMail( 'two' ) );
	server.config.mailboxes = [ mailboxFor( imap.port ) ];
	const poller = startPoller( bundle, [ 'watch' ], env() );
	try {
		await eventually( 'both mails', () => server.states.at( -1 )?.state.cursors[ 0 ]?.last_uid === 2, poller.log );
		// The last second's commits are gone, the cursor's with them.
		server.stored.pop();
		const [ cursor ] = server.config.mailboxes[ 0 ]!.cursors;
		server.config.mailboxes[ 0 ]!.cursors = [ { ...cursor!, last_uid: 1 } ];
		let crashes = 1;
		server.fail = ( operation ) => ( operation === 'POST /ingest' && crashes-- > 0 ? 503 : null );
		imap.deliver( plainMail( 'three' ) );
		await eventually( 'all three', () => server.stored.length === 3, poller.log );
		expect( server.stored.map( ( each ) => each.message.subject ).sort() ).toEqual( [ 'one', 'three', 'two' ] );
	} finally {
		poller.child.kill();
		await poller.finished;
	}
} );

test( 'one broken mailbox keeps no other from being read, and the reason comes out in one line', async () => {
	const imap = await imapWith( plainMail( 'one' ) );
	server.config.mailboxes = [ { ...mailboxFor( imap.port, 1 ), incoming_password: 'wrong' }, mailboxFor( imap.port, 2 ) ];
	const { code, err } = await startPoller( bundle, [ 'run' ], env() ).finished;
	expect( code ).toBe( 1 );
	expect( err ).toMatch( /mesa-poller: Support 1: The mail server 127\.0\.0\.1:\d+ does not accept the user name or password/ );
	expect( err ).not.toContain( 'wrong' );
	expect( server.stored ).toHaveLength( 1 );
	expect( server.states.find( ( each ) => each.mailbox === 1 )?.state ).toMatchObject( { status: 'error' } );
} );

test( 'watch takes new mail at once, outlives both servers going away, and ends cleanly', async () => {
	const imap = await imapWith( plainMail( 'old' ) );
	server.config.mailboxes = [ mailboxFor( imap.port ) ];
	const poller = startPoller( bundle, [ 'watch', '--log', 'json' ], env() );
	const subjects = () => server.stored.map( ( each ) => each.message.subject );
	await eventually( 'the old mail', () => subjects().includes( 'old' ), poller.log );
	// Far sooner than the next pass would find it: only IDLE can have told.
	imap.deliver( plainMail( 'fresh' ) );
	await eventually( 'the fresh mail', () => subjects().includes( 'fresh' ), poller.log );

	server.fail = () => 503;
	imap.deliver( plainMail( 'while WordPress is away' ) );
	await eventually( 'a failed request', () => poller.log().includes( 'Trying again' ), poller.log );
	server.fail = () => null;
	await eventually( 'the mail after WordPress is back', () => subjects().includes( 'while WordPress is away' ), poller.log );

	imap.dropConnections();
	imap.deliver( plainMail( 'while the mail server is away' ) );
	await eventually( 'the mail after the mail server is back', () => subjects().includes( 'while the mail server is away' ), poller.log );

	expect( new Set( subjects() ).size ).toBe( subjects().length );
	expect( poller.log() ).not.toContain( 'imap-secret' );
	expect( poller.log() ).not.toContain( 'secret secret' );
	poller.child.kill( 'SIGTERM' );
	const { code, err } = await poller.finished;
	expect( code ).toBe( 0 );
	expect( () =>
		err
			.trim()
			.split( '\n' )
			.forEach( ( line ) => JSON.parse( line ) as unknown )
	).not.toThrow();
	expect( server.leases.size ).toBe( 0 );
} );

test( 'pipe says done only when WordPress has the mail', async () => {
	const mail = plainMail( 'piped' );
	server.config.mailboxes = [ { ...mailboxFor( 1 ), incoming: null } ];
	server.fail = ( operation ) => ( operation.startsWith( 'POST /ingest' ) ? 503 : null );
	expect( ( await startPoller( bundle, [ 'pipe', '--mailbox', '1' ], env(), mail ).finished ).code ).toBe( 75 );
	expect( server.stored ).toHaveLength( 0 );
	server.fail = () => null;
	expect( ( await startPoller( bundle, [ 'pipe', '--mailbox', '1' ], env(), mail ).finished ).code ).toBe( 0 );
	expect( server.stored ).toHaveLength( 1 );
	expect(
		( await startPoller( bundle, [ 'pipe', '--mailbox', '1' ], { ...env(), MESA_SITE: 'http://127.0.0.1:9' }, mail ).finished ).code
	).toBe( 75 );
} );

test( 'a site with plain permalinks is found, and a wrong password is said so', async () => {
	await server.stop();
	server = new ContractServer( false );
	await server.start();
	const imap = await imapWith( plainMail( 'one' ) );
	server.config.mailboxes = [ mailboxFor( imap.port ) ];
	expect( ( await startPoller( bundle, [ 'run' ], env() ).finished ).code ).toBe( 0 );
	expect( server.stored ).toHaveLength( 1 );
	const { code, err } = await startPoller( bundle, [ 'run' ], { ...env(), MESA_APP_PASSWORD: 'not this' } ).finished;
	expect( code ).toBe( 1 );
	expect( err ).toContain( 'The password is wrong' );
	expect( err ).not.toContain( 'not this' );
} );

test( 'connect saves the password for its owner only, and doctor names the first broken part', async () => {
	const imap = await imapWith();
	server.config.mailboxes = [ mailboxFor( imap.port ) ];
	const connect = await startPoller( bundle, [ 'connect', server.url, '--user', 'poller', '--password-stdin' ], {}, 'secret secret\n' )
		.finished;
	expect( connect.err ).toBe( '' );
	expect( connect.out ).toContain( '1 active mailboxes' );
	const well = await startPoller( bundle, [ 'doctor', '--json' ], {} ).finished;
	expect( JSON.parse( well.out ) ).toMatchObject( { ok: true, broken: null } );
	await imap.stop();
	open.splice( 0 );
	const ill = await startPoller( bundle, [ 'doctor', '--json' ], {} ).finished;
	expect( ill.code ).toBe( 1 );
	expect( JSON.parse( ill.out ) ).toMatchObject( { ok: false, broken: 'mailbox "Support 1".tcp' } );
} );

test( 'connect takes the password that WordPress sends back with the browser, and nobody else’s', async () => {
	const connect = startPoller( bundle, [ 'connect', server.url, '--config', `${ bundle.folder }/browser.json` ], {} );
	let printed = '';
	connect.child.stdout?.on( 'data', ( data ) => ( printed += String( data ) ) );
	await eventually(
		'the page to open',
		() => printed.includes( 'success_url=' ),
		() => printed
	);
	const page = new URL( /http\S+authorize-application\.php\S+/.exec( printed )?.[ 0 ] ?? '' );
	const back = page.searchParams.get( 'success_url' ) ?? '';
	expect( ( await fetch( new URL( '/guessed?user_login=evil&password=evil', back ) ) ).status ).toBe( 404 );
	expect( await ( await fetch( `${ back }?user_login=poller&password=secret%20secret` ) ).text() ).toContain( 'Connected' );
	const { code, out } = await connect.finished;
	expect( code ).toBe( 0 );
	expect( out ).not.toContain( 'secret secret' );
	expect( ( await startPoller( bundle, [ 'run', '--config', `${ bundle.folder }/browser.json` ], {} ).finished ).code ).toBe( 0 );
} );

test( 'a mail of forty megabytes goes through a file', async () => {
	const content = Buffer.alloc( 30_000_000, 'abcdefghij' );
	const imap = await imapWith( withAttachment( 'huge', content, 'application/zip' ) );
	server.config.mailboxes = [ mailboxFor( imap.port ) ];
	expect( ( await startPoller( bundle, [ 'run' ], env() ).finished ).code ).toBe( 0 );
	expect( server.stored[ 0 ]?.message.attachments[ 0 ]?.size ).toBe( content.length );
} );
