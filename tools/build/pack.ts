/** The plugin's zip, after a look at what is in it: what wordpress.org's reviewers would send back fails here. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import { ToolError } from '../lib/fail.ts';
import { DIST, PLUGIN_DIST, PLUGIN_SLUG } from '../lib/paths.ts';
import { listFiles } from './sync.ts';

export const ZIP = join( DIST, `${ PLUGIN_SLUG }.zip` );

/** Without these it is no plugin. */
const NEEDED = [ 'mesa-help-desk.php', 'uninstall.php', 'readme.txt', 'license.txt', 'php/autoload.php' ];
const NEEDED_FOLDERS = [ 'php/Boot/', 'php/Rest/', 'build/admin/', 'build/blocks/', 'languages/' ];
const ENDINGS = /\.(php|js|json|css|txt|png|jpg|jpeg|gif|svg|webp|woff2|pot|mo|xml)$/;
/** An address of the developer's own machine, as wordpress.org's Plugin Check looks for it. */
const LOCAL = /https?:\/\/(?:localhost|127\.0\.0\.1|[\w.-]+\.local(?:host)?)(?::\d+)?(?=[\/'"\s])/;

/** Everything that is wrong with the assembled plugin, one line each. */
export function contentProblems( folder: string ): string[] {
	const files = listFiles( folder );
	const problems: string[] = [];
	for ( const needed of NEEDED ) {
		if ( ! files.includes( needed ) ) {
			problems.push( `${ needed } is missing` );
		}
	}
	for ( const needed of NEEDED_FOLDERS ) {
		if ( ! files.some( ( file ) => file.startsWith( needed ) ) ) {
			problems.push( `${ needed } is empty` );
		}
	}
	for ( const file of files ) {
		if ( file.split( '/' ).some( ( part ) => part.startsWith( '.' ) ) ) {
			problems.push( `${ file }: hidden file` );
			continue;
		}
		if ( ! ENDINGS.test( file ) || /\.test\.|(^|\/)tests?\//.test( file ) ) {
			problems.push( `${ file }: does not belong into the zip` );
			continue;
		}
		if ( ! /\.(php|js|json|css|txt|svg)$/.test( file ) ) {
			continue;
		}
		const text = readFileSync( join( folder, file ), 'utf8' );
		if ( file.endsWith( '.php' ) && ! file.endsWith( '.asset.php' ) && ! /defined\( '(ABSPATH|WP_UNINSTALL_PLUGIN)' \) \|\| exit;/.test( text ) ) {
			problems.push( `${ file }: no ABSPATH guard` );
		}
		if ( LOCAL.test( text ) ) {
			problems.push( `${ file }: points to localhost` );
		}
		if ( /sourceMappingURL=/.test( text ) ) {
			problems.push( `${ file }: points to a source map` );
		}
	}
	return problems;
}

/** Packs the assembled plugin. The same files give the same zip, byte for byte. */
export function makeZip(): string {
	const problems = contentProblems( PLUGIN_DIST );
	if ( problems.length > 0 ) {
		throw new ToolError( `The plugin is not fit for a zip: ${ problems.join( '; ' ) }.` );
	}
	const entries: Zippable = {};
	for ( const file of listFiles( PLUGIN_DIST ) ) {
		// A zip knows no time zone and begins in 1980.
		entries[ `${ PLUGIN_SLUG }/${ file }` ] = [ readFileSync( join( PLUGIN_DIST, file ) ), { mtime: new Date( 1980, 0, 1, 0, 0, 0 ) } ];
	}
	mkdirSync( DIST, { recursive: true } );
	// At once: another lane may be reading it.
	const unfinished = `${ ZIP }.${ process.pid }`;
	writeFileSync( unfinished, zipSync( entries, { level: 9 } ) );
	renameSync( unfinished, ZIP );
	return ZIP;
}
