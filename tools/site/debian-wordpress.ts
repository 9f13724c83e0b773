/** The current WordPress from Debian: downloaded and verified by apt in a folder of our own, nothing on the machine changes. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE } from '../lib/paths.ts';
import { oneLine, ToolError } from '../lib/fail.ts';
import { run } from '../lib/process.ts';
import { say, step } from '../lib/progress.ts';
import { versionOf } from './wordpress-files.ts';

/** WordPress and what Debian split off from it. */
const PACKAGES = [
	'wordpress',
	'wordpress-theme-twentytwentyfive',
	'wordpress-theme-twentytwentyfour',
	'libjs-cropper',
	'libjs-jquery-ui',
	'libjs-lodash',
	'libjs-underscore',
	'libphp-phpmailer',
	'php-getid3',
];

/** The Debian mirror this machine already uses. */
function mirror(): string {
	const lines = run( 'apt-get', [ 'indextargets', '--format', '$(REPO_URI) $(CODENAME)', 'Created-By: Packages' ] ).trim().split( '\n' );
	const uri = lines.map( ( line ) => line.split( ' ' )[ 0 ] ?? '' ).find( ( found ) => /\/debian\/?$/.test( found ) );
	if ( ! uri ) {
		throw new ToolError( 'apt knows no Debian mirror: run "apt-get update" first.' );
	}
	return uri;
}

/** Downloads the packages of one suite and merges them into a WordPress folder. */
function fetchSuite( suite: string, target: string ): void {
	const work = `${ target }.${ process.pid }`;
	rmSync( work, { recursive: true, force: true } );
	for ( const folder of [ 'lists/partial', 'cache/archives/partial', 'debs', 'root' ] ) {
		mkdirSync( join( work, folder ), { recursive: true } );
	}
	writeFileSync(
		join( work, 'sources.list' ),
		`deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${ mirror() } ${ suite } main\n`
	);
	const options = [
		`Dir::Etc::sourcelist=${ work }/sources.list`,
		'Dir::Etc::sourceparts=/dev/null',
		'Dir::Etc::preferences=/dev/null',
		'Dir::Etc::preferencesparts=/dev/null',
		`Dir::State::lists=${ work }/lists`,
		`Dir::Cache=${ work }/cache`,
		'APT::Sandbox::User=root',
		'Acquire::Languages=none',
	].flatMap( ( option ) => [ '-o', option ] );
	run( 'apt-get', [ ...options, '-q', 'update' ] );
	run( 'apt-get', [ ...options, '-q', 'download', ...PACKAGES ], { cwd: join( work, 'debs' ) } );
	const hashes: Record< string, string > = {};
	for ( const deb of readdirSync( join( work, 'debs' ) ) ) {
		const file = join( work, 'debs', deb );
		hashes[ deb ] = createHash( 'sha256' ).update( readFileSync( file ) ).digest( 'hex' );
		run( 'dpkg-deb', [ '-x', file, join( work, 'root' ) ] );
	}
	const wordpress = join( work, 'root', 'usr', 'share', 'wordpress' );
	for ( const extra of [ '.htaccess', 'wp-config.php' ] ) {
		rmSync( join( wordpress, extra ), { force: true } );
	}
	// Debian links into its own tree; this copy has to stand alone.
	run( 'sh', [
		'-c',
		`find "$1" -type l | while read -r link; do to=$(readlink "$link"); case "$to" in
			*/ca-certificates.crt) ln -sf /etc/ssl/certs/ca-certificates.crt "$link" ;;
			/*) ln -sfn "$1$to" "$link" ;;
		esac; done; cp -rL "$1/usr/share/wordpress" "$2"`,
		'sh',
		join( work, 'root' ),
		join( work, 'wordpress' ),
	] );
	writeFileSync( join( work, 'wordpress', 'mesa-source.json' ), JSON.stringify( { suite, hashes }, null, '\t' ) );
	if ( existsSync( target ) ) {
		rmSync( target, { recursive: true } );
	}
	renameSync( join( work, 'wordpress' ), target );
	rmSync( work, { recursive: true, force: true } );
}

/**
 * A folder with the current WordPress from Debian, kept for a day.
 * When sid's cannot be had, trixie's is taken and said.
 */
export async function debianWordpress(): Promise< string > {
	mkdirSync( CACHE, { recursive: true } );
	let reason: unknown;
	for ( const suite of [ 'sid', 'trixie' ] ) {
		const target = join( CACHE, `wordpress-${ suite }` );
		if ( existsSync( join( target, 'mesa-source.json' ) ) ) {
			return target;
		}
		try {
			await step( `Downloading WordPress from Debian ${ suite }`, () => fetchSuite( suite, target ) );
			say( `  WordPress ${ versionOf( target ) } from ${ suite }; hashes in mesa-source.json beside it.` );
			return target;
		} catch ( error ) {
			reason = error;
		}
	}
	throw new ToolError( `WordPress could not be downloaded from Debian: ${ oneLine( reason ) }` );
}

/** Copies it without the themes nobody looks at. */
export function copyWordpress( source: string, target: string ): void {
	cpSync( source, target, { recursive: true } );
	rmSync( join( target, 'mesa-source.json' ), { force: true } );
}
