/**
 * Puts the plugin together in dist/mesa-help-desk, exactly as the zip holds it:
 * plugin/* at the top, php/, build/ and languages/ beside it.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PLUGIN_DIST, ROOT } from '../lib/paths.ts';
import { listFiles, syncFiles } from './sync.ts';

/** What a site needs; sources, maps and notes for developers stay out. */
function shipped( path: string ): boolean {
	const name = path.split( '/' ).at( -1 ) ?? '';
	return ! name.startsWith( '.' ) && ! /\.(ts|tsx|map|md|scss|po|neon|dist)$/i.test( name );
}

/** Target path in the plugin folder → file in the project. */
export function pluginFiles(): Map< string, string > {
	const files = new Map< string, string >();
	const add = ( from: string, to: string ) => {
		for ( const path of listFiles( join( ROOT, from ) ).filter( shipped ) ) {
			files.set( to === '' ? path : `${ to }/${ path }`, join( ROOT, from, path ) );
		}
	};
	add( 'plugin', '' );
	add( 'php', 'php' );
	add( 'build', 'build' );
	add( 'languages', 'languages' );
	if ( existsSync( join( ROOT, 'LICENSE' ) ) ) {
		files.set( 'license.txt', join( ROOT, 'LICENSE' ) );
	}
	return files;
}

/**
 * Brings the assembled plugin up to date.
 *
 * @param target Another folder than dist/mesa-help-desk, for a site that follows the sources.
 * @return How many files changed.
 */
export function assemble( target = PLUGIN_DIST ): number {
	return syncFiles( pluginFiles(), target );
}
