import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { ContractServer } from '../testing/contract-server.ts';
import { connectSite } from '../wordpress/site.ts';
import { perform } from '../worker/perform.ts';
import type { OutgoingMail } from './batch.ts';
import { KnownBlobs } from './blobs.ts';
import { deliverMails, type Delivery } from './deliver.ts';
import { sendFilesAhead } from './files-ahead.ts';

const server = new ContractServer();
/** Bytes of the requests with mails and of those without. */
let sizes: { mails: number; bytes: number }[] = [];

beforeAll( () => server.start() );
afterAll( () => server.stop() );
beforeEach( () => {
	sizes = [];
	server.blobs.clear();
	server.fail = () => null;
} );

/** A mail with a file of its own, as a worker prepares it. */
async function mail( name: string ): Promise< OutgoingMail > {
	const file = randomBytes( 50_000 ).toString( 'base64' ).replace( /.{76}/g, '$&\r\n' );
	const raw = Buffer.from(
		[
			`From: ${ name }@people.example\r\nMessage-ID: <${ name }@people.example>\r\nSubject: ${ name }\r\nMIME-Version: 1.0`,
			'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nSee the file.\r\n--b',
			`Content-Type: application/pdf; name=${ name }.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${ file }\r\n--b--\r\n`,
		].join( '\r\n' )
	);
	return ( await perform( {
		kind: 'pack',
		raw: { bytes: new Uint8Array( raw ) },
		identity: { addresses: [], own: [] },
		inlineLimit: 60_000,
		directory: tmpdir(),
		origin: { folder: 'INBOX', uid: 1, received_at: new Date().toISOString() },
	} ) ) as OutgoingMail;
}

const mails = ( ...names: string[] ) => Promise.all( names.map( mail ) );

async function delivery(): Promise< Delivery > {
	const client = await connectSite( { site: server.url, user: 'poller', password: 'secret secret' }, 'test' );
	const counted = ( ( operation: never, input: { body?: { content: () => Uint8Array[] } } ) => {
		if ( operation === 'ingest' ) {
			const bytes = Buffer.concat( input.body?.content() ?? [] );
			sizes.push( { mails: bytes.toString( 'latin1' ).split( '"raw_sha256"' ).length - 1, bytes: bytes.length } );
		}
		return client( operation, input as never );
	} ) as unknown as Delivery[ 'client' ];
	const bytes = server.config.batch_limit;
	const limits = { bytes, messageBytes: bytes, packedBytes: bytes, fileBytes: server.config.inline_blob_limit, messages: 100 };
	return { client: counted, mailboxId: 1, owner: 'test', limits, known: new KnownBlobs(), signal: new AbortController().signal };
}

const stored = () => server.stored.map( ( { message } ) => message.subject );

test( 'a file that went ahead travels once, and its mail finds it there', async () => {
	const to = await delivery();
	const made = await mails( 'a1', 'a2', 'a3', 'a4' );
	await sendFilesAhead( to, made );
	await deliverMails( to, made );
	expect( sizes.map( ( each ) => each.mails ) ).toEqual( [ 0, 4 ] );
	expect( sizes[ 1 ]!.bytes ).toBeLessThan( 20_000 );
	expect( stored() ).toEqual( [ 'a1', 'a2', 'a3', 'a4' ] );
	expect( server.violations ).toEqual( [] );
} );

test( 'more files than a request takes go in several, and a few wait for their mail', async () => {
	const to = await delivery();
	const made = await mails( ...Array.from( { length: 12 }, ( _each, at ) => `b${ at }` ) );
	await sendFilesAhead( to, made );
	await sendFilesAhead( to, await mails( 'few' ) );
	expect( sizes.map( ( each ) => each.mails ) ).toEqual( [ 0, 0 ] );
	expect( server.violations ).toEqual( [] );
} );

test.each( [
	[ 'a plugin that takes no files without a mail', 400 ],
	[ 'a WordPress that breaks off', 500 ],
] )( 'no mail is lost on %s', async ( _what, status ) => {
	const to = await delivery();
	const made = await mails( `c${ status }`, `d${ status }`, `e${ status }`, `f${ status }` );
	server.fail = ( operation ) => ( operation === 'POST /ingest' ? status : null );
	await sendFilesAhead( to, made );
	server.fail = () => null;
	await deliverMails( to, made );
	expect( stored().slice( -4 ) ).toEqual( [ `c${ status }`, `d${ status }`, `e${ status }`, `f${ status }` ] );
	await sendFilesAhead( to, await mails( 'g', 'h', 'i', 'j' ) );
	// What does not know it is not asked for it with each hundred mails.
	expect( sizes.at( -1 )!.mails ).toBe( status === 400 ? 4 : 0 );
} );

test( 'a file that is gone before its mail comes is brought again', async () => {
	const to = await delivery();
	const made = await mails( 'k1', 'k2', 'k3', 'k4' );
	await sendFilesAhead( to, made );
	server.blobs.clear();
	const results = await deliverMails( to, made );
	expect( results.map( ( { result } ) => result ) ).toEqual( [ 'created', 'created', 'created', 'created' ] );
	expect( stored().slice( -4 ) ).toEqual( [ 'k1', 'k2', 'k3', 'k4' ] );
} );
