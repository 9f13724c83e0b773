/**
 * npm test: everything that a machine with Node alone can check. Goes on after a
 * failure, so that one run shows all of them; ends with the counts.
 *
 *   npm test [-- --only types,unit]
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { build } from './build/build.ts';
import { integration } from './checks/integration.ts';
import { phpStyle, phpSyntax, type Findings } from './checks/php.ts';
import { flags } from './lib/args.ts';
import { main, oneLine, ToolError } from './lib/fail.ts';
import { runJest, type Counts } from './lib/jest.ts';
import { ROOT } from './lib/paths.ts';
import { elapsed, say } from './lib/progress.ts';
import { embeddedLane } from './site/start.ts';
import { endOnSignal } from './lib/process.ts';

/** Runs one of the package's programs and shows what it says only when it fails. */
function program( script: string, args: string[] ): Promise< Counts > {
	return new Promise( ( resolve ) => {
		const child = spawn( process.execPath, [ join( ROOT, 'node_modules', script ), ...args ], {
			cwd: ROOT,
			stdio: [ 'ignore', 'pipe', 'pipe' ],
		} );
		let output = '';
		child.stdout.on( 'data', ( chunk: Buffer ) => ( output += chunk.toString() ) );
		child.stderr.on( 'data', ( chunk: Buffer ) => ( output += chunk.toString() ) );
		child.once( 'error', ( error ) => {
			say( `\n${ oneLine( error ) }` );
			resolve( { passed: 0, failed: 1 } );
		} );
		child.once( 'exit', ( code ) => {
			if ( code !== 0 ) {
				const lines = output.trim().split( '\n' );
				say( `\n${ lines.slice( 0, 60 ).join( '\n' ) }${ lines.length > 60 ? `\n… and ${ lines.length - 60 } lines more` : '' }` );
			}
			resolve( code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 } );
		} );
	} );
}

function findings( found: Findings ): Counts {
	if ( found.skipped ) {
		say( `  ${ found.skipped }: left out` );
		return { passed: 0, failed: 0 };
	}
	for ( const problem of found.problems.slice( 0, 40 ) ) {
		say( `\n    ${ problem }` );
	}
	return found.problems.length > 0 ? { passed: 0, failed: 1 } : { passed: 1, failed: 0 };
}

interface Check {
	name: string;
	what: string;
	/** Prints as it goes on; the others print only when something is wrong. */
	loud?: boolean;
	run: () => Promise< Counts > | Counts;
}

const CHECKS: Check[] = [
	{
		name: 'contract',
		what: 'Generated files are current',
		run: () => program( 'tsx/dist/cli.mjs', [ 'tools/contract/generate.ts', '--check' ] ),
	},
	{
		name: 'i18n',
		what: 'Translations are current and whole',
		run: () => program( 'tsx/dist/cli.mjs', [ 'tools/i18n/index.ts', '--check' ] ),
	},
	{ name: 'types', what: 'Types', run: () => program( 'typescript/bin/tsc', [ '--noEmit' ] ) },
	{ name: 'lint', what: 'Lint', run: () => program( 'eslint/bin/eslint.js', [ '.', '--max-warnings=0' ] ) },
	{
		name: 'format',
		what: 'Format',
		run: () =>
			program( 'prettier/bin/prettier.cjs', [
				'--check',
				'--log-level=warn',
				'{src,blocks,tests,tools}/**/*.{ts,tsx,mjs,cjs,scss}',
			] ),
	},
	{ name: 'php', what: 'PHP syntax', run: () => findings( phpSyntax() ) },
	{ name: 'phpcs', what: 'PHP style', run: () => findings( phpStyle() ) },
	{
		name: 'unit',
		what: 'Unit tests',
		loud: true,
		run: async () => {
			// Some tests look at what was built: handles, sizes, the poller as one file.
			await build();
			// Many wait for servers and time limits: a worker for each processor, where jest would leave one free.
			return await runJest( 'unit', 'tests/jest.unit.config.cjs', [ '--maxWorkers=100%' ] );
		},
	},
	{ name: 'integration', what: 'WordPress with the plugin', loud: true, run: () => integration( embeddedLane() ) },
];

await main( async () => {
	endOnSignal();
	const given = flags( { only: { type: 'string' } } );
	const names = CHECKS.map( ( { name } ) => name );
	const wanted = given.only?.split( ',' ) ?? names;
	const unknown = wanted.find( ( name ) => ! names.includes( name ) );
	if ( unknown !== undefined ) {
		throw new ToolError( `--only does not know "${ unknown }"; it can be ${ names.join( ', ' ) }.` );
	}
	const total: Counts = { passed: 0, failed: 0 };
	const broken: string[] = [];
	const chosen = CHECKS.filter( ( { name } ) => wanted.includes( name ) );
	const run = async ( check: Check ): Promise< void > => {
		const from = Date.now();
		if ( check.loud ) {
			say( check.what );
		}
		let counts: Counts;
		try {
			counts = await check.run();
		} catch ( error ) {
			say( `\n    ${ oneLine( error ) }` );
			counts = { passed: 0, failed: 1 };
		}
		total.passed += counts.passed;
		total.failed += counts.failed;
		if ( counts.failed > 0 ) {
			broken.push( check.what );
		}
		const seconds = ( ( Date.now() - from ) / 1000 ).toFixed( 1 );
		const outcome = counts.failed > 0 ? `${ counts.failed } failed` : 'ok';
		say( `${ check.what }: ${ outcome }${ check.loud ? `, ${ counts.passed } passed` : '' } (${ seconds } s)` );
	};
	// The quiet ones are programs of one thread each; more than two at once would want more memory than small machines have.
	const quiet = chosen.filter( ( { loud } ) => ! loud );
	if ( quiet.length > 0 ) {
		say( `${ quiet.map( ( { what } ) => what ).join( ', ' ) } …` );
	}
	await Promise.all(
		Array.from( { length: Math.min( 2, availableParallelism() ) }, async () => {
			for ( let next = quiet.shift(); next; next = quiet.shift() ) {
				await run( next );
			}
		} )
	);
	for ( const check of chosen.filter( ( { loud } ) => loud ) ) {
		await run( check );
	}
	if ( broken.length > 0 ) {
		say( `\nNot right: ${ broken.join( ', ' ) }. Each alone: npm test -- --only ${ names.join( '|' ) }` );
	}
	say( `Took ${ elapsed() }.` );
	console.log( `${ total.passed } passed, ${ total.failed } failed` );
	return total.failed > 0 ? 1 : 0;
} );
