/** PHP's layers (docs/architecture.md): who may use whom, and that only php/Data speaks to the database. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const root = join( __dirname, '..', '..', 'php' );
const LIMIT = 400;

/** Layer => layers it may use besides itself. */
const MAY_USE: Record< string, string[] > = {
	Contract: [],
	Domain: [ 'Contract' ],
	Data: [ 'Domain', 'Contract' ],
	Access: [ 'Domain', 'Data' ],
	Events: [ 'Data' ],
	Actions: [ 'Access', 'Data', 'Domain', 'Events', 'Contract' ],
	Jobs: [ 'Data', 'Actions', 'Domain', 'Events' ],
	Knowledge: [ 'Access', 'Data', 'Domain' ],
	Blocks: [ 'Actions', 'Knowledge', 'Data', 'Domain' ],
	Rest: [ 'Access', 'Actions', 'Contract', 'Data', 'Domain', 'Jobs', 'Knowledge' ],
	Integrations: [ 'Access', 'Actions', 'Data', 'Domain', 'Events', 'Jobs' ],
	Boot: [ 'Access', 'Actions', 'Blocks', 'Contract', 'Data', 'Domain', 'Events', 'Integrations', 'Jobs', 'Knowledge', 'Rest' ],
};

interface File {
	path: string;
	layer: string;
	/** Without comments, so that words about a thing do not count as using it. */
	code: string;
	lines: number;
}

const withoutComments = ( php: string ) => php.replace( /\/\*[\s\S]*?\*\//g, '' ).replace( /^\s*(\/\/|#(?!\[)).*$/gm, '' );

const files: File[] = ( readdirSync( root, { recursive: true } ) as string[] )
	.filter( ( name ) => name.endsWith( '.php' ) && ! name.includes( `generated${ sep }` ) && name !== 'autoload.php' )
	.map( ( name ) => {
		const text = readFileSync( join( root, name ), 'utf8' );
		return {
			path: relative( root, join( root, name ) ),
			layer: name.split( sep )[ 0 ]!,
			code: withoutComments( text ),
			lines: text.split( '\n' ).length,
		};
	} );

it( 'finds the files', () => {
	expect( files.length ).toBeGreaterThan( 50 );
} );

it.each( files.map( ( file ) => [ file.path, file ] as const ) )( '%s', ( _path, file ) => {
	const allowed = MAY_USE[ file.layer ];
	expect( [ file.layer, allowed !== undefined ] ).toEqual( [ file.layer, true ] );
	const used = [ ...file.code.matchAll( /\bMesa\\([A-Z]\w*)\\/g ) ]
		.map( ( match ) => match[ 1 ]! )
		.filter( ( layer ) => layer !== file.layer );
	expect( [ ...new Set( used ) ].filter( ( layer ) => ! allowed!.includes( layer ) ) ).toEqual( [] );
	if ( file.layer !== 'Data' ) {
		expect( file.code.match( /\$wpdb\b/g ) ?? [] ).toEqual( [] );
	}
	if ( file.layer === 'Domain' ) {
		expect( file.code.match( /\b(WP_REST_\w+|get_option|current_user_can|get_current_user_id)\b/g ) ?? [] ).toEqual( [] );
	}
	// Blocks send a form without JavaScript through the same route as one with it.
	if ( ! [ 'Rest', 'Boot', 'Blocks', 'Integrations' ].includes( file.layer ) ) {
		expect( file.code.match( /\bWP_REST_\w+/g ) ?? [] ).toEqual( [] );
	}
	expect( file.code ).toContain( "defined( 'ABSPATH' ) || exit;" );
	// Templates are included by WordPress, and are no classes.
	if ( ! file.path.includes( `templates${ sep }` ) ) {
		expect( file.code ).toMatch(
			new RegExp(
				`namespace Mesa\\\\${ file.path
					.replace( /\.php$/, '' )
					.split( sep )
					.slice( 0, -1 )
					.join( '\\\\' ) };`
			)
		);
	}
	expect( file.lines ).toBeLessThanOrEqual( LIMIT );
} );
