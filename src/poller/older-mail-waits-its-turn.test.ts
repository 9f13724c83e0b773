/** Years of older mail are fetched without new mail waiting for them, without a torn conversation, and to the end whatever happens. */
import { buildBundle, eventually, startPoller, type Bundle } from './testing/bundle.ts';
import { ContractServer } from './testing/contract-server.ts';
import { mailboxFor, plainMail, startImap, type ImapFixture } from './testing/imap-fixture.ts';

jest.setTimeout( 90_000 );

const DAY = 24 * 3600 * 1000;
const ago = ( days: number ) => new Date( Date.now() - days * DAY );

let bundle: Bundle;
let server: ContractServer;
let imap: ImapFixture;

const env = () => ( { MESA_SITE: server.url, MESA_USER: 'poller', MESA_APP_PASSWORD: 'secret secret' } );
const run = () => startPoller( bundle, [ 'run' ], env() );
const subjects = () => server.stored.map( ( each ) => each.message.subject );
const cursor = () => server.states.at( -1 )?.state.cursors[ 0 ];

/** Many mails of before, about a hundred a request. */
function fill( count: number ): void {
	for ( let at = 1; at <= count; at++ ) {
		imap.deliver( plainMail( `old ${ at }` ), ago( 400 - at / 100 ) );
	}
}

/** As after a first look: what is there now is older mail, and nothing of it has come yet. */
function connected( baseline: number, more: object = {} ): void {
	server.config.mailboxes = [
		{
			...mailboxFor( imap.port ),
			import_since: null,
			cursors: [ { folder: 'INBOX', uidvalidity: '1', last_uid: 0, baseline_uid: baseline, ...more } ],
		},
	];
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

test( 'new mail goes before older mail, each oldest first', async () => {
	fill( 150 );
	connected( 150 );
	imap.deliver( plainMail( 'new 1' ) );
	imap.deliver( plainMail( 'new 2' ) );
	expect( ( await run().finished ).code ).toBe( 0 );
	expect( subjects().slice( 0, 4 ) ).toEqual( [ 'new 1', 'new 2', 'old 1', 'old 2' ] );
	expect( subjects() ).toHaveLength( 152 );
	expect( cursor() ).toMatchObject( { last_uid: 152, import_total: 150, import_left: 0 } );
} );

test( 'new mail that comes in the middle waits for seconds, and the progress is told', async () => {
	fill( 700 );
	connected( 700 );
	// Each request takes as long as on a slow host.
	server.delay = ( operation ) => ( operation === 'POST /ingest' ? 4000 : 0 );
	const poller = run();
	await eventually( 'the first older mails', () => subjects().length > 50, poller.log );
	imap.deliver( plainMail( 'urgent' ) );
	await eventually( 'the new mail', () => subjects().includes( 'urgent' ), poller.log, 20_000 );
	const at = subjects().indexOf( 'urgent' );
	expect( at ).toBeLessThan( 600 );
	expect( server.states.at( -1 )?.state.cursors[ 0 ] ).toMatchObject( { import_total: 700 } );
	expect( server.states.at( -1 )?.state.cursors[ 0 ]?.import_left ).toBeLessThan( 700 );
	server.delay = () => 0;
	expect( ( await poller.finished ).code ).toBe( 0 );
	expect( new Set( subjects() ).size ).toBe( 701 );
	expect( subjects() ).toHaveLength( 701 );
	expect( cursor() ).toMatchObject( { last_uid: 701, import_left: 0 } );
} );

test( 'killed in the middle, it goes on where it was and counts on', async () => {
	fill( 400 );
	connected( 400 );
	const first = run();
	await eventually( 'the first cursor', () => ( cursor()?.last_uid ?? 0 ) > 0, first.log );
	first.child.kill( 'SIGKILL' );
	await first.finished;
	const done = cursor()!;
	expect( done.last_uid ).toBeLessThan( 400 );
	expect( done ).toMatchObject( { import_total: 400, import_left: 400 - done.last_uid } );
	server.leases.clear();
	expect( ( await run().finished ).code ).toBe( 0 );
	expect( subjects() ).toHaveLength( 400 );
	expect( cursor() ).toMatchObject( { last_uid: 400, import_total: 400, import_left: 0 } );
} );

test( 'an older mail that new mail answers comes before it, so that the conversation stays one', async () => {
	fill( 120 );
	const question = plainMail( 'the question' );
	const id = /Message-ID: (<[^>]+>)/.exec( question )![ 1 ];
	imap.deliver( question, ago( 100 ) );
	fill( 120 );
	connected( 241 );
	imap.deliver( plainMail( 'the answer', 'Yes.', `In-Reply-To: ${ id }\r\nReferences: <unknown@customer.example> ${ id }\r\n` ) );
	expect( ( await run().finished ).code ).toBe( 0 );
	expect( subjects().slice( 0, 3 ) ).toEqual( [ 'the question', 'the answer', 'old 1' ] );
	expect( subjects() ).toHaveLength( 242 );
	expect( subjects().filter( ( each ) => each === 'the question' ) ).toHaveLength( 1 );
} );

test( 'an older mail that fails is passed by, tried again at the end, and never passed by the cursor', async () => {
	fill( 150 );
	connected( 150 );
	let tries = 0;
	server.decide = ( { subject } ) => ( subject === 'old 7' && ++tries < 20 ? { result: 'retry', reason: 'Busy.' } : null );
	expect( ( await run().finished ).code ).toBe( 1 );
	expect( subjects() ).toHaveLength( 149 );
	expect( cursor() ).toMatchObject( { last_uid: 6, import_left: 1 } );
	server.decide = () => null;
	expect( ( await run().finished ).code ).toBe( 0 );
	expect( subjects().at( -1 ) ).toBe( 'old 7' );
	expect( cursor() ).toMatchObject( { last_uid: 150, import_left: 0 } );
} );

const idOf = ( mail: string ) => /Message-ID: (<[^>]+>)/.exec( mail )![ 1 ];
const answerTo = ( mail: string, subject: string ) => plainMail( subject, 'Yes.', `In-Reply-To: ${ idOf( mail ) }\r\n` );

test( 'a conversation of which each mail names only the one before comes in its order', async () => {
	const question = plainMail( 'question' );
	const first = answerTo( question, 'first answer' );
	imap.deliver( question, ago( 100 ) );
	fill( 20 );
	imap.deliver( first, ago( 50 ) );
	connected( 22 );
	imap.deliver( answerTo( first, 'second answer' ) );
	expect( ( await run().finished ).code ).toBe( 0 );
	expect( subjects().slice( 0, 3 ) ).toEqual( [ 'question', 'first answer', 'second answer' ] );
	expect( new Set( subjects() ).size ).toBe( 23 );
} );

test( 'many conversations that go on at once are each kept whole', async () => {
	const questions = Array.from( { length: 55 }, ( _none, at ) => plainMail( `question ${ at }` ) );
	fill( 60 );
	questions.forEach( ( mail ) => imap.deliver( mail, ago( 100 ) ) );
	connected( 115 );
	questions.forEach( ( mail, at ) => imap.deliver( answerTo( mail, `answer ${ at }` ) ) );
	expect( ( await run().finished ).code ).toBe( 0 );
	const order = subjects();
	questions.forEach( ( _mail, at ) => expect( order.indexOf( `question ${ at }` ) ).toBeLessThan( order.indexOf( `answer ${ at }` ) ) );
	expect( new Set( order ).size ).toBe( 170 );
} );
