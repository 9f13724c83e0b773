/** What a mailbox held before it was connected stays as it is, unless somebody wants it; what arrives later never gets lost. */
import { buildBundle, startPoller, type Bundle } from './testing/bundle.ts';
import { ContractServer } from './testing/contract-server.ts';
import { mailboxFor, plainMail, startImap, type ImapFixture } from './testing/imap-fixture.ts';

jest.setTimeout( 60_000 );

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ago = ( ms: number ) => new Date( Date.now() - ms );
const iso = ( date: Date ) => date.toISOString().replace( /\.\d+Z$/, 'Z' );

let bundle: Bundle;
let server: ContractServer;
let imap: ImapFixture;

const run = () =>
	startPoller( bundle, [ 'run' ], { MESA_SITE: server.url, MESA_USER: 'poller', MESA_APP_PASSWORD: 'secret secret' } ).finished;
const subjects = () => server.stored.map( ( each ) => each.message.subject );
const cursor = () => server.states.at( -1 )?.state.cursors[ 0 ];

function connect( since: Date | null ): void {
	server.config.mailboxes = [ { ...mailboxFor( imap.port ), import_since: since && iso( since ) } ];
}

beforeAll( () => {
	bundle = buildBundle();
} );

afterAll( () => bundle.remove() );

beforeEach( async () => {
	server = new ContractServer();
	await server.start();
	imap = await startImap();
} );

afterEach( async () => {
	await server.stop();
	await imap.stop();
	expect( server.violations ).toEqual( [] );
} );

test( 'old mail is neither fetched nor flagged, wherever it lies among the new', async () => {
	const since = ago( 10 * MINUTE );
	imap.deliver( plainMail( 'years old' ), ago( 900 * DAY ) );
	imap.deliver( plainMail( 'yesterday' ), ago( DAY ) );
	imap.deliver( plainMail( 'just before' ), new Date( since.getTime() - MINUTE ) );
	imap.deliver( plainMail( 'just after' ), new Date( since.getTime() + MINUTE ) );
	imap.deliver( plainMail( 'old, moved here' ), ago( 40 * DAY ) );
	connect( since );
	expect( ( await run() ).code ).toBe( 0 );
	expect( subjects() ).toEqual( [ 'just after' ] );
	expect( [ 1, 2, 3, 4, 5 ].map( ( uid ) => imap.flags( uid ).includes( '\\Seen' ) ) ).toEqual( [ false, false, false, true, false ] );
	expect( cursor() ).toMatchObject( { folder: 'INBOX', uidvalidity: '1', last_uid: 5, baseline_uid: 5 } );

	// From the first look on everything that comes into the folder counts, whatever its date.
	imap.deliver( plainMail( 'new' ) );
	imap.deliver( plainMail( 'dragged here by an agent' ), ago( 40 * DAY ) );
	expect( ( await run() ).code ).toBe( 0 );
	expect( subjects() ).toEqual( [ 'just after', 'new', 'dragged here by an agent' ] );
} );

test( 'a folder of old mail only is passed, and the next mail arrives', async () => {
	imap.deliver( plainMail( 'one' ), ago( 3 * DAY ) );
	imap.deliver( plainMail( 'two' ), ago( 3 * DAY ) );
	connect( ago( 10 * MINUTE ) );
	expect( ( await run() ).code ).toBe( 0 );
	expect( subjects() ).toEqual( [] );
	expect( cursor()?.last_uid ).toBe( 2 );
	imap.deliver( plainMail( 'three' ) );
	await run();
	expect( subjects() ).toEqual( [ 'three' ] );
} );

test( 'a mail that has to be tried again brings no old mail along the next time', async () => {
	imap.deliver( plainMail( 'old' ), ago( 3 * DAY ) );
	imap.deliver( plainMail( 'stuck' ) );
	imap.deliver( plainMail( 'old, behind it' ), ago( 3 * DAY ) );
	connect( ago( 10 * MINUTE ) );
	server.decide = () => ( { result: 'retry', reason: 'The database is busy.' } );
	expect( ( await run() ).code ).toBe( 1 );
	expect( cursor() ).toMatchObject( { last_uid: 1, baseline_uid: 3 } );
	server.decide = () => null;
	expect( ( await run() ).code ).toBe( 0 );
	expect( subjects() ).toEqual( [ 'stuck' ] );
	expect( cursor()?.last_uid ).toBe( 3 );
} );

test( 'everything is everything', async () => {
	imap.deliver( plainMail( 'years old' ), ago( 900 * DAY ) );
	imap.deliver( plainMail( 'new' ) );
	connect( null );
	expect( ( await run() ).code ).toBe( 0 );
	expect( subjects() ).toEqual( [ 'years old', 'new' ] );
} );

test( 'older mail comes when somebody asks for it later', async () => {
	imap.deliver( plainMail( 'years old' ), ago( 900 * DAY ) );
	imap.deliver( plainMail( 'last week' ), ago( 5 * DAY ) );
	imap.deliver( plainMail( 'new' ) );
	connect( ago( 10 * MINUTE ) );
	await run();
	// WordPress forgets the cursors when the time becomes an earlier one.
	connect( ago( 7 * DAY ) );
	expect( ( await run() ).code ).toBe( 0 );
	expect( subjects() ).toEqual( [ 'new', 'last week' ] );
	expect( imap.flags( 1 ) ).toEqual( [] );
} );

test( 'a folder that the mail server renumbers brings no old mail either', async () => {
	await imap.stop();
	imap = await startImap( [], 0, 2 );
	imap.deliver( plainMail( 'years old' ), ago( 900 * DAY ) );
	imap.deliver( plainMail( 'since the mailbox was connected' ), ago( DAY ) );
	connect( ago( 2 * DAY ) );
	server.config.mailboxes[ 0 ]!.cursors = [ { folder: 'INBOX', uidvalidity: '1', last_uid: 500, baseline_uid: 480 } ];
	const { err, code } = await run();
	expect( code ).toBe( 0 );
	expect( err ).toContain( 'renumbered' );
	expect( subjects() ).toEqual( [ 'since the mailbox was connected' ] );
	expect( imap.flags( 1 ) ).toEqual( [] );
	expect( cursor() ).toMatchObject( { uidvalidity: '2', last_uid: 2 } );
} );
