/** Files: kept by content, given only to whom they are signed for, and never run by a browser. */
import { copyFileSync, chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, rmdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { as, site } from './site.ts';
import { attach, deliver, mail, mailbox, sha256, unique } from './support/mails.ts';
import type { Attachment } from '../../src/contract/generated/types.ts';

const agent = as( 'mesa_agent' );
const nobody = as( 'anonymous' );
const PNG = Buffer.from( 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64' );
let box: { id: number };

/** On this machine; Playground mounts WordPress elsewhere. */
const folder = async () =>
	join(
		site().folder,
		await site().runPhp< string >( 'return substr( ( new Mesa\\Data\\Files\\FilesFolder() )->path(), strlen( ABSPATH ) );' )
	);

async function attachment( filename: string, content: string | Buffer, contentType: string, inline = false ): Promise< Attachment > {
	const made = attach( mail(), filename, content, {
		content_type: contentType,
		inline,
		content_id: inline ? 'logo@client.example' : null,
	} );
	const [ result ] = await deliver( box.id, made );
	return ( await agent.call( 'getMessage', { path: { id: result!.message_id! } } ) ).attachments[ 0 ]!;
}

beforeAll( async () => {
	box = await mailbox( 'Files' );
} );

it( 'shows a picture in place, without a login, by its signed address', async () => {
	const file = await attachment( 'logo.png', PNG, 'image/png', true );
	expect( file ).toMatchObject( { inline: true, content_id: 'logo@client.example' } );
	const answer = await nobody.request( 'GET', file.url );
	expect( answer.status ).toBe( 200 );
	expect( answer.bytes.equals( PNG ) ).toBe( true );
	expect(
		Object.fromEntries(
			[ 'content-type', 'x-content-type-options', 'content-security-policy', 'content-disposition', 'content-length' ].map(
				( name ) => [ name, answer.headers.get( name ) ]
			)
		)
	).toEqual( {
		'content-type': 'image/png',
		'x-content-type-options': 'nosniff',
		'content-security-policy': "default-src 'none'; sandbox",
		'content-disposition': `inline; filename="logo.png"; filename*=UTF-8''logo.png`,
		'content-length': String( PNG.length ),
	} );
	expect( answer.headers.get( 'cache-control' ) ).toMatch( /^private, max-age=/ );
	expect( ( await nobody.request( 'GET', `${ file.url }&download=true` ) ).headers.get( 'content-disposition' ) ).toMatch(
		/^attachment;/
	);
} );

it( "keeps its address for an hour, so that the browser's cache knows it again", async () => {
	const made = attach( mail(), 'a.png', PNG, { content_type: 'image/png' } );
	const [ result ] = await deliver( box.id, made );
	const ask = async () => ( await agent.call( 'getMessage', { path: { id: result!.message_id! } } ) ).attachments[ 0 ]!.url;
	const [ first, second ] = [ await ask(), await ask() ];
	const expires = ( url: string ) => Number( new URL( url ).searchParams.get( 'expires' ) );
	expect( expires( first ) % 3600 ).toBe( 0 );
	expect( expires( first ) - Date.now() / 1000 ).toBeGreaterThan( 3500 );
	// Only at the turn of an hour do two differ.
	expect( expires( second ) - expires( first ) === 3600 || second === first ).toBe( true );
} );

it( 'never lets a browser run what somebody sent', async () => {
	const made = mail();
	for ( const [ name, type ] of [
		[ 'page.html', 'text/html' ],
		[ 'drawing.svg', 'image/svg+xml' ],
		[ 'x.xhtml', 'application/xhtml+xml' ],
		[ 'bad', 'text/html\r\nX-Evil: 1' ],
	] as const ) {
		attach( made, name, '<script>alert(1)</script>', { content_type: type } );
	}
	const [ result ] = await deliver( box.id, made );
	const { attachments } = await agent.call( 'getMessage', { path: { id: result!.message_id! } } );
	expect( attachments ).toHaveLength( 4 );
	for ( const { url, filename } of attachments ) {
		const { headers } = await nobody.request( 'GET', url );
		expect( [
			filename,
			headers.get( 'content-type' ),
			headers.get( 'content-disposition' )?.split( ';' )[ 0 ],
			headers.get( 'x-evil' ),
		] ).toEqual( [ filename, 'application/octet-stream', 'attachment', null ] );
	}
} );

it( 'gives a file its name back in every alphabet, and no other folder', async () => {
	const file = await attachment( '../../Rechnung "März" 漢字\u202Egpj.exe', 'x', 'application/pdf' );
	expect( file.filename ).toBe( '_.._Rechnung "März" 漢字gpj.exe' );
	const answer = await nobody.request( 'GET', file.url );
	expect( answer.headers.get( 'content-disposition' ) ).toBe(
		`attachment; filename="_.._Rechnung _Marz_ __gpj.exe"; filename*=UTF-8''${ encodeURIComponent( file.filename ) }`
	);
} );

it( 'gives nothing without the right signature', async () => {
	const file = await attachment( 'a.txt', 'secret', 'text/plain' );
	const url = new URL( file.url );
	const change = async ( name: string, value: string ) => {
		const changed = new URL( url );
		changed.searchParams.set( name, value );
		return ( await nobody.request( 'GET', changed.href ) ).status;
	};
	expect( await change( 'signature', '0'.repeat( 64 ) ) ).toBe( 401 );
	expect( await change( 'user', '1' ) ).toBe( 401 );
	expect( await change( 'expires', String( Number( url.searchParams.get( 'expires' ) ) + 1 ) ) ).toBe( 401 );
	expect( await change( 'expires', '1000' ) ).toBe( 401 );
	const other = await attachment( 'b.txt', 'other', 'text/plain' );
	expect( ( await nobody.request( 'GET', file.url.replace( `/attachments/${ file.id }`, `/attachments/${ other.id }` ) ) ).status ).toBe(
		401
	);
	expect( ( await nobody.request( 'GET', `/attachments/${ file.id }` ) ).status ).toBe( 400 );
} );

it( 'gives nothing to somebody who has left the team', async () => {
	const id = await site().runPhp< number >(
		'return wp_insert_user( array( "user_login" => $args["name"], "user_pass" => "x", "role" => "mesa_agent" ) );',
		{ name: `leaver-${ unique() }` }
	);
	const file = await attachment( 'a.txt', 'secret', 'text/plain' );
	const url = await site().runPhp< string >(
		`$values = array( 'id' => $args['file'], 'user' => $args['user'], 'expires' => time() + 600 );
		$signature = Mesa\\Rest\\Signature::of( 'getAttachment', $values );
		return add_query_arg( array( 'user' => $values['user'], 'expires' => $values['expires'], 'signature' => $signature ), rest_url( 'mesa/v1/attachments/' . $values['id'] ) );`,
		{ file: file.id, user: id }
	);
	expect( ( await nobody.request( 'GET', url ) ).status ).toBe( 200 );
	await site().runPhp( 'get_userdata( $args["id"] )->set_role( "subscriber" );', { id } );
	expect( ( await nobody.request( 'GET', url ) ).status ).toBe( 404 );
} );

it( 'stores the same content once, whole, and where no web server gives it out', async () => {
	const content = `the same logo ${ unique() }`;
	const hash = sha256( content );
	const base = await folder();
	const halves = () => readdirSync( base ).filter( ( name ) => name.endsWith( '.part' ) );
	const before = halves();
	await attachment( 'one.txt', content, 'text/plain' );
	await attachment( 'two.txt', content, 'text/plain' );
	const file = join( base, hash.slice( 0, 2 ), hash );
	expect( readFileSync( file, 'utf8' ) ).toBe( content );
	expect( halves() ).toEqual( before );
	expect( existsSync( join( base, '.htaccess' ) ) && existsSync( join( base, 'index.php' ) ) ).toBe( true );
	expect( base ).toMatch( /mesa-[0-9a-f]{32}$/ );
} );

it( 'finds a file where it lay before folders had one level, and puts it where it belongs', async () => {
	const content = `an old file ${ unique() }`;
	const hash = sha256( content );
	const { url } = await attachment( 'old.txt', content, 'text/plain' );
	const file = join( await folder(), hash.slice( 0, 2 ), hash );
	const before = join( await folder(), hash.slice( 0, 2 ), hash.slice( 2, 4 ), hash );
	mkdirSync( dirname( before ), { recursive: true } );
	chmodSync( dirname( before ), 0o777 );
	renameSync( file, before );
	expect( ( await agent.request( 'GET', url ) ).status ).toBe( 200 );
	expect( readFileSync( file, 'utf8' ) ).toBe( content );
	expect( existsSync( dirname( before ) ) ).toBe( false );
} );

it( 'gives out a file that lies where it lay before and cannot be moved, and leaves no copy when it is deleted', async () => {
	const content = `a file that stays ${ unique() }`;
	const hash = sha256( content );
	const { url } = await attachment( 'stays.txt', content, 'text/plain' );
	const file = join( await folder(), hash.slice( 0, 2 ), hash );
	const before = join( await folder(), hash.slice( 0, 2 ), hash.slice( 2, 4 ), hash );
	mkdirSync( dirname( before ), { recursive: true } );
	chmodSync( dirname( before ), 0o777 );
	renameSync( file, before );
	// Nothing can be put where a folder is.
	mkdirSync( file );
	expect( ( await agent.request( 'GET', url ) ).status ).toBe( 200 );
	expect( readFileSync( before, 'utf8' ) ).toBe( content );
	rmdirSync( file );
	copyFileSync( before, file );
	chmodSync( file, 0o666 );
	await site().runPhp(
		`global $wpdb; $wpdb->delete( $wpdb->prefix . 'mesa_attachments', array( 'sha256' => $args['hash'] ) );
		( new Mesa\\Boot\\Services() )->blob_store()->delete( $args['hash'] );`,
		{ hash }
	);
	expect( [ file, before ].map( ( path ) => existsSync( path ) ) ).toEqual( [ false, false ] );
} );

it( 'takes a large file through little memory, and says when one is too large', async () => {
	const size = 24 * 1024 * 1024;
	const bytes = Buffer.alloc( size, unique() );
	const put = await as( 'mesa_poller' ).request( 'PUT', `/blobs/${ sha256( bytes ) }`, {
		body: bytes,
		headers: { 'Content-Type': 'application/octet-stream' },
	} );
	expect( put.status ).toBe( 204 );
	const hash = sha256( bytes );
	expect( statSync( join( await folder(), hash.slice( 0, 2 ), hash ) ).size ).toBe( size );
	const upload = await agent.request( 'POST', '/files', {
		query: { filename: 'big.bin' },
		body: Buffer.alloc( 26 * 1024 * 1024 ),
		headers: { 'Content-Type': 'application/octet-stream' },
	} );
	expect( [ 400, 413 ] ).toContain( upload.status );
	expect( ( upload.body as { code: string } ).code ).toMatch( /^mesa_(file_too_large|incomplete)$/ );
} );

it( 'takes a JSON file as a file', async () => {
	const answer = await agent.request( 'POST', '/files', {
		query: { filename: 'data.json', content_type: 'application/json' },
		body: Buffer.from( '{"filename":"evil"}' ),
		headers: { 'Content-Type': 'application/json' },
	} );
	expect( answer.body ).toMatchObject( {
		sha256: sha256( '{"filename":"evil"}' ),
		size: 19,
		filename: 'data.json',
		content_type: 'application/json',
	} );
} );
