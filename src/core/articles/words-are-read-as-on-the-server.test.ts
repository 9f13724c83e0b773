/** Browser and server have to take the same words for the same: PHP's side is held to this file by tests/integration/article-search.test.ts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IRREGULAR } from './irregular.ts';
import { joined } from './question.ts';
import { distance } from './spelling.ts';
import { stemSpanish } from './stem-spanish.ts';
import { STOP_WORDS } from './stop-words.ts';
import { languageOf, plainWords, searchWords, stem } from './words.ts';

interface Fixture {
	stems: string[][];
	texts: [ string, string[] ][];
	languages: [ string, string ][];
	distances: [ string, string, number ][];
	joined: [ string, string[] ][];
	families: [ string, string ][];
}

const root = join( __dirname, '..', '..', '..' );
const fixture = JSON.parse( readFileSync( join( root, 'tests', 'fixtures', 'article-words.json' ), 'utf8' ) ) as Fixture;

it( 'stems are the same', () => {
	const made = fixture.stems.map( ( [ word ] ) => [
		word,
		...[ 'en', 'es', '' ].map( ( language ) => stem( word as string, language ) ),
	] );
	expect( made ).toEqual( fixture.stems );
} );

it( 'texts have the same words', () => {
	for ( const [ text, words ] of fixture.texts ) {
		expect( searchWords( text ) ).toEqual( words );
	}
} );

it( 'questions are taken for the same language', () => {
	for ( const [ text, language ] of fixture.languages ) {
		expect( languageOf( plainWords( text ), 'en' ) ).toBe( language );
	}
} );

it( 'words are written as one up to the same length', () => {
	for ( const [ text, wholes ] of fixture.joined ) {
		expect( joined( text ).map( ( [ whole ] ) => whole ) ).toEqual( wholes );
	}
} );

it( 'typing errors are counted alike', () => {
	for ( const [ one, other, errors ] of fixture.distances ) {
		expect( distance( one, other ) ).toBe( errors );
	}
} );

it( 'the forms of each irregular word meet', () => {
	for ( const group of IRREGULAR.en.split( '|' ) ) {
		expect( [ group, new Set( group.split( ' ' ).map( ( form ) => stem( form, 'en' ) ) ).size ] ).toEqual( [ group, 1 ] );
	}
	for ( const [ wanted, forms ] of fixture.families ) {
		const made = forms.split( ' ' ).map( ( form ) => [ form, stem( form, 'es' ) ] );
		expect( made ).toEqual( made.map( ( [ form ] ) => [ form, wanted ] ) );
	}
} );

it( 'no irregular Spanish stem stands in the list that no word of its family has', () => {
	const made = fixture.families.map( ( [ , forms ] ) => forms.split( ' ' ).map( stemSpanish ) );
	const groups = IRREGULAR.es.split( '|' ).map( ( group ) => group.split( ' ' ) );
	expect( groups ).toHaveLength( made.length );
	groups.forEach( ( [ , ...others ], at ) => expect( made[ at ] ).toEqual( expect.arrayContaining( others ) ) );
} );

/** A table of a PHP class, by language. */
function tableOf( ...path: string[] ): Record< string, string > {
	const php = readFileSync( join( root, 'php', ...path ), 'utf8' );
	return Object.fromEntries(
		[ ...php.matchAll( /\t\t'(\w\w)' => '([^']+)'/g ) ].map( ( [ , language, words ] ) => [ language, words ] )
	);
}

it( 'stop words and irregular forms are the same', () => {
	expect( STOP_WORDS ).toEqual( tableOf( 'Knowledge', 'Words.php' ) );
	expect( IRREGULAR ).toEqual( tableOf( 'Domain', 'Stem', 'Irregular.php' ) );
} );
