/** The processes that answer a site's requests on the stack, for tests that kill one. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * The workers of a site's php-fpm, the busiest first; none where there is no php-fpm.
 *
 * @param folder WordPress's folder on this machine.
 */
export function workers( folder: string ): number[] {
	const config = join( folder, '..', 'php-fpm.conf' );
	const lines = execFileSync( 'ps', [ '-eo', 'pid=,ppid=,pcpu=,args=', '--sort=-pcpu' ], { encoding: 'utf8' } ).split( '\n' );
	const fields = lines.map( ( line ) => line.trim().split( /\s+/ ) );
	const master = fields.find( ( [ , , , ...args ] ) => args.join( ' ' ).includes( `master process (${ config })` ) )?.[ 0 ];
	return fields.filter( ( [ , parent ] ) => master !== undefined && parent === master ).map( ( [ pid ] ) => Number( pid ) );
}

/** Kills a process at once; says whether it was still there. */
export function kill( pid: number | undefined ): boolean {
	if ( pid === undefined ) {
		return false;
	}
	try {
		process.kill( pid, 'SIGKILL' );
		return true;
	} catch {
		// It ended by itself a moment ago.
		return false;
	}
}
