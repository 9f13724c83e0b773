import { build } from 'esbuild';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { STATE } from '../lib/paths.ts';
import { elapsed, say } from '../lib/progress.ts';
import { STUCK_MS, type Finding, type Job, type Report } from './protocol.ts';

/** What is held may grow by this much: caches of the regular expressions and of decoders. Megabytes a thread. */
const GROWTH_MB = 8;
const SHOWN = 20;

export interface FuzzResult {
	count: number;
	crashes: number;
	hangs: number;
	unsafe: number;
	lost: number;
	slowest_ms: number;
	slowest_case: number;
	seconds: number;
	/** Held by all threads after collecting garbage: after a tenth of the cases, and at the end. */
	memory_start_mb: number;
	memory_end_mb: number;
	findings: Finding[];
	ok: boolean;
}

async function bundle(): Promise< string > {
	const outfile = join( STATE, 'fuzz', `worker-${ process.pid }.mjs` );
	await build( {
		entryPoints: [ join( import.meta.dirname, 'worker.ts' ) ],
		outfile,
		bundle: true,
		platform: 'node',
		format: 'esm',
		target: 'node20',
		define: { MESA_POLLER_VERSION: '"fuzz"' },
		banner: { js: "import { createRequire as __mesaRequire } from 'node:module'; const require = __mesaRequire( import.meta.url );" },
		logLevel: 'warning',
	} );
	return outfile;
}

/** One thread's share of the cases; begun anew behind a case that it does not come back from. */
function share( file: string, job: Omit< Job, 'clock' >, onReport: ( report: Report ) => void ): Promise< void > {
	return new Promise( ( resolve, reject ) => {
		const start = ( from: number ) => {
			const clock = new SharedArrayBuffer( 16 );
			const progress = new Float64Array( clock );
			const worker = new Worker( file, { workerData: { ...job, from, clock } satisfies Job, execArgv: [] } );
			let over = false;
			const lost = ( what: Finding[ 'what' ], detail: string ) => {
				if ( over ) {
					return;
				}
				over = true;
				clearInterval( watch );
				const index = progress[ 0 ] as number;
				onReport( {
					done: 1,
					slowest: { ms: what === 'hang' ? STUCK_MS : 0, index },
					findings: [ { index, what, detail } ],
					heapMb: 0,
				} );
				void worker.terminate().then( () => ( index + job.step < job.to ? start( index + job.step ) : resolve() ) );
			};
			const watch = setInterval( () => {
				const since = progress[ 1 ] as number;
				if ( since > 0 && Date.now() - since > STUCK_MS ) {
					lost( 'hang', `given up after ${ STUCK_MS } ms` );
				}
			}, 500 );
			worker.on( 'message', onReport );
			worker.on( 'error', ( error ) => ( progress[ 1 ] === 0 ? reject( error ) : lost( 'crash', error.stack ?? error.message ) ) );
			worker.on( 'exit', () => {
				if ( ! over ) {
					over = true;
					clearInterval( watch );
					resolve();
				}
			} );
		};
		start( job.from );
	} );
}

/** Runs the cases 0 to count, divided among threads. */
export async function fuzz( { count, seed, workers }: { count: number; seed: number; workers: number } ): Promise< FuzzResult > {
	const file = await bundle();
	const started = Date.now();
	const findings: Finding[] = [];
	let done = 0;
	let told = 0;
	let slowest = { ms: 0, index: 0 };
	const held = new Map< number, { start: number; now: number; done: number } >();
	const onReport = ( worker: number, report: Report ) => {
		done += report.done;
		findings.push( ...report.findings );
		slowest = report.slowest.ms > slowest.ms ? report.slowest : slowest;
		const own = held.get( worker ) ?? { start: 0, now: 0, done: 0 };
		own.done += report.done;
		own.now = report.heapMb || own.now;
		own.start = own.start === 0 && own.done >= count / workers / 10 ? report.heapMb : own.start;
		held.set( worker, own );
		for ( const { index, what, detail } of report.findings.slice( 0, SHOWN ) ) {
			say( `  ${ what } in case ${ index }: ${ detail.split( '\n' ).slice( 0, 3 ).join( ' ' ) }` );
		}
		if ( done - told >= count / 20 ) {
			told = done;
			say(
				`  ${ done } of ${ count } after ${ elapsed() }; slowest ${ Math.round( slowest.ms ) } ms; holds ${ Math.round( own.now ) } MB a thread`
			);
		}
	};
	try {
		await Promise.all(
			Array.from( { length: workers }, ( _each, at ) =>
				share( file, { seed, from: at, to: count, step: workers }, ( report ) => onReport( at, report ) )
			)
		);
	} finally {
		rmSync( file, { force: true } );
	}
	const sum = ( pick: ( each: { start: number; now: number } ) => number ) =>
		Math.round( [ ...held.values() ].reduce( ( all, each ) => all + pick( each ), 0 ) * 10 ) / 10;
	const tally = ( what: Finding[ 'what' ] ) => findings.filter( ( finding ) => finding.what === what ).length;
	const [ start, end ] = [ sum( ( each ) => each.start ), sum( ( each ) => each.now ) ];
	return {
		count: done,
		crashes: tally( 'crash' ),
		hangs: tally( 'hang' ),
		unsafe: tally( 'unsafe' ),
		lost: tally( 'lost' ),
		slowest_ms: Math.round( slowest.ms ),
		slowest_case: slowest.index,
		seconds: Math.round( ( Date.now() - started ) / 1000 ),
		memory_start_mb: start,
		memory_end_mb: end,
		findings: findings.slice( 0, SHOWN ),
		ok: findings.length === 0 && done === count && end - start <= GROWTH_MB * workers,
	};
}
