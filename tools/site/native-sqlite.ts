/** WordPress on this machine's own PHP with SQLite: the same files and the same database file as in Playground, several times faster. */
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { step } from '../lib/progress.ts';
import { run, startService, tail, which } from '../lib/process.ts';
import { ToolError } from '../lib/fail.ts';
import { phpString } from './config.ts';
import { finishSite } from './finish.ts';
import type { Site, SiteOptions } from './site.ts';
import { sqliteFolder } from './sqlite-folder.ts';
import { sqlitePlugin } from './wordpress-files.ts';

const NEEDED = [ 'pdo_sqlite', 'mbstring', 'dom', 'openssl' ];

/** A PHP of this machine that can carry the site (8.1 or later, with the extensions WordPress and SQLite need), or null. */
export function nativePhp(): string | null {
	const php = which( 'php' );
	if ( ! php ) {
		return null;
	}
	const code = `echo PHP_VERSION_ID >= 80100 && ! array_diff( ${ JSON.stringify( NEEDED ) }, array_map( 'strtolower', get_loaded_extensions() ) ) ? 'yes' : 'no';`;
	return spawnSync( php, [ '-r', code ], { encoding: 'utf8' } ).stdout === 'yes' ? php : null;
}

/** The drop-in that makes WordPress use SQLite. Playground brings its own, so it is there only while native PHP runs the site. */
export function sqliteDropIn( wordpress: string ): void {
	const driver = join( wordpress, '..', 'sqlite-database-integration' );
	if ( ! existsSync( driver ) ) {
		cpSync( sqlitePlugin(), driver, { recursive: true } );
	}
	mkdirSync( join( wordpress, 'wp-content', 'database' ), { recursive: true } );
	writeFileSync(
		join( wordpress, 'wp-content', 'db.php' ),
		`<?php
define( 'SQLITE_DB_DROPIN_VERSION', '1.8.0' );
define( 'DB_ENGINE', 'sqlite' );
require_once ${ phpString( join( driver, 'wp-includes', 'sqlite', 'db.php' ) ) };
`
	);
}

export function removeDropIn( wordpress: string ): void {
	rmSync( join( wordpress, 'wp-content', 'db.php' ), { force: true } );
}

export async function startNative( options: SiteOptions, wanted: 'newest' | 'npm' ): Promise< Site > {
	const php = nativePhp();
	if ( ! php ) {
		throw new ToolError(
			`No PHP 8.1 or later with ${ NEEDED.join( ', ' ) } on this machine; leave MESA_PHP=native out to use Playground.`
		);
	}
	const { folder, port, url } = await sqliteFolder( options, wanted );
	sqliteDropIn( folder.wordpress );
	await step( 'Installing WordPress on native PHP and SQLite', () =>
		run( php, [ join( import.meta.dirname, 'install.php' ), folder.wordpress, folder.state.adminPassword ] )
	);
	const settings = [
		'opcache.enable=1',
		'opcache.validate_timestamps=1',
		'opcache.revalidate_freq=0',
		'memory_limit=256M',
		'post_max_size=64M',
	];
	settings.push( 'upload_max_filesize=32M', 'max_execution_time=60', 'session.save_path=/nonexistent' );
	const server = startService(
		'php',
		php,
		[
			...settings.flatMap( ( setting ) => [ '-d', setting ] ),
			'-S',
			`127.0.0.1:${ port }`,
			'-t',
			folder.wordpress,
			join( import.meta.dirname, 'router.php' ),
		],
		// Several, because WordPress calls itself.
		{ log: join( folder.base, 'php.log' ), env: { PHP_CLI_SERVER_WORKERS: '4' } }
	);
	try {
		return await finishSite( 'native', url, folder, options, () => server.stop() );
	} catch ( error ) {
		const words = server.alive() ? '' : ` PHP ended: ${ tail( server, 2 ) }`;
		await server.stop();
		throw new ToolError( `WordPress did not start on native PHP: ${ ( error as Error ).message }${ words } (log: ${ server.log })` );
	}
}
