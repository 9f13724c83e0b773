import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig, saveConfig } from './config.ts';
import { normalizeSite, routeUrl } from '../wordpress/rest-root.ts';

const folder = mkdtempSync( join( tmpdir(), 'mesa-config-' ) );
afterAll( () => rmSync( folder, { recursive: true } ) );

test( 'the file with the password can be read by its owner only', async () => {
	const file = join( folder, 'deep', 'config.json' );
	await saveConfig( file, { site: 'https://shop.example/', user: 'poller', password: 'abcd' } );
	expect( statSync( file ).mode & 0o777 ).toBe( 0o600 );
	expect( loadConfig( { file, env: {} } ) ).toEqual( { site: 'https://shop.example/', user: 'poller', password: 'abcd' } );
	expect( loadConfig( { file, env: { MESA_USER: 'other' }, site: 'https://else.example' } ) ).toEqual( {
		site: 'https://else.example',
		user: 'other',
		password: 'abcd',
	} );
} );

test( 'what is missing is named, with what to do', () => {
	expect( () => loadConfig( { env: { XDG_CONFIG_HOME: folder } } ) ).toThrow( /mesa-poller connect/ );
	expect( () => loadConfig( { env: { XDG_CONFIG_HOME: folder, MESA_SITE: 'https://shop.example', MESA_USER: 'a' } } ) ).toThrow(
		/application password/
	);
	expect( () => loadConfig( { file: join( folder, 'none.json' ), env: {} } ) ).toThrow( /does not exist/ );
} );

test( 'a pasted address becomes the site’s', () => {
	expect( normalizeSite( 'shop.example' ) ).toBe( 'https://shop.example/' );
	expect( normalizeSite( 'https://shop.example/blog/wp-admin/index.php?x=1#y' ) ).toBe( 'https://shop.example/blog/' );
} );

test( 'plain permalinks keep the query apart from the route', () => {
	expect( routeUrl( { base: 'https://shop.example/', style: 'query' }, '/poller/config?version=1' ) ).toBe(
		'https://shop.example/?rest_route=%2Fmesa%2Fv1%2Fpoller%2Fconfig&version=1'
	);
} );
