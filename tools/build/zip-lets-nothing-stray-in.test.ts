import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { contentProblems } from './pack.ts';

let folder: string;
const guard = "<?php\ndefined( 'ABSPATH' ) || exit;\n";

function put( path: string, text: string ): void {
	mkdirSync( dirname( join( folder, path ) ), { recursive: true } );
	writeFileSync( join( folder, path ), text );
}

beforeEach( () => {
	folder = mkdtempSync( join( tmpdir(), 'mesa-zip-' ) );
	for ( const file of [ 'mesa-help-desk.php', 'php/autoload.php', 'php/Boot/Plugin.php', 'php/Rest/Router.php' ] ) {
		put( file, guard );
	}
	put( 'uninstall.php', "<?php\ndefined( 'WP_UNINSTALL_PLUGIN' ) || exit;\n" );
	for ( const file of [ 'readme.txt', 'license.txt', 'build/admin/index.js', 'build/blocks/form/view.js', 'languages/mesa-help-desk.pot' ] ) {
		put( file, '' );
	}
} );
afterEach( () => rmSync( folder, { recursive: true, force: true } ) );

it( 'finds nothing wrong with a whole plugin', () => {
	expect( contentProblems( folder ) ).toEqual( [] );
} );

it.each( [
	[ '.env', 'SECRET=1', '.env: hidden file' ],
	[ 'README.md', '', 'README.md: does not belong into the zip' ],
	[ 'build/admin/index.test.js', '', 'build/admin/index.test.js: does not belong into the zip' ],
	[ 'src/cli.ts', '', 'src/cli.ts: does not belong into the zip' ],
	[ 'php/Open.php', '<?php echo 1;', 'php/Open.php: no ABSPATH guard' ],
	[ 'build/admin/a.js', 'fetch("http://localhost:9400/x")', 'build/admin/a.js: points to localhost' ],
	[ 'build/admin/b.js', '//# sourceMappingURL=b.js.map', 'build/admin/b.js: points to a source map' ],
] )( 'stops at %s', ( path, text, problem ) => {
	put( path, text );
	expect( contentProblems( folder ) ).toEqual( [ problem ] );
} );

it( 'misses what a plugin cannot do without', () => {
	rmSync( join( folder, 'readme.txt' ) );
	rmSync( join( folder, 'build', 'blocks' ), { recursive: true } );
	expect( contentProblems( folder ) ).toEqual( [ 'readme.txt is missing', 'build/blocks/ is empty' ] );
} );
