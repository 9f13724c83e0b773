/** Builds what is handed out, the plugin's zip and the poller's package, and looks at what is in them. */
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { unzipSync } from 'fflate';
import { build, POLLER } from './build/build.ts';
import { listFiles } from './build/sync.ts';
import { makeZip } from './build/pack.ts';
import { main, oneLine } from './lib/fail.ts';
import { DIST, PLUGIN_DIST, PLUGIN_SLUG } from './lib/paths.ts';
import { run } from './lib/process.ts';

const POLLER_FILES = [ 'LICENSE', 'README.md', basename( POLLER ), 'package.json' ];

function must( condition: unknown, words: string ): asserts condition {
	if ( ! condition ) {
		throw new Error( words );
	}
}

const CHECKS: Record< string, () => void > = {
	'the zip holds the assembled plugin and nothing else': () => {
		const inside = Object.keys( unzipSync( readFileSync( makeZip() ) ) ).sort();
		const wanted = listFiles( PLUGIN_DIST ).map( ( file ) => `${ PLUGIN_SLUG }/${ file }` );
		must( JSON.stringify( inside ) === JSON.stringify( wanted.sort() ), 'the zip’s list differs from the folder’s' );
		console.log( `  ${ inside.length } files, ${ Math.round( statSync( makeZip() ).size / 1024 ) } kB` );
	},
	'the same sources give the same zip': () => {
		const first = readFileSync( makeZip() );
		must( first.equals( readFileSync( makeZip() ) ), 'two zips of the same files differ' );
	},
	'the poller’s package holds its four files': () => {
		const files = listFiles( join( DIST, 'mesa-poller' ) );
		must( JSON.stringify( files ) === JSON.stringify( [ ...POLLER_FILES ].sort() ), `it holds ${ files.join( ', ' ) }` );
	},
	'the poller runs in an empty folder, without node_modules': () => {
		const folder = mkdtempSync( join( tmpdir(), 'mesa-poller-' ) );
		try {
			cpSync( join( DIST, 'mesa-poller' ), folder, { recursive: true } );
			const program = join( folder, basename( POLLER ) );
			must( run( process.execPath, [ program, '--help' ], { cwd: folder } ).includes( 'watch' ), '--help does not name watch' );
			const mail = 'From: a@customer.example\r\nTo: b@shop.example\r\nSubject: Caf=C3=A9\r\n\r\nHello\r\n';
			const parsed = spawnSync( process.execPath, [ program, 'parse' ], { cwd: folder, input: mail, encoding: 'utf8' } );
			must(
				parsed.status === 0 && parsed.stdout.includes( 'a@customer.example' ),
				`parse says: ${ parsed.stderr || parsed.stdout }`
			);
		} finally {
			rmSync( folder, { recursive: true, force: true } );
		}
	},
};

await main( async () => {
	await build();
	let failed = 0;
	for ( const [ what, check ] of Object.entries( CHECKS ) ) {
		try {
			check();
			console.log( `✓ ${ what }` );
		} catch ( error ) {
			failed++;
			console.log( `✗ ${ what }: ${ oneLine( error ) }` );
		}
	}
	console.log( `${ Object.keys( CHECKS ).length - failed } passed, ${ failed } failed` );
	return failed > 0 ? 1 : 0;
} );
