/** A mail that cannot be handed over is on record with its reason and its source, out of the way of the others, and comes when somebody asks. */
import { gunzipSync } from 'node:zlib';
import { buildBundle, eventually, startPoller, type Bundle } from './testing/bundle.ts';
import { ContractServer } from './testing/contract-server.ts';
import { mailboxFor, plainMail, startImap, type ImapFixture } from './testing/imap-fixture.ts';

jest.setTimeout( 90_000 );

let bundle: Bundle;
let server: ContractServer;
let imap: ImapFixture;

const env = () => ( { MESA_SITE: server.url, MESA_USER: 'poller', MESA_APP_PASSWORD: 'secret secret' } );
const run = () => startPoller( bundle, [ 'run' ], env() ).finished;
const subjects = () => server.stored.map( ( each ) => each.message.subject );
const cursor = () => server.states.at( -1 )?.state.cursors[ 0 ];
const rejects = ( subject: string ) => {
	server.decide = ( message ) => ( message.subject === subject ? { result: 'rejected', reason: 'Data too long.' } : null );
};

beforeAll( () => {
	bundle = buildBundle();
} );

afterAll( () => bundle.remove() );

beforeEach( async () => {
	server = new ContractServer();
	await server.start();
	imap = await startImap();
	server.config.mailboxes = [ mailboxFor( imap.port ) ];
} );

afterEach( async () => {
	await server.stop();
	await imap.stop();
	expect( server.violations ).toEqual( [] );
} );

test( 'what WordPress rejects does not count as done: it is on record with its source, and the mail server keeps it as it was', async () => {
	imap.deliver( plainMail( 'before' ) );
	imap.deliver( plainMail( 'rejected', 'My very words.' ) );
	imap.deliver( plainMail( 'behind' ) );
	rejects( 'rejected' );
	const { code, err } = await run();
	expect( code ).toBe( 1 );
	expect( err ).toContain( 'A mail waits: Data too long.' );
	expect( subjects() ).toEqual( [ 'before', 'behind' ] );
	const [ letter ] = server.letters.of( 1 );
	expect( letter ).toMatchObject( {
		uid: 2,
		folder: 'INBOX',
		subject: 'rejected',
		from: { address: 'ana@customer.example' },
		reason: 'Data too long.',
		permanent: true,
		state: 'trying',
	} );
	expect( gunzipSync( server.blobs.get( letter!.raw_sha256 )! ).toString() ).toContain( 'My very words.' );
	expect( [ 1, 2, 3 ].map( ( uid ) => imap.flags( uid ).includes( '\\Seen' ) ) ).toEqual( [ true, false, true ] );
	expect( cursor()?.last_uid ).toBe( 1 );
} );

test( 'a mail that is given up holds the cursor no longer, is tried no more, and arrives when somebody asks', async () => {
	imap.deliver( plainMail( 'rejected' ) );
	imap.deliver( plainMail( 'behind' ) );
	rejects( 'rejected' );
	await run();
	await run();
	// The third try is the last one; from then on nothing is wrong with the mailbox.
	expect( ( await run() ).code ).toBe( 0 );
	expect( server.letters.of( 1 ) ).toMatchObject( [ { state: 'dead', tries: 3 } ] );
	expect( cursor()?.last_uid ).toBe( 2 );
	imap.deliver( plainMail( 'later' ) );
	expect( ( await run() ).code ).toBe( 0 );
	expect( server.letters.of( 1 ) ).toMatchObject( [ { state: 'dead', tries: 3 } ] );
	expect( subjects() ).toEqual( [ 'behind', 'later' ] );

	server.letters.retryAll( 1 );
	expect( ( await run() ).code ).toBe( 0 );
	expect( server.letters.of( 1 ) ).toMatchObject( [ { state: 'dead', tries: 4 } ] );
	server.letters.retryAll( 1 );
	server.decide = () => null;
	expect( ( await run() ).code ).toBe( 0 );
	expect( subjects() ).toEqual( [ 'behind', 'later', 'rejected' ] );
	expect( server.letters.of( 1 ) ).toEqual( [] );
	expect( imap.flags( 1 ) ).toContain( '\\Seen' );
} );

test( 'a mail that comes through after all leaves the list by itself', async () => {
	imap.deliver( plainMail( 'stuck' ) );
	server.decide = () => ( { result: 'retry', reason: 'The database is busy.' } );
	await run();
	expect( server.letters.of( 1 ) ).toMatchObject( [ { state: 'trying', permanent: false, reason: 'The database is busy.' } ] );
	server.decide = () => null;
	await run();
	expect( subjects() ).toEqual( [ 'stuck' ] );
	expect( server.letters.of( 1 ) ).toEqual( [] );
} );

