import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, freemem } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { build } from '../build/build.ts';
import { makeZip } from '../build/pack.ts';
import { runJest, type Counts } from '../lib/jest.ts';
import { ROOT } from '../lib/paths.ts';
import { say } from '../lib/progress.ts';
import type { Lane } from '../site/site.ts';
import { startTestSite, type TestRun } from '../test-site.ts';

const CONFIG = 'tests/jest.integration.config.cjs';
/** What a WordPress in WebAssembly takes of memory, in bytes; the other lanes take less. */
const SITE_MEMORY = 800 * 1024 * 1024;

/**
 * What WordPress's debug log says about the plugin: warnings, notices, broken queries. Each once.
 * Not deadlocks: the database asks for another try, and the plugin makes it.
 */
export function phpComplaints( wordpress: string ): string[] {
	const log = join( wordpress, 'wp-content', 'debug.log' );
	if ( ! existsSync( log ) ) {
		return [];
	}
	const entries = readFileSync( log, 'utf8' ).split( /^(?=\[\d\d-\w{3}-\d{4} )/m );
	const ours = entries.filter(
		( entry ) =>
			/mesa-help-desk\/|wp_mesa_|Mesa\\/.test( entry ) &&
			/PHP (?:Warning|Notice|Deprecated|Fatal|Parse)|WordPress database error (?!Deadlock found)/.test( entry )
	);
	return [
		...new Set(
			ours.map( ( entry ) =>
				entry
					.replace( /^\[[^\]]*\] /, '' )
					.trim()
					.slice( 0, 600 )
			)
		),
	];
}

/**
 * What runs in WebAssembly, where a request takes a second: who may call what, and each leg of the loop once.
 * Everything else runs on PHP (native, stack), and here as well with MESA_ALL=1.
 */
const ESSENTIAL = /^tests\/(?:contract\/(?:routes|validators)|integration\/(?:ingest|mailboxes|outgoing|requests|threading))\.test\.ts$/;

function testFiles(): string[] {
	return [ 'tests/integration', 'tests/contract' ].flatMap( ( folder ) =>
		readdirSync( join( ROOT, folder ), { recursive: true, encoding: 'utf8' } )
			.filter( ( name ) => name.endsWith( '.test.ts' ) )
			.map( ( name ) => join( folder, name ) )
	);
}

/** jest's arguments for the whole suite of a lane. */
function wholeSuite( lane: Lane ): string[] {
	if ( lane !== 'playground' || process.env.MESA_ALL ) {
		return [];
	}
	const every = testFiles();
	const chosen = every.filter( ( file ) => ESSENTIAL.test( file ) );
	say( `  ${ chosen.length } of ${ every.length } files. With PHP ≥ 8.1 on this machine, or MESA_ALL=1, all of them run.` );
	return [ '--runTestsByPath', ...chosen ];
}

function complaints( run: TestRun ): number {
	const found = phpComplaints( run.site.folder );
	if ( found.length > 0 ) {
		say( `\nPHP complained about the plugin while the tests ran:\n${ found.slice( 0, 20 ).join( '\n' ) }` );
	}
	return found.length > 0 ? 1 : 0;
}

/** Node trusts the lanes' own authorities only when told before it starts, in one file. */
function trust( runs: TestRun[] ): Record< string, string > {
	const authorities = runs.map( ( { facts } ) => facts.ca ).filter( ( ca ) => ca !== '' );
	if ( authorities.length === 0 ) {
		return {};
	}
	const file = join( dirname( runs[ 0 ]!.file ), 'trusted.pem' );
	writeFileSync( file, authorities.map( ( ca ) => readFileSync( ca, 'utf8' ) ).join( '\n' ) );
	return { NODE_EXTRA_CA_CERTS: file };
}

/** A site for each of jest's workers. */
function environment( runs: TestRun[] ): Record< string, string > {
	return { ...trust( runs ), MESA_TEST_SITE: runs.map( ( { file } ) => file ).join( delimiter ) };
}

/**
 * Starts sites of this lane from nothing and runs tests/integration and tests/contract against them: a site for each
 * of jest's workers, because the tests of one site take turns.
 *
 * @param lane What carries the sites.
 * @param args For jest; with some, only one site is started.
 */
export async function integration( lane: Lane, args: string[] = [] ): Promise< Counts > {
	await build();
	const room = Math.max( 1, Math.min( availableParallelism(), 4, Math.floor( freemem() / SITE_MEMORY ) ) );
	const sites = args.length > 0 ? 1 : room;
	const zip = lane === 'stack' ? { zip: makeZip() } : {};
	const runs: TestRun[] = [];
	try {
		const start = async () => {
			const run = await startTestSite( lane, { ...zip, number: runs.length + 1 } );
			runs.push( run );
			return run;
		};
		for ( let number = 1; number <= sites; number++ ) {
			await start();
		}
		const { url, wordpressVersion, phpVersion, database } = runs[ 0 ]!.site;
		say( `  ${ sites > 1 ? `${ sites } sites at once` : url } — WordPress ${ wordpressVersion }, PHP ${ phpVersion }, ${ database }` );
		const chosen = args.length > 0 ? args : wholeSuite( lane );
		// What a file has left behind must not spoil its second try.
		const again = async () => environment( [ await start() ] );
		const counts = await runJest(
			`integration-${ lane }`,
			CONFIG,
			[ `--maxWorkers=${ sites }`, ...chosen ],
			environment( runs ),
			again
		);
		return { passed: counts.passed, failed: runs.reduce( ( sum, run ) => sum + complaints( run ), counts.failed ) };
	} finally {
		for ( const run of runs ) {
			await run.stop();
		}
	}
}
