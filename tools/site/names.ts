import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { STATE } from '../lib/paths.ts';

function isAlive( pid: number ): boolean {
	try {
		process.kill( pid, 0 );
		return true;
	} catch {
		return false;
	}
}

/** Removes what a site and its mail servers left on the disk. */
export function forgetSite( name: string ): void {
	for ( const kind of [ 'sites', 'mail' ] ) {
		rmSync( join( STATE, kind, name ), { recursive: true, force: true } );
	}
}

/**
 * A name for a site that lives as long as this program, so that two runs never share a folder.
 * Folders of programs that have ended without cleaning up are removed.
 *
 * @param kind Such as test-native.
 */
export function passingName( kind: string ): string {
	for ( const folder of [ 'sites', 'mail' ].map( ( name ) => join( STATE, name ) ) ) {
		for ( const name of existsSync( folder ) ? readdirSync( folder ) : [] ) {
			const pid = /^(?:test|verify|e2e)-[a-z0-9-]+-(\d+)$/.exec( name )?.[ 1 ];
			if ( pid && ! isAlive( Number( pid ) ) ) {
				forgetSite( name );
			}
		}
	}
	return `${ kind }-${ process.pid }`;
}
