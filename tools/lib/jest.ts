import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ARTIFACTS, ROOT } from './paths.ts';
import { say } from './progress.ts';

/** What a run of jest came to. */
export interface Counts {
	passed: number;
	failed: number;
}

interface Broken {
	file: string;
	/** Full names of the tests that failed; none when the file itself did. */
	tests: string[];
	/** How long the file took, in milliseconds. */
	ms: number;
}

interface Outcome extends Counts {
	/** Files in which something failed. */
	broken: Broken[];
}

/** More broken files than this are no slip of a busy machine. */
const MOST_SLIPS = 3;
/** A file that takes longer than this runs once more with nothing but the tests that failed. Milliseconds. */
const LONG_FILE = 240_000;

/**
 * Runs jest with its output on the screen, without standing in the way of the mail servers of this process.
 *
 * On CI a file that fails runs once more, alone, and the output says so: tests with real servers have time limits,
 * and a machine that others use as well can pass them by. What fails twice has failed. Of a file that takes many minutes only
 * what failed runs again; its tests have to stand on their own.
 *
 * @param name   Names its report under artifacts/.
 * @param config Path in the project.
 * @param fresh  Makes what the second try runs against, and gives its environment; without it, the same again.
 */
export async function runJest(
	name: string,
	config: string,
	args: string[] = [],
	env: Record< string, string > = {},
	fresh: () => Promise< Record< string, string > > = () => Promise.resolve( env )
): Promise< Counts > {
	const first = await once( name, config, args, env );
	if ( ! process.env.CI || first.broken.length === 0 || first.broken.length > MOST_SLIPS ) {
		return first;
	}
	const files = first.broken.map( ( { file } ) => relative( ROOT, file ) ).join( ', ' );
	say( `\nOnce more, alone: ${ files }` );
	const second = await again( name, config, first.broken, await fresh() );
	say( `${ second.failed === 0 ? 'Right only at the second try' : 'Wrong twice' }: ${ files }` );
	// What was right in those files the first time is counted already.
	return { passed: first.passed + Math.max( 0, first.failed - second.failed ), failed: second.failed };
}

async function again( name: string, config: string, broken: Broken[], env: Record< string, string > ): Promise< Counts > {
	const isLong = ( { tests, ms }: Broken ) => ms > LONG_FILE && tests.length > 0;
	const runs = [ broken.filter( ( one ) => ! isLong( one ) ), ...broken.filter( isLong ).map( ( one ) => [ one ] ) ];
	const sum = { passed: 0, failed: 0 };
	for ( const [ at, run ] of runs.entries() ) {
		const [ one ] = run;
		if ( one ) {
			const only = isLong( one ) ? [ '--testNamePattern', `^(?:${ one.tests.map( literally ).join( '|' ) })$` ] : [];
			const args = [ '--runInBand', ...only, '--runTestsByPath', ...run.map( ( { file } ) => file ) ];
			const counts = await once( `${ name }-again${ at }`, config, args, env );
			// A name that fits no test would pass for nothing.
			const missing = isLong( one ) ? Math.max( 0, one.tests.length - counts.passed - counts.failed ) : 0;
			sum.passed += counts.passed;
			sum.failed += counts.failed + missing;
		}
	}
	return sum;
}

const literally = ( text: string ) => text.replace( /[.*+?^${}()|[\]\\]/g, '\\$&' );

async function once( name: string, config: string, args: string[], env: Record< string, string > ): Promise< Outcome > {
	mkdirSync( ARTIFACTS, { recursive: true } );
	// Several runs at once must not read each other's report.
	const report = join( ARTIFACTS, `${ name }-${ process.pid }.json` );
	const child = spawn(
		process.execPath,
		[
			join( ROOT, 'node_modules', 'jest', 'bin', 'jest.js' ),
			'--config',
			join( ROOT, config ),
			'--json',
			`--outputFile=${ report }`,
			...args,
		],
		// With --json jest prints the report on standard output; its progress goes to standard error.
		{ cwd: ROOT, env: { ...process.env, ...env }, stdio: [ 'ignore', 'ignore', 'inherit' ] }
	);
	const code = await new Promise< number >( ( resolve ) => {
		child.once( 'error', () => resolve( 1 ) );
		child.once( 'exit', ( status ) => resolve( status ?? 1 ) );
	} );
	if ( ! existsSync( report ) ) {
		return { passed: 0, failed: 1, broken: [] };
	}
	const result = JSON.parse( readFileSync( report, 'utf8' ) ) as {
		numPassedTests: number;
		numFailedTests: number;
		numFailedTestSuites: number;
		numRuntimeErrorTestSuites: number;
		success: boolean;
		testResults: {
			name: string;
			status: string;
			startTime: number;
			endTime: number;
			assertionResults: { fullName: string; status: string }[];
		}[];
	};
	renameSync( report, join( ARTIFACTS, `${ name }.json` ) );
	const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
	return {
		passed: result.numPassedTests,
		failed: failed === 0 && ( ! result.success || code !== 0 ) ? 1 : failed,
		broken: result.testResults
			.filter( ( { status } ) => status === 'failed' )
			.map( ( file ) => ( {
				file: file.name,
				tests: file.assertionResults.filter( ( { status } ) => status === 'failed' ).map( ( { fullName } ) => fullName ),
				ms: file.endTime - file.startTime,
			} ) ),
	};
}
