import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { buildBundle, eventually, startPoller, type Bundle } from './testing/bundle.ts';
import { ContractServer } from './testing/contract-server.ts';
import { mailboxFor, startImap, type ImapFixture } from './testing/imap-fixture.ts';

jest.setTimeout( 120_000 );

let bundle: Bundle;
let server: ContractServer;
let imap: ImapFixture | null = null;
let temporary: string;

const sha256 = ( bytes: Uint8Array ) => createHash( 'sha256' ).update( bytes ).digest( 'hex' );
/**
 * Says at its end how much memory the program took at most. Not maxRSS where the kernel tells more: Linux counts into it
 * what this test's own process had when it started the program.
 */
const REPORT = `import{isMainThread as m}from"node:worker_threads";import{readFileSync as r}from"node:fs";
m&&process.on("exit",()=>{let k=process.resourceUsage().maxRSS;try{k=/VmHWM:\\s*(\\d+)/.exec(r("/proc/self/status","utf8"))[1]}catch{}
process.stderr.write("PEAK "+k+"\\n")})`;
const env = () => ( {
	MESA_SITE: server.url,
	MESA_USER: 'poller',
	MESA_APP_PASSWORD: 'secret secret',
	TMPDIR: temporary,
	NODE_OPTIONS: `--import=data:text/javascript,${ encodeURIComponent( REPORT ) }`,
} );

function mailWith( content: Buffer ): Buffer {
	const lines = content.toString( 'base64' ).replace( /.{76}/g, '$&\r\n' );
	return Buffer.from(
		`From: Ana <ana@customer.example>\r\nTo: support@shop.example\r\nSubject: Big\r\nMessage-ID: <big@customer.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=cut\r\n\r\n--cut\r\nContent-Type: text/plain\r\n\r\nThe film is attached.\r\n--cut\r\nContent-Type: video/mp4; name="film.mp4"\r\nContent-Disposition: attachment; filename="film.mp4"\r\nContent-Transfer-Encoding: base64\r\n\r\n${ lines }\r\n--cut--\r\n`
	);
}

async function waiting( raw: Buffer ): Promise< void > {
	imap = await startImap( [ raw ] );
	server.config.mailboxes = [ mailboxFor( imap.port ) ];
}

beforeAll( () => {
	bundle = buildBundle();
} );
afterAll( () => bundle.remove() );
beforeEach( async () => {
	server = new ContractServer();
	await server.start();
	temporary = join( bundle.folder, `tmp-${ randomBytes( 4 ).toString( 'hex' ) }` );
	mkdirSync( temporary );
} );
afterEach( async () => {
	await server.stop();
	await imap?.stop();
	imap = null;
	expect( server.violations ).toEqual( [] );
} );

test( 'a film sent by mail arrives whole, and the poller does not take the memory of the web server for it', async () => {
	const film = randomBytes( 30_000_000 );
	const raw = mailWith( film );
	expect( raw.length ).toBeGreaterThan( 41_000_000 );
	await waiting( raw );
	const { code, err } = await startPoller( bundle, [ 'run' ], env() ).finished;
	expect( err ).toContain( '1 mails handed over' );
	expect( code ).toBe( 0 );
	const message = server.stored[ 0 ]?.message;
	expect( message ).toMatchObject( { subject: 'Big', text: 'The film is attached.', parse_error: null } );
	expect( message?.attachments ).toMatchObject( [ { filename: 'film.mp4', size: film.length, sha256: sha256( film ) } ] );
	expect( server.blobs.get( sha256( film ) )?.length ).toBe( film.length );
	expect( sha256( gunzipSync( server.blobs.get( message?.raw_sha256 ?? '' ) as Buffer ) ) ).toBe( sha256( raw ) );
	expect( readdirSync( temporary ) ).toEqual( [] );
	const peak = Number( /PEAK (\d+)/.exec( err )?.[ 1 ] );
	process.stdout.write( `mesa-poller run, mail of ${ raw.length } bytes: peak ${ Math.round( peak / 1024 ) } MB\n` );
	// The budget is held by the benchmarks; this only tells a stream from a mail held whole several times.
	expect( peak ).toBeGreaterThan( 0 );
	expect( peak ).toBeLessThan( 220 * 1024 );
} );

test( 'a film piped in by a mail server arrives whole and is never in memory as a whole', async () => {
	const film = randomBytes( 30_000_000 );
	const raw = mailWith( film );
	server.config.mailboxes = [ { ...mailboxFor( 1 ), incoming: null } ];
	const { code, err } = await startPoller( bundle, [ 'pipe', '--mailbox', '1' ], env(), raw ).finished;
	expect( err ).toContain( 'PEAK' );
	expect( code ).toBe( 0 );
	const message = server.stored[ 0 ]?.message;
	expect( message ).toMatchObject( { subject: 'Big', text: 'The film is attached.', parse_error: null } );
	expect( server.blobs.get( sha256( film ) )?.length ).toBe( film.length );
	expect( sha256( gunzipSync( server.blobs.get( message?.raw_sha256 ?? '' ) as Buffer ) ) ).toBe( sha256( raw ) );
	expect( readdirSync( temporary ) ).toEqual( [] );
	const peak = Number( /PEAK (\d+)/.exec( err )?.[ 1 ] );
	process.stdout.write( `mesa-poller pipe, mail of ${ raw.length } bytes: peak ${ Math.round( peak / 1024 ) } MB\n` );
	expect( peak ).toBeLessThan( 220 * 1024 );
} );

test( 'a large mail that cannot be taken apart arrives with its source', async () => {
	const raw = Buffer.from( mailWith( randomBytes( 4_000_000 ) ).toString( 'latin1' ).replaceAll( '--cut', '--other' ), 'latin1' );
	await waiting( raw );
	expect( ( await startPoller( bundle, [ 'run' ], env() ).finished ).code ).toBe( 0 );
	const message = server.stored[ 0 ]?.message;
	expect( message?.subject ).toBe( 'Big' );
	expect( message?.parse_error ).toContain( 'could not be read as a whole' );
	expect( message?.attachments ).toMatchObject( [ { filename: 'original.eml', size: raw.length, sha256: sha256( raw ) } ] );
	expect( readdirSync( temporary ) ).toEqual( [] );
} );

test( 'a poller killed over a large mail leaves no file on the disk once it runs again', async () => {
	await waiting( mailWith( randomBytes( 6_000_000 ) ) );
	let uploading = false;
	server.fail = ( operation ) => {
		uploading ||= operation.startsWith( 'PUT /blobs/' );
		return uploading ? 503 : null;
	};
	const killed = startPoller( bundle, [ 'watch' ], env() );
	await eventually( 'the upload', () => uploading, killed.log, 30_000 );
	await eventually( 'a folder', () => readdirSync( temporary ).length === 1, killed.log );
	const left = join( temporary, readdirSync( temporary )[ 0 ] as string );
	killed.child.kill( 'SIGKILL' );
	await killed.finished;
	expect( existsSync( left ) ).toBe( true );
	server.fail = () => null;
	const { code, err } = await startPoller( bundle, [ 'run' ], env() ).finished;
	expect( err ).toContain( '1 mails handed over' );
	expect( code ).toBe( 0 );
	expect( readdirSync( temporary ) ).toEqual( [] );
	expect( server.stored ).toHaveLength( 1 );
} );
