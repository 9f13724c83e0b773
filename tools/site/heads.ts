/** One WordPress on several web heads: the same files, an nginx and a php-fpm each, and a database node of its own for each. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemble } from '../build/assemble.ts';
import { freePort } from '../lib/ports.ts';
import { run, type Service } from '../lib/process.ts';
import { step } from '../lib/progress.ts';
import { phpString, wpConfig, writeState } from './config.ts';
import { debianWordpress } from './debian-wordpress.ts';
import { finishSite } from './finish.ts';
import { siteFolder } from './folder.ts';
import { phpRunner, type PhpRunner } from './runner.ts';
import type { Site } from './site.ts';
import { startWebServer } from './web-server.ts';

export interface Head {
	name: string;
	/** Without a slash at the end. */
	url: string;
	runPhp: PhpRunner;
	/** Words of the database after which the plugin tried again, on this head. */
	retries: () => string[];
}

export interface Heads {
	/** As it is seen through the first head. */
	site: Site;
	heads: Head[];
	stop: () => Promise< void >;
}

export interface HeadsOptions {
	/** Names the folder under .mesa/sites. */
	name: string;
	/** DB_HOST for each head, in order. */
	databases: string[];
	/** DB_HOST for installing WordPress. */
	installOn: string;
	/** DB_USER, without a password; default root. */
	user?: string;
	/** First of the ports that are tried; the heads take one each. */
	port: number;
	/** wp-content/db.php. */
	dropIn?: string;
	constants?: Record< string, string | number | boolean >;
	/** Waits for what has to be there before WordPress is asked. */
	before?: () => Promise< void >;
}

/** Counts what the plugin does again, from within it: one line a try. */
const COUNTER = `<?php
defined( 'ABSPATH' ) || exit;
add_action( 'mesa_database_retry', static function ( int $try, string $error ): void {
	defined( 'MESA_HEAD_LOG' ) && file_put_contents( MESA_HEAD_LOG, "$try $error\\n", FILE_APPEND | LOCK_EX );
}, 10, 2 );
`;

/** Installs WordPress with the plugin as it is in the tree, and starts the heads. */
export async function startHeads( options: HeadsOptions ): Promise< Heads > {
	const folder = await siteFolder( { name: options.name, fresh: true }, debianWordpress );
	const sockets = mkdtempSync( join( tmpdir(), 'mesa-' ) );
	const services: Service[] = [];
	const stop = async () => {
		for ( const service of services.splice( 0 ).reverse() ) {
			await service.stop();
		}
		rmSync( sockets, { recursive: true, force: true } );
	};
	try {
		const ports: number[] = [];
		for ( const at of options.databases.keys() ) {
			ports.push( await freePort( options.port + at ) );
		}
		writeState( folder.base, folder.state );
		writeFileSync(
			join( folder.wordpress, 'wp-config.php' ),
			wpConfig( {
				url: `http://127.0.0.1:${ ports[ 0 ] }`,
				state: folder.state,
				smtpPort: 0,
				database: { name: 'wordpress', user: options.user ?? 'root', password: '', host: options.installOn },
				constants: { FS_METHOD: 'direct', ...options.constants },
			} )
		);
		writeFileSync( join( folder.wordpress, 'wp-content', 'mu-plugins', 'mesa-count-retries.php' ), COUNTER );
		assemble( folder.plugin );
		let php = '';
		const heads = options.databases.map( ( host, at ): Head => {
			const name = `head-${ at + 1 }`;
			const base = join( folder.base, name );
			const url = `http://127.0.0.1:${ ports[ at ] }`;
			const log = join( base, 'retries.log' );
			mkdirSync( join( sockets, name ), { recursive: true } );
			mkdirSync( base, { recursive: true } );
			const constants = { DB_HOST: host, WP_HOME: url, WP_SITEURL: url, MESA_HEAD_LOG: log };
			const first = join( base, 'first.php' );
			writeFileSync(
				first,
				[
					'<?php',
					...Object.entries( constants ).map( ( [ key, value ] ) => `define( '${ key }', ${ phpString( value ) } );` ),
					'',
				].join( '\n' )
			);
			const web = startWebServer( base, join( sockets, name ), folder.wordpress, ports[ at ]!, '', first );
			services.push( web.fpm, web.nginx );
			php = web.php;
			return {
				name,
				url,
				runPhp: phpRunner( url, folder.state.secret ),
				retries: () => ( existsSync( log ) ? readFileSync( log, 'utf8' ).split( '\n' ).filter( Boolean ) : [] ),
			};
		} );
		await step( 'Installing WordPress', () =>
			run( php, [ join( import.meta.dirname, 'install.php' ), folder.wordpress, folder.state.adminPassword ] )
		);
		await options.before?.();
		if ( options.dropIn ) {
			writeFileSync( join( folder.wordpress, 'wp-content', 'db.php' ), options.dropIn );
		}
		const site = await finishSite( 'stack', heads[ 0 ]!.url, folder, { name: options.name }, stop );
		return { site, heads, stop };
	} catch ( error ) {
		await stop();
		throw error;
	}
}
