import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { ARTIFACTS, ROOT } from './paths.ts';

/** What a run of jest came to. */
export interface Counts {
	passed: number;
	failed: number;
}

/**
 * Runs jest with its output on the screen, without standing in the way of the mail servers of this process.
 *
 * @param name   Names its report under artifacts/.
 * @param config Path in the project.
 */
export async function runJest( name: string, config: string, args: string[] = [], env: Record< string, string > = {} ): Promise< Counts > {
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
		return { passed: 0, failed: 1 };
	}
	const result = JSON.parse( readFileSync( report, 'utf8' ) ) as {
		numPassedTests: number;
		numFailedTests: number;
		numFailedTestSuites: number;
		numRuntimeErrorTestSuites: number;
		success: boolean;
	};
	renameSync( report, join( ARTIFACTS, `${ name }.json` ) );
	const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
	return { passed: result.numPassedTests, failed: failed === 0 && ( ! result.success || code !== 0 ) ? 1 : failed };
}
