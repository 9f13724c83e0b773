import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * Names the space in which process numbers mean something: this start of this machine, this container. "" where that
 * cannot be told.
 */
function processSpace(): string {
	try {
		const boot = readFileSync( '/proc/sys/kernel/random/boot_id', 'utf8' ).trim();
		return createHash( 'sha256' )
			.update( `${ boot } ${ readlinkSync( '/proc/self/ns/pid' ) }` )
			.digest( 'hex' )
			.slice( 0, 10 );
	} catch {
		return '';
	}
}

const SPACE = processSpace();

/** Names this program in leases: machine, process space, process, chance. At most 64 characters. */
export function ownerName(): string {
	return `${ hostname().slice( 0, 24 ) }:${ SPACE }:${ process.pid }:${ randomBytes( 4 ).toString( 'hex' ) }`;
}

/** Whether the owner of a lease was a program of this very machine that does not run any more. */
export function isGone( owner: string, exists: ( pid: number ) => boolean = processExists ): boolean {
	const match = /:([0-9a-f]{10}):(\d+):[0-9a-f]{8}$/.exec( owner );
	return (
		match !== null && SPACE !== '' && match[ 1 ] === SPACE && Number( match[ 2 ] ) !== process.pid && ! exists( Number( match[ 2 ] ) )
	);
}

function processExists( pid: number ): boolean {
	try {
		process.kill( pid, 0 );
		return true;
	} catch ( error ) {
		return ( error as NodeJS.ErrnoException ).code !== 'ESRCH';
	}
}
