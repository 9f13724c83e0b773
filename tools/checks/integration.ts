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

/** What WordPress's debug log says about the plugin: warnings, notices, broken queries. Each once. */
export function phpComplaints( wordpress: string ): string[] {
	const log = join( wordpress, 'wp-content', 'debug.log' );
	if ( ! existsSync( log ) ) {
		return [];
	}
	const entries = readFileSync( log, 'utf8' ).split( /^(?=\[\d\d-\w{3}-\d{4} )/m );
	const ours = entries.filter(
		( entry ) => /mesa/i.test( entry ) && /PHP (?:Warning|Notice|Deprecated|Fatal|Parse)|WordPress database error/.test( entry )
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
	// The longest first; its size is what is known of a file before it ran.
	const files = testFiles().sort( ( a, b ) => statSync( join( ROOT, b ) ).size - statSync( join( ROOT, a ) ).size );
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