test( 'a mail that the mail server does not give is on record, too', async () => {
	imap.deliver( plainMail( 'damaged' ) );
	imap.deliver( plainMail( 'behind' ) );
	imap.content( 1, 'nil' );
	await run();
	expect( server.letters.of( 1 ) ).toMatchObject( [ { uid: 1, state: 'trying', subject: '', raw_sha256: '' } ] );
	await run();
	await run();
	expect( server.letters.of( 1 ) ).toMatchObject( [ { state: 'dead' } ] );
	expect( [ subjects(), cursor()?.last_uid ] ).toEqual( [ [ 'behind' ], 2 ] );
} );

test( 'a mail over which the web server dies without an answer holds up no other', async () => {
	for ( const subject of [ 'before', 'deadly', 'behind' ] ) {
		imap.deliver( plainMail( subject ) );
	}
	server.cuts = true;
	server.breaks = ( message ) => message.subject === 'deadly';
	expect( ( await run() ).code ).toBe( 1 );
	expect( subjects() ).toEqual( [ 'before', 'behind' ] );
	expect( server.letters.of( 1 ) ).toMatchObject( [ { uid: 2, state: 'trying', subject: 'deadly' } ] );
} );

test( 'without a record nothing is given up', async () => {
	imap.deliver( plainMail( 'rejected' ) );
	rejects( 'rejected' );
	server.fail = ( operation ) => ( operation.endsWith( '/letters' ) ? 500 : null );
	for ( let tries = 0; tries < 4; tries++ ) {
		expect( ( await run() ).code ).toBe( 1 );
	}
	expect( cursor()?.last_uid ).toBe( 0 );
	server.fail = () => null;
	server.decide = () => null;
	await run();
	expect( subjects() ).toEqual( [ 'rejected' ] );
} );

test( 'taken away from the mailbox, a mail arrives from the copy that is kept', async () => {
	imap.deliver( plainMail( 'rejected', 'My very words.' ) );
	rejects( 'rejected' );
	server.letters.patience = 1;
	await run();
	await imap.stop();
	imap = await startImap( [ plainMail( 'another folder now' ) ], 0, 2 );
	server.config.mailboxes = [
		{
			...mailboxFor( imap.port ),
			cursors: [ { folder: 'INBOX', uidvalidity: '2', last_uid: 0, baseline_uid: 0 } ],
		},
	];
	server.decide = () => null;
	server.letters.retryAll( 1 );
	expect( ( await run() ).code ).toBe( 0 );
	expect( subjects().sort() ).toEqual( [ 'another folder now', 'rejected' ] );
	expect( server.stored.find( ( each ) => each.message.subject === 'rejected' )?.message.text ).toContain( 'My very words.' );
	expect( server.letters.of( 1 ) ).toEqual( [] );
} );

test( 'a piped mail that is rejected is kept, and tried again without any mail server', async () => {
	server.config.mailboxes = [ { ...mailboxFor( 1 ), incoming: null } ];
	rejects( 'piped' );
	const { code, err } = await startPoller( bundle, [ 'pipe', '--mailbox', '1' ], env(), plainMail( 'piped', 'From a pipe.' ) ).finished;
	expect( code ).toBe( 0 );
	expect( err ).toContain( 'keeps it among the mails that could not be taken in' );
	expect( server.letters.of( 1 ) ).toMatchObject( [ { uid: 0, state: 'dead', folder: 'pipe' } ] );
	server.decide = () => null;
	server.letters.retryAll( 1 );
	expect( ( await run() ).code ).toBe( 0 );
	expect( subjects() ).toEqual( [ 'piped' ] );
	expect( server.letters.of( 1 ) ).toEqual( [] );
} );

test( 'what nobody can keep goes back to the mail server that piped it', async () => {
	server.config.mailboxes = [ { ...mailboxFor( 1 ), incoming: null } ];
	rejects( 'piped' );
	server.fail = ( operation ) => ( operation.endsWith( '/letters' ) ? 404 : null );
	const { code } = await startPoller( bundle, [ 'pipe', '--mailbox', '1' ], env(), plainMail( 'piped' ) ).finished;
	expect( code ).toBe( 65 );
} );

test( 'watch takes a retry without being started anew', async () => {
	imap.deliver( plainMail( 'rejected' ) );
	rejects( 'rejected' );
	server.letters.patience = 1;
	const poller = startPoller( bundle, [ 'watch' ], env() );
	try {
		await eventually( 'the record', () => server.letters.of( 1 )[ 0 ]?.state === 'dead', poller.log );
		server.decide = () => null;
		server.letters.retryAll( 1 );
		// The settings are read again every half minute.
		await eventually( 'the mail', () => subjects().length === 1, poller.log, 70_000 );
		await eventually( 'the list to be empty', () => server.letters.of( 1 ).length === 0, poller.log );
		expect( poller.log().match( /Watching/g ) ).toHaveLength( 1 );
	} finally {
		poller.child.kill();
		await poller.finished;
	}
} );
