/** A network of sites: each has its own tables, roles, mailboxes; an update and uninstalling reach every one. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { site } from './site.ts';

interface Has {
	tables: number;
	role: boolean;
	cron: boolean;
	option: boolean;
}

interface Scenario {
	before: Has[];
	activated: Has[];
	hooked: Record< string, boolean >;
	new_site: Has;
	mailboxes: string[][];
	updated: boolean[];
	left: Has[];
}

const CONSTANTS = {
	MULTISITE: 'true',
	SUBDOMAIN_INSTALL: 'false',
	DOMAIN_CURRENT_SITE: `'network.example'`,
	PATH_CURRENT_SITE: `'/'`,
	SITE_ID_CURRENT_SITE: '1',
	BLOG_ID_CURRENT_SITE: '1',
};

let folder = '';

function php( script: string ): string {
	const done = spawnSync( 'php', [ join( __dirname, 'multisite', script ), folder ], { encoding: 'utf8' } );
	if ( done.status !== 0 ) {
		const log = join( folder, 'wp-content', 'debug.log' );
		const complaints = existsSync( log ) ? readFileSync( log, 'utf8' ).slice( -2000 ) : '';
		throw new Error( `${ script } ended with ${ done.status }: ${ ( done.stderr + done.stdout ).slice( 0, 2000 ) } ${ complaints }` );
	}
	return done.stdout;
}

/** A network in a copy of the site's files, with a database of its own. */
function makeNetwork(): void {
	folder = join( mkdtempSync( join( tmpdir(), 'mesa-network-' ) ), 'wordpress' );
	cpSync( site().folder, folder, {
		recursive: true,
		filter: ( path ) => ! /wp-content\/(database|uploads|mu-plugins|debug\.log)/.test( path ),
	} );
	php( 'network.php' );
	const file = join( folder, 'wp-config.php' );
	const defines = Object.entries( CONSTANTS )
		.map( ( [ name, value ] ) => `define( '${ name }', ${ value } );` )
		.join( '\n' );
	const config = readFileSync( file, 'utf8' )
		.split( '\n' )
		.filter( ( line ) => ! /WP_HOME|WP_SITEURL/.test( line ) )
		.join( '\n' );
	writeFileSync( file, config.replace( `require_once ABSPATH . 'wp-settings.php'`, `${ defines }\n$&` ) );
}

afterAll( () => {
	if ( folder !== '' ) {
		rmSync( join( folder, '..' ), { recursive: true } );
	}
} );

// It needs PHP on the command line and a database that is a file: the native lane has both.
const onNative = site().lane === 'native' ? it : it.skip;

onNative( 'sets up every site, new ones too, and leaves those whose administrator asked for it', () => {
	makeNetwork();
	const happened = JSON.parse( php( 'scenario.php' ).trim().split( '\n' ).at( -1 ) ?? '' ) as Scenario;
	const nothing: Has = { tables: 0, role: false, cron: false, option: false };
	const everything: Has = { tables: happened.new_site.tables, role: true, cron: true, option: true };
	expect( everything.tables ).toBeGreaterThan( 15 );
	expect( happened ).toEqual( {
		before: [ nothing, nothing ],
		activated: [ everything, everything ],
		hooked: {
			admin_post: true,
			admin_post_nopriv_mesa_request: true,
			admin_post_nopriv_mesa_portal: true,
			'wp_ajax_health-check-mesa-files': true,
			'load-profile.php': true,
		},
		new_site: everything,
		mailboxes: [ [ 'Box of 1' ], [ 'Box of 2' ], [ 'Box of 3' ] ],
		updated: [ true, true ],
		left: [ { ...everything, cron: false }, nothing, { ...everything, cron: false } ],
	} );
} );
