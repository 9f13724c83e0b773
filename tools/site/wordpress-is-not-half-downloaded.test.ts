import { createServer, type Server } from 'node:http';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { download, versionOf } from './wordpress-files.ts';

const zip = Buffer.from(
	zipSync( {
		'wordpress/wp-load.php': strToU8( '<?php' ),
		'wordpress/wp-includes/version.php': strToU8( "<?php $wp_version = '9.9.1';" ),
		'../outside.php': strToU8( '<?php' ),
	} )
);

let cache: string;
let server: Server | undefined;
let asked = 0;

/** Stands for wordpress.org; cut: hangs up in the middle of the file. */
async function source( cut: boolean ): Promise< string > {
	server = createServer( ( request, response ) => {
		asked++;
		response.writeHead( 200, { 'Content-Disposition': 'attachment; filename=wordpress-9.9.1.zip', 'Content-Length': zip.length } );
		if ( request.method === 'HEAD' ) {
			response.end();
		} else if ( cut ) {
			response.write( zip.subarray( 0, 100 ), () => response.destroy() );
		} else {
			response.end( zip );
		}
	} );
	await new Promise< void >( ( resolve ) => server?.listen( 0, '127.0.0.1', resolve ) );
	return `http://127.0.0.1:${ ( server.address() as AddressInfo ).port }`;
}

beforeEach( () => {
	cache = mkdtempSync( join( tmpdir(), 'mesa-cache-' ) );
	asked = 0;
} );

afterEach( () => {
	server?.closeAllConnections();
	server?.close();
	rmSync( cache, { recursive: true, force: true } );
} );

it( 'keeps the newest release and does not fetch it twice', async () => {
	const url = await source( false );
	const folder = await download( url, 2000, cache );
	expect( folder ).not.toBeNull();
	expect( versionOf( folder ?? '' ) ).toBe( '9.9.1' );
	expect( await download( url, 2000, cache ) ).toBe( folder );
	expect( asked ).toBe( 3 );
} );

it( 'writes nothing outside its folder, whatever the zip says', async () => {
	const folder = await download( await source( false ), 2000, cache );
	expect( readdirSync( cache ) ).toHaveLength( 1 );
	expect( readFileSync( join( folder ?? '', 'wp-load.php' ), 'utf8' ) ).toBe( '<?php' );
} );

it( 'gives nothing, and keeps nothing, when the connection breaks', async () => {
	expect( await download( await source( true ), 2000, cache ) ).toBeNull();
	expect( readdirSync( cache ) ).toEqual( [] );
} );

it( 'gives nothing when nobody answers', async () => {
	expect( await download( 'http://127.0.0.1:1', 2000, cache ) ).toBeNull();
} );
