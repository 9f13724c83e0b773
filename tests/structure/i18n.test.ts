/** Every string that people see can be translated, and Spanish is complete. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve( __dirname, '../..' );
const result = spawnSync( process.execPath, [ '--import', 'tsx', 'tools/i18n/index.ts', '--check' ], { cwd: root, encoding: 'utf8' } );
const lastLine = result.stdout.trim().split( '\n' ).at( -1 ) ?? '';

it( 'finds the strings of screens, blocks and PHP', () => {
	expect( result.stderr ).not.toMatch( /Error/ );
	const { strings } = JSON.parse( lastLine ) as { strings: number };
	const template = readFileSync( path.join( root, 'languages/mesa-help-desk.pot' ), 'utf8' );
	// The header is an entry without a text.
	expect( template.match( /^msgid "/gm ) ).toHaveLength( strings + 1 );
	for ( const source of [ 'src/screens/', 'src/ui/', 'php/Rest/', 'blocks/ticket-form/block.json', 'plugin/mesa-help-desk.php' ] ) {
		expect( template ).toContain( `#: ${ source }` );
	}
} );

it( 'has every string in Spanish, with the same placeholders', () => {
	expect( result.stderr.trim() ).toBe( '' );
} );

it( 'ships what was generated from the sources as they are ("npm run i18n" brings it up to date)', () => {
	expect( ( JSON.parse( lastLine ) as { stale: string[] } ).stale ).toEqual( [] );
} );
