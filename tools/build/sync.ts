import { copyFileSync, existsSync, lstatSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Paths relative to the folder, files only, sorted. Missing folders are empty. */
export function listFiles( folder: string, prefix = '' ): string[] {
	if ( ! existsSync( folder ) ) {
		return [];
	}
	const found: string[] = [];
	for ( const entry of readdirSync( folder, { withFileTypes: true } ) ) {
		const path = prefix === '' ? entry.name : `${ prefix }/${ entry.name }`;
		if ( entry.isDirectory() ) {
			found.push( ...listFiles( join( folder, entry.name ), path ) );
		} else if ( entry.isFile() ) {
			found.push( path );
		}
	}
	return found.sort();
}

/**
 * Makes the target hold exactly these files; touches only what differs in size or time.
 *
 * @param files Target path (relative) → source file.
 * @return How many files were written or removed.
 */
export function syncFiles( files: Map< string, string >, target: string ): number {
	let changes = 0;
	for ( const [ path, source ] of files ) {
		const to = join( target, path );
		const from = statSync( source );
		const present = existsSync( to ) ? lstatSync( to ) : null;
		// Two file systems may round times differently.
		if ( present?.isFile() && present.size === from.size && Math.abs( present.mtimeMs - from.mtimeMs ) < 2 ) {
			continue;
		}
		mkdirSync( dirname( to ), { recursive: true } );
		copyFileSync( source, to );
		utimesSync( to, from.atime, from.mtime );
		changes++;
	}
	for ( const path of listFiles( target ) ) {
		if ( ! files.has( path ) ) {
			rmSync( join( target, path ) );
			changes++;
		}
	}
	return changes;
}
