/**
 * Every class of ours that PHP names is there. PHP itself asks only when the line runs, and a line that runs for one kind of
 * mail alone may not run for months.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

const root = join( __dirname, '..', '..', 'php' );

const paths = ( readdirSync( root, { recursive: true } ) as string[] ).filter(
	( name ) => name.endsWith( '.php' ) && name !== 'autoload.php' && ! name.includes( `templates${ sep }` )
);
const className = ( path: string ) =>
	`Mesa\\${ path
		.replace( /\.php$/, '' )
		.split( sep )
		.join( '\\' ) }`;
const lastPart = ( name: string ) => name.slice( name.lastIndexOf( '\\' ) + 1 );
const classes = new Set( paths.map( className ) );
const shortNames = new Set( [ ...classes ].map( lastPart ) );

/** Words and texts are no code. */
const codeOf = ( php: string ) =>
	php.replace( /\/\*[\s\S]*?\*\/|\/\/.*$|^\s*#(?!\[).*$|'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*"/gm, "''" );

/** Names of classes that lead nowhere, and imports that nothing needs. */
function lost( path: string, php: string ): string[] {
	const namespace = className( path ).slice( 0, className( path ).lastIndexOf( '\\' ) );
	const imports = new Map(
		[ ...php.matchAll( /^use (Mesa\\[\w\\]+?)(?: as (\w+))?;$/gm ) ].map( ( [ , full, alias ] ) => [
			alias ?? lastPart( full! ),
			full!,
		] )
	);
	const code = codeOf( php ).replace( /^(use|namespace) .*$/gm, '' );
	const whole = [ ...code.matchAll( /(?<![\w\\])\\(Mesa(?:\\\w+)+)/g ) ].map( ( [ , name ] ) => name! );
	const named = [ ...code.matchAll( /(?<![\w\\$>]|::|const )([A-Z]\w*)((?:\\\w+)*)/g ) ]
		// "case Other = 'other';" in an enum names nothing.
		.filter(
			( { 0: name, index } ) =>
				! ( /\bcase $/.test( code.slice( 0, index ) ) && /^\s*[=;]/.test( code.slice( index + name.length ) ) )
		)
		.filter( ( [ , first, rest ] ) => imports.has( first! ) || shortNames.has( lastPart( first! + rest! ) ) )
		.map( ( [ , first, rest ] ) => ( imports.get( first! ) ?? ( first === 'Mesa' ? 'Mesa' : `${ namespace }\\${ first }` ) ) + rest! );
	const comments = [ ...php.matchAll( /\/\*\*[\s\S]*?\*\//g ) ].join( '\n' );
	const needed = ( alias: string ) => new RegExp( `(?<![\\w\\\\$])${ alias }\\b` ).test( code + comments );
	return [
		...[ ...whole, ...named ].filter( ( name ) => ! classes.has( name ) ),
		...[ ...imports.values() ].filter( ( name ) => ! classes.has( name ) ),
		...[ ...imports.keys() ].filter( ( alias ) => ! needed( alias ) ).map( ( alias ) => `unused: ${ alias }` ),
	];
}

it( 'finds a class that is not imported, and an import that nothing needs', () => {
	const wrong = `<?php
namespace Mesa\\Rest;
use Mesa\\Domain\\Text;
final class Wrong { public function of( TicketStore $store ): string { switch ( $store->kind ) { case TicketStatus::OPEN: return \\Mesa\\Domain\\Gone::NAME; } } }`;
	expect( lost( join( 'Rest', 'Wrong.php' ), wrong ) ).toEqual( [
		'Mesa\\Domain\\Gone',
		'Mesa\\Rest\\TicketStore',
		'Mesa\\Rest\\TicketStatus',
		'unused: Text',
	] );
} );

it.each( paths )( '%s names classes that are there', ( path ) => {
	expect( lost( path, readFileSync( join( root, path ), 'utf8' ) ) ).toEqual( [] );
} );
