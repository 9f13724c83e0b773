/** What processes have used, from Linux's /proc (proc(5)), each by its id. */
import { spawn } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs';

/** A clock tick of /proc/<pid>/stat is a hundredth of a second on every Linux that Node runs on. */
const TICK_MS = 10;

interface Stat {
	parent: number;
	name: string;
	/** Of the process itself, its threads and its children that have ended. Milliseconds. */
	cpuMs: number;
	/** Of children that have ended alone. Milliseconds. */
	childrenMs: number;
}

function stat( pid: number ): Stat | null {
	try {
		const text = readFileSync( `/proc/${ pid }/stat`, 'latin1' );
		const end = text.lastIndexOf( ')' );
		// From the third field on: state, ppid, … utime, stime, cutime, cstime (fields 14 to 17).
		const fields = text.slice( end + 2 ).split( ' ' );
		const ticks = ( from: number, to: number ) => fields.slice( from, to ).reduce( ( sum, each ) => sum + Number( each ), 0 ) * TICK_MS;
		return {
			parent: Number( fields[ 1 ] ),
			name: text.slice( text.indexOf( '(' ) + 1, end ),
			cpuMs: ticks( 11, 15 ),
			childrenMs: ticks( 13, 15 ),
		};
	} catch {
		return null;
	}
}

/** Processes that this program has started, and theirs, by the name of the one it started. */
function descendants(): Map< number, string > {
	const all = new Map(
		readdirSync( '/proc' )
			.filter( ( name ) => /^\d+$/.test( name ) )
			.map( ( name ) => [ Number( name ), stat( Number( name ) ) ] )
	);
	const found = new Map< number, string >();
	for ( const pid of all.keys() ) {
		let at = pid;
		let about = all.get( at );
		while ( about && about.parent !== process.pid && about.parent > 1 ) {
			at = about.parent;
			about = all.get( at );
		}
		if ( about?.parent === process.pid ) {
			found.set( pid, about.name );
		}
	}
	return found;
}

/** CPU time of the site's servers until now, in milliseconds. nginx counts as PHP: it is what stands before it. */
export function serversCpu(): { php: number; database: number; mail: number } {
	const used = { php: 0, database: 0, mail: 0 };
	for ( const [ pid, name ] of descendants() ) {
		const cpu = stat( pid )?.cpuMs ?? 0;
		if ( /^(php-fpm|nginx)/.test( name ) ) {
			used.php += cpu;
		} else if ( /^maria|^mysql/.test( name ) ) {
			used.database += cpu;
		} else if ( /^dovecot/.test( name ) ) {
			used.mail += cpu;
		}
	}
	return used;
}

export interface Run {
	code: number;
	output: string;
	/** From the start of the process to its end. Milliseconds. */
	wallMs: number;
	cpuMs: number;
	/** Most resident memory at once (VmHWM), in megabytes of 1024 × 1024 bytes. */
	peakMb: number;
}

function peakOf( pid: number ): number {
	try {
		return Number( /VmHWM:\s+(\d+)/.exec( readFileSync( `/proc/${ pid }/status`, 'latin1' ) )?.[ 1 ] ?? 0 ) / 1024;
	} catch {
		return 0;
	}
}

/**
 * Runs a program to its end. Nothing else that this program has started may end meanwhile.
 *
 * @param log File for what it says on standard error.
 */
export async function measured( command: string, args: string[], env: Record< string, string >, log: string ): Promise< Run > {
	const before = stat( process.pid )?.childrenMs ?? 0;
	const errors = openSync( log, 'a' );
	const from = performance.now();
	const child = spawn( command, args, { env: { ...process.env, ...env }, stdio: [ 'ignore', 'pipe', errors ] } );
	closeSync( errors );
	let output = '';
	let peakMb = 0;
	child.stdout?.on( 'data', ( chunk: Buffer ) => ( output += chunk.toString() ) );
	const timer = setInterval( () => ( peakMb = Math.max( peakMb, peakOf( child.pid ?? 0 ) ) ), 25 );
	try {
		const code = await new Promise< number >( ( resolve, reject ) => {
			child.once( 'error', reject );
			child.once( 'exit', ( status ) => resolve( status ?? -1 ) );
		} );
		const wallMs = performance.now() - from;
		return { code, output, wallMs, cpuMs: ( stat( process.pid )?.childrenMs ?? 0 ) - before, peakMb };
	} finally {
		clearInterval( timer );
	}
}
