import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { availableParallelism, freemem } from 'node:os';
import { join } from 'node:path';
import { build } from '../build/build.ts';
import { makeZip } from '../build/pack.ts';
import { runJest, type Counts } from '../lib/jest.ts';
import { ROOT } from '../lib/paths.ts';
import { say } from '../lib/progress.ts';
import type { Lane } from '../site/site.ts';
import { startTestSite, type TestRun } from '../test-site.ts';

const CONFIG = 'tests/jest.integration.config.cjs';
/** What a WordPress in WebAssembly takes of memory, in bytes. */
const PLAYGROUND_MEMORY = 800 * 1024 * 1024;

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

/** Runs jest against one site, and counts PHP's complaints as a failure. */
async function test( run: TestRun, name: string, args: string[] ): Promise< Counts > {
	// Node trusts the lane's own authority only when told before it starts.
	const env = { MESA_TEST_SITE: run.file, ...( run.facts.ca === '' ? {} : { NODE_EXTRA_CA_CERTS: run.facts.ca } ) };
	return await runJest( name, CONFIG, args, env );
}

function complaints( run: TestRun ): number {
	const found = phpComplaints( run.site.folder );
	if ( found.length > 0 ) {
		say( `\nPHP complained about the plugin while the tests ran:\n${ found.slice( 0, 20 ).join( '\n' ) }` );
	}
	return found.length > 0 ? 1 : 0;
}

/**
 * The whole suite on several sites at once, each taking the next file: in
 * WebAssembly a request takes a second of one processor.
 */
async function testTogether( lane: Lane, sites: number ): Promise< Counts > {
	// The longest first: every route as every role, then by size, which is what is known of a file before it ran.
	const every = testFiles();
	const chosen = process.env.MESA_ALL ? every : every.filter( ( file ) => ESSENTIAL.test( file ) );
	say(
		`  ${ chosen.length } of ${ every.length } files, on ${ sites } sites at once. ${ chosen.length < every.length ? 'With PHP ≥ 8.1 on this machine, or MESA_ALL=1, all of them run.' : '' }`
	);
	const weight = ( file: string ) => ( file.endsWith( 'routes.test.ts' ) ? Infinity : statSync( join( ROOT, file ) ).size );
	const files = chosen.sort( ( a, b ) => weight( b ) - weight( a ) );
	const total: Counts = { passed: 0, failed: 0 };
	const work = async ( number: number ) => {
		const run = await startTestSite( lane, { number } );
		try {
			for ( let file = files.shift(); file !== undefined; file = files.shift() ) {
				const counts = await test( run, `integration-${ lane }-${ number }`, [ '--runTestsByPath', file ] );
				total.passed += counts.passed;
				total.failed += counts.failed;
			}
			total.failed += complaints( run );
		} finally {
			await run.stop();
		}
	};
	const done = await Promise.allSettled( Array.from( { length: sites }, ( _none, index ) => work( index + 1 ) ) );
	for ( const outcome of done ) {
		if ( outcome.status === 'rejected' ) {
			say( String( outcome.reason ) );
			total.failed++;
		}
	}
	if ( files.length > 0 ) {
		say( `Not run: ${ files.join( ', ' ) }` );
		total.failed += files.length;
	}
	return total;
}

/**
 * Starts a site of this lane from nothing and runs tests/integration and tests/contract against it.
 *
 * @param lane What carries the site.
 * @param args For jest; with some, only one site is started.
 */
export async function integration( lane: Lane, args: string[] = [] ): Promise< Counts > {
	await build();
	const room = Math.min( availableParallelism(), 4, Math.floor( freemem() / PLAYGROUND_MEMORY ) );
	if ( lane === 'playground' && args.length === 0 && room > 1 ) {
		return await testTogether( lane, room );
	}
	const run = await startTestSite( lane, lane === 'stack' ? { zip: makeZip() } : {} );
	try {
		say( `  ${ run.site.url } — WordPress ${ run.site.wordpressVersion }, PHP ${ run.site.phpVersion }, ${ run.site.database }` );
		const counts = await test( run, `integration-${ lane }`, args );
		return { passed: counts.passed, failed: counts.failed + complaints( run ) };
	} finally {
		await run.stop();
	}
}
