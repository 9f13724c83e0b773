import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { sleep } from './wait.ts';
import { ToolError } from './fail.ts';

/** A program that we started and that we stop, and nobody else's. */
export interface Service {
	name: string;
	pid: number;
	log: string;
	/** False once it has ended. */
	alive: () => boolean;
	/** Asks it to end (SIGTERM by default), insists after ten seconds. */
	stop: () => Promise< void >;
	/** Ends it and what it started at once, without a chance to tidy up (SIGKILL), as a crash would. */
	kill: () => Promise< void >;
}

const running = new Set< ChildProcess >();

// Whatever ends this program, nothing that it started stays behind.
process.once( 'exit', () => {
	for ( const child of running ) {
		signal( child, 'SIGKILL' );
	}
} );

/** Reaches the program and what it started itself (PHP's workers): it leads a process group of its own. */
function signal( child: ChildProcess, name: NodeJS.Signals ): void {
	try {
		if ( child.pid ) {
			process.kill( process.platform === 'win32' ? child.pid : -child.pid, name );
		}
	} catch {
		// Already gone.
	}
}

interface ServiceOptions {
	/** File for its output. */
	log: string;
	cwd?: string;
	env?: Record< string, string >;
	/** SIGQUIT for nginx and php-fpm, which then finish their requests. */
	stopSignal?: NodeJS.Signals;
}

/** For programs without an orderly end of their own: Ctrl-C ends them, and 'exit' above what they started. */
export function endOnSignal(): void {
	process.once( 'SIGINT', () => process.exit( 130 ) );
	process.once( 'SIGTERM', () => process.exit( 143 ) );
}

/** Starts a program that keeps running. */
export function startService( name: string, command: string, args: string[], options: ServiceOptions ): Service {
	mkdirSync( dirname( options.log ), { recursive: true } );
	const output = openSync( options.log, 'a' );
	const child = spawn( command, args, {
		cwd: options.cwd,
		env: { ...process.env, ...options.env },
		stdio: [ 'ignore', output, output ],
		// Its own process group: Ctrl-C reaches us first, and we stop it in the right order.
		detached: true,
	} );
	closeSync( output );
	running.add( child );
	let ended = false;
	const gone = new Promise< void >( ( resolve ) => {
		const end = () => {
			ended = true;
			running.delete( child );
			resolve();
		};
		child.once( 'exit', end );
		child.once( 'error', end );
	} );
	return {
		name,
		pid: child.pid ?? 0,
		log: options.log,
		alive: () => ! ended,
		stop: async () => {
			if ( ended ) {
				return;
			}
			signal( child, options.stopSignal ?? 'SIGTERM' );
			await Promise.race( [ gone, sleep( 10_000, undefined, { ref: false } ) ] );
			if ( ! ended ) {
				signal( child, 'SIGKILL' );
				await gone;
			}
		},
		kill: async () => {
			if ( ! ended ) {
				signal( child, 'SIGKILL' );
				await gone;
			}
		},
	};
}

/** SIGKILL for the child of a program that has used the most processor time of late. */
export function killBusiest( parent: number ): void {
	const children = spawnSync( 'ps', [ '-o', 'pid=', '--sort=-pcpu', '--ppid', String( parent ) ], { encoding: 'utf8' } ).stdout;
	const pid = Number( children.trim().split( /\s+/ )[ 0 ] );
	if ( parent > 0 && pid > 0 ) {
		process.kill( pid, 'SIGKILL' );
	}
}

/** The last lines of a service's log, for an error message. */
export function tail( service: Service, lines = 5 ): string {
	try {
		return readFileSync( service.log, 'utf8' ).trim().split( '\n' ).slice( -lines ).join( '\n' );
	} catch {
		return '';
	}
}

/**
 * Runs a program to its end and gives its standard output.
 *
 * @throws ToolError with the last line it printed when it fails.
 */
export function run(
	command: string,
	args: string[],
	options: { cwd?: string; env?: Record< string, string >; input?: string } = {}
): string {
	const done = spawnSync( command, args, {
		cwd: options.cwd,
		env: { ...process.env, ...options.env },
		input: options.input,
		encoding: 'utf8',
		maxBuffer: 256 * 1024 * 1024,
		stdio: [ options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe' ],
	} );
	if ( done.error ) {
		throw new ToolError( `${ command } could not be started: ${ done.error.message }` );
	}
	if ( done.status !== 0 ) {
		const words = `${ done.stderr }\n${ done.stdout }`.trim().split( '\n' ).filter( Boolean ).slice( -3 ).join( ' | ' );
		throw new ToolError( `${ command } ${ args[ 0 ] ?? '' } failed: ${ words || `exit code ${ done.status }` }` );
	}
	return done.stdout;
}

/** The path of a program on this machine, or null. Looks into /usr/sbin as well. */
export function which( program: string ): string | null {
	const done = spawnSync( 'sh', [ '-c', 'PATH="$PATH:/usr/sbin:/sbin"; command -v "$1"', 'sh', program ], { encoding: 'utf8' } );
	const path = done.status === 0 ? done.stdout.trim() : '';
	return path === '' ? null : path;
}
