/** Other plugins can rely on docs/hooks.md: it names every hook there is, and none that is gone. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve( __dirname, '../..' );
const php = readdirSync( path.join( root, 'php' ), { recursive: true, encoding: 'utf8' } )
	.filter( ( name ) => name.endsWith( '.php' ) )
	.map( ( name ) => readFileSync( path.join( root, 'php', name ), 'utf8' ) )
	.join( '\n' );
const inCode = new Set(
	[ ...php.matchAll( /(?:apply_filters|do_action)(?:_ref_array)?\(\s*'(mesa_\w+)'/g ) ].map( ( found ) => found[ 1 ] )
);
const inDocs = new Set(
	[ ...readFileSync( path.join( root, 'docs/hooks.md' ), 'utf8' ).matchAll( /^\| `(mesa_\w+)` \|/gm ) ].map( ( found ) => found[ 1 ] )
);

it( 'documents every hook', () => {
	expect( [ ...inCode ].filter( ( hook ) => ! inDocs.has( hook ) ) ).toEqual( [] );
} );

it( 'documents no hook that is gone', () => {
	expect( [ ...inDocs ].filter( ( hook ) => ! inCode.has( hook ) ) ).toEqual( [] );
} );
