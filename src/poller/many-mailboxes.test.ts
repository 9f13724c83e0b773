import { createServer, type AddressInfo, type Socket } from 'node:net';
import { buildBundle, eventually, startPoller, type Bundle } from './testing/bundle.ts';
import { ContractServer } from './testing/contract-server.ts';
import { mailboxFor, plainMail, startImap, type ImapFixture } from './testing/imap-fixture.ts';

jest.setTimeout( 60_000 );

let bundle: Bundle;
let server: ContractServer;
const open: ImapFixture[] = [];

const env = () => ( { MESA_SITE: server.url, MESA_USER: 'poller', MESA_APP_PASSWORD: 'secret secret' } );
const subjects = () => server.stored.map( ( each ) => each.message.subject );

async function imapWith( mails: string[], more: Record< string, string[] > = {} ): Promise< ImapFixture > {
	const imap = await startImap( mails, 0, 1, more );
	open.push( imap );
	return imap;
}

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

test( 'a mailbox whose server says nothing does not delay the others', async () => {
	const sockets: Socket[] = [];
	const mute = createServer( ( socket ) => void sockets.push( socket ) );
	await new Promise< void >( ( resolve ) => mute.listen( 0, '127.0.0.1', resolve ) );
	const imap = await imapWith( [ plainMail( 'one' ) ] );
	server.config.mailboxes = [ mailboxFor( ( mute.address() as AddressInfo ).port, 1 ), mailboxFor( imap.port, 2 ) ];
	const poller = startPoller( bundle, [ 'watch' ], env() );
	try {
		await eventually( 'the mail of the other mailbox', () => subjects().includes( 'one' ), poller.log, 6000 );
		imap.deliver( plainMail( 'two' ) );
		await eventually( 'its next mail', () => subjects().includes( 'two' ), poller.log, 4000 );
		expect( sockets ).toHaveLength( 1 );
	} finally {
		sockets.forEach( ( socket ) => socket.destroy() );
		poller.child.kill();
		await poller.finished;
		await new Promise( ( done ) => mute.close( done ) );
	}
} );

test( 'each folder of a mailbox is read, with a cursor of its own', async () => {
	const imap = await imapWith( [ plainMail( 'inbox 1' ), plainMail( 'inbox 2' ) ], { Orders: [ plainMail( 'order 1' ) ] } );
	server.config.mailboxes = [ { ...mailboxFor( imap.port ), folders: [ 'INBOX', 'Orders' ] } ];
	expect( ( await startPoller( bundle, [ 'run' ], env() ).finished ).code ).toBe( 0 );
	expect( subjects() ).toEqual( [ 'inbox 1', 'inbox 2', 'order 1' ] );
	expect( server.states.at( -1 )?.state.cursors ).toMatchObject( [
		{ folder: 'INBOX', last_uid: 2 },
		{ folder: 'Orders', last_uid: 1 },
	] );
	expect( ( await startPoller( bundle, [ 'run' ], env() ).finished ).err ).toContain( 'No new mail' );
	expect( server.stored ).toHaveLength( 3 );
} );

test( 'a folder that is not there is said so, and the others are read all the same', async () => {
	const imap = await imapWith( [ plainMail( 'inbox' ) ], { Orders: [ plainMail( 'order' ) ] } );
	server.config.mailboxes = [ { ...mailboxFor( imap.port ), folders: [ 'INBOX', 'Renamed', 'Orders' ] } ];
	const { code, err } = await startPoller( bundle, [ 'run' ], env() ).finished;
	expect( code ).toBe( 1 );
	expect( err ).toContain( 'folder' );
	expect( subjects() ).toEqual( [ 'inbox', 'order' ] );
	expect( server.states.at( -1 )?.state ).toMatchObject( { status: 'error', error: expect.stringContaining( 'Renamed' ) } );
} );

test( 'mails that the mail server does not let be marked hold up none behind them, and arrive once', async () => {
	const imap = await imapWith( Array.from( { length: 70 }, ( _none, at ) => plainMail( `mail ${ at }` ) ) );
	[ 'MOVE', 'UID MOVE', 'COPY', 'UID COPY', 'CREATE' ].forEach( imap.refuse );
	server.config.mailboxes = [ { ...mailboxFor( imap.port ), after_fetch: 'move', move_to: 'Forbidden' } ];
	expect( ( await startPoller( bundle, [ 'run' ], env() ).finished ).code ).toBe( 1 );
	expect( subjects() ).toHaveLength( 70 );
	expect( server.states.at( -1 )?.state ).toMatchObject( {
		status: 'error',
		error: expect.stringContaining( 'Forbidden' ),
		cursors: [ { last_uid: 70 } ],
	} );
	expect( ( await startPoller( bundle, [ 'run' ], env() ).finished ).err ).toContain( 'No new mail' );
} );
