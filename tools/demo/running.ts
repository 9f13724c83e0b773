/** The note that a running demo leaves, for `npm run mail` and for a second `npm start`. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { STATE } from '../lib/paths.ts';

export interface Running {
	pid: number;
	url: string;
	smtpPort: number;
	/** Where `npm run mail` writes to when nothing else is said. */
	address: string;
}

const FILE = join( STATE, 'running.json' );

/** The demo that runs now, or null; a note whose program has ended does not count. */
export function runningDemo(): Running | null {
	if ( ! existsSync( FILE ) ) {
		return null;
	}
	const note = JSON.parse( readFileSync( FILE, 'utf8' ) ) as Running;
	try {
		process.kill( note.pid, 0 );
		return note;
	} catch {
		return null;
	}
}

export function noteRunning( note: Running ): void {
	mkdirSync( STATE, { recursive: true } );
	writeFileSync( FILE, JSON.stringify( note ) );
}

/** Takes this program's own note away, not one that another has left meanwhile. */
export function forgetRunning(): void {
	if ( runningDemo()?.pid === process.pid ) {
		rmSync( FILE, { force: true } );
	}
}
