/** WordPress to run against: the newest from wordpress.org where the internet is there, else the copy that npm brought. */
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { CACHE, ROOT } from '../lib/paths.ts';
import { ToolError } from '../lib/fail.ts';
import { say, step } from '../lib/progress.ts';

const builds = join( ROOT, 'node_modules', '@wp-playground', 'wordpress-builds' );

/**
 * Unpacks a zip.
 *
 * @param strip Folders to leave off at the front of each path.
 */
export function unzip( bytes: Uint8Array, target: string, strip = 0 ): void {
	for ( const [ path, data ] of Object.entries( unzipSync( bytes ) ) ) {
		const parts = path.split( '/' ).slice( strip );
		if ( path.endsWith( '/' ) || parts.length === 0 || parts.includes( '..' ) ) {
			continue;
		}
		const file = join( target, ...parts );
		mkdirSync( dirname( file ), { recursive: true } );
		writeFileSync( file, data );
	}
}

/** The version that a WordPress folder says it is. */
export function versionOf( folder: string ): string {
	const text = readFileSync( join( folder, 'wp-includes', 'version.php' ), 'utf8' );
	return /\$wp_version = '([^']+)'/.exec( text )?.[ 1 ] ?? 'unknown';
}

/** WordPress as npm brought it: the server's files from a zip, the browser's from a folder. */
function fromNpm(): string {
	const target = join( CACHE, 'wordpress-npm' );
	if ( existsSync( join( target, 'wp-load.php' ) ) ) {
		return target;
	}
	const zip = join( builds, 'src', 'wordpress', 'wp-nightly.zip' );
	if ( ! existsSync( zip ) ) {
		throw new ToolError( 'The copy of WordPress from npm is missing: run "npm ci".' );
	}
	const half = `${ target }.${ process.pid }`;
	cpSync( join( builds, 'public', 'wp-nightly' ), half, { recursive: true } );
	unzip( readFileSync( zip ), half );
	// The copy comes installed already; a site of ours begins empty.
	for ( const leftover of [ 'database', 'debug.log' ] ) {
		rmSync( join( half, 'wp-content', leftover ), { recursive: true, force: true } );
	}
	settle( half, target );
	return target;
}

/** A finished folder takes its name in one move, so that a half-written one is never used. */
function settle( half: string, target: string ): void {
	if ( existsSync( target ) ) {
		rmSync( half, { recursive: true, force: true } );
		return;
	}
	renameSync( half, target );
}

/**
 * The newest release from wordpress.org, kept in the cache.
 *
 * @param source  Another address than wordpress.org, for tests and mirrors.
 * @param timeout Milliseconds for the question which release is the newest; the download may take ten times as long.
 * @param cache   Where it is kept.
 * @return The folder, or null when it cannot be had.
 */
export async function download( source = 'https://wordpress.org', timeout = 6000, cache = CACHE ): Promise< string | null > {
	try {
		const head = await fetch( `${ source }/latest.zip`, { method: 'HEAD', signal: AbortSignal.timeout( timeout ) } );
		const mark = ( head.headers.get( 'content-disposition' ) ?? head.headers.get( 'last-modified' ) ?? '' ).replace(
			/[^0-9A-Za-z.]+/g,
			'-'
		);
		if ( ! head.ok || mark === '' ) {
			return null;
		}
		const target = join( cache, `wordpress-${ mark }` );
		if ( existsSync( join( target, 'wp-load.php' ) ) ) {
			return target;
		}
		await step( 'Downloading the newest WordPress', async () => {
			const answer = await fetch( `${ source }/latest.zip`, { signal: AbortSignal.timeout( timeout * 10 ) } );
			if ( ! answer.ok ) {
				throw new Error( `wordpress.org answered ${ answer.status }` );
			}
			const half = `${ target }.${ process.pid }`;
			unzip( new Uint8Array( await answer.arrayBuffer() ), half, 1 );
			settle( half, target );
		} );
		return target;
	} catch {
		return null;
	}
}

/**
 * A folder with WordPress's files, to be copied from.
 *
 * @param wanted newest: try wordpress.org first; npm: only what is on this machine (tests, which have to be the same everywhere).
 */
export async function wordpressFiles( wanted: 'newest' | 'npm' ): Promise< { folder: string; version: string; fromNpm: boolean } > {
	if ( wanted === 'newest' && ! process.env.MESA_OFFLINE ) {
		const folder = await download();
		if ( folder ) {
			return { folder, version: versionOf( folder ), fromNpm: false };
		}
	}
	const folder = fromNpm();
	const version = versionOf( folder );
	if ( wanted === 'newest' ) {
		say( `  wordpress.org cannot be reached: using WordPress ${ version }, the copy from npm.` );
	}
	return { folder, version, fromNpm: true };
}

/** Playground's own SQLite driver, so that native PHP and Playground can share a database file. */
export function sqlitePlugin(): string {
	const target = join( CACHE, 'sqlite-database-integration-3' );
	if ( ! existsSync( join( target, 'load.php' ) ) ) {
		const half = `${ target }.${ process.pid }`;
		unzip( readFileSync( join( ROOT, 'node_modules', '@wp-playground', 'cli', 'sqlite-database-integration.zip' ) ), half, 1 );
		settle( half, target );
	}
	return target;
}
