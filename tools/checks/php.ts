/** PHP syntax and style. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listFiles } from '../build/sync.ts';
import { ROOT } from '../lib/paths.ts';
import { which } from '../lib/process.ts';

/** What a check found; empty: all well. `skipped` says why it could not run. */
export interface Findings {
	problems: string[];
	checked: number;
	with: string;
	skipped?: string;
}

function phpFiles(): string[] {
	return [ 'php', 'plugin', 'blocks', 'tools', 'tests' ].flatMap( ( folder ) =>
		listFiles( join( ROOT, folder ) )
			.filter( ( path ) => path.endsWith( '.php' ) )
			.map( ( path ) => `${ folder }/${ path }` )
	);
}

/**
 * Reads every file with PHP's own parser: opcache_compile_file and php -l of this
 * machine, or token_get_all with TOKEN_PARSE in Playground's PHP where there is none.
 */
export function phpSyntax(): Findings {
	const files = phpFiles();
	const script = `<?php
$problems = array();
foreach ( json_decode( file_get_contents( $argv[1] ), true ) as $file ) {
	try {
		token_get_all( file_get_contents( $file ), TOKEN_PARSE );
	} catch ( Throwable $error ) {
		$problems[] = $file . ':' . $error->getLine() . ' ' . $error->getMessage();
	}
}
echo json_encode( $problems );
`;
	const work = mkdtempSync( join( tmpdir(), 'mesa-php-' ) );
	try {
		writeFileSync( join( work, 'check.php' ), script );
		const php = which( 'php' );
		if ( php ) {
			writeFileSync( join( work, 'files.json' ), JSON.stringify( files.map( ( file ) => join( ROOT, file ) ) ) );
			const done = spawnSync( php, [ join( work, 'check.php' ), join( work, 'files.json' ) ], { encoding: 'utf8' } );
			return { problems: readProblems( done.stdout, done.stderr ), checked: files.length, with: 'php' };
		}
		writeFileSync( join( work, 'files.json' ), JSON.stringify( files.map( ( file ) => `/project/${ file }` ) ) );
		const cli = join( ROOT, 'node_modules', '@wp-playground', 'cli', 'wp-playground.js' );
		const done = spawnSync(
			process.execPath,
			[
				...[ cli, 'php', '--php', '8.3', '--verbosity', 'quiet', '--mount-before-install', `${ work }:/check` ],
				...[ 'php', 'plugin', 'blocks', 'tools', 'tests' ].flatMap( ( folder ) => [
					'--mount-before-install',
					`${ join( ROOT, folder ) }:/project/${ folder }`,
				] ),
				...[
					'--wordpress-install-mode',
					'do-not-attempt-installing',
					'--skip-sqlite-setup',
					'--',
					'/check/check.php',
					'/check/files.json',
				],
			],
			{ encoding: 'utf8' }
		);
		return { problems: readProblems( done.stdout, done.stderr ), checked: files.length, with: 'Playground’s PHP' };
	} finally {
		rmSync( work, { recursive: true, force: true } );
	}
}

function readProblems( output: string, errors: string ): string[] {
	const json = /\[.*\]\s*$/s.exec( output )?.[ 0 ];
	if ( json === undefined ) {
		return [ `PHP could not check anything: ${ `${ output } ${ errors }`.trim().split( '\n' ).slice( -2 ).join( ' ' ) }` ];
	}
	return JSON.parse( json ) as string[];
}

/** phpcs, where it is installed. */
export function phpStyle(): Findings {
	const phpcs = which( 'phpcs' );
	const config = join( ROOT, 'phpcs.xml.dist' );
	if ( ! phpcs || ! existsSync( config ) ) {
		return { problems: [], checked: 0, with: 'phpcs', skipped: 'phpcs is not installed' };
	}
	const done = spawnSync( phpcs, [ '-q', '--report=emacs', `--standard=${ config }` ], {
		cwd: ROOT,
		encoding: 'utf8',
		maxBuffer: 64 * 1024 * 1024,
	} );
	const lines = done.stdout.trim().split( '\n' ).filter( Boolean );
	const problems = lines.map( ( line ) => line.replace( `${ ROOT }/`, '' ) );
	if ( done.status !== 0 && problems.length === 0 ) {
		problems.push( done.stderr.trim() || 'phpcs failed without a word' );
	}
	return { problems, checked: phpFiles().length, with: 'phpcs' };
}
