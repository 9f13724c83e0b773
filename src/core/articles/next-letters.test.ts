import { openLibrary } from './library.ts';
import type { Entry } from './list.ts';
import { nextLetters } from './next-letters.ts';

const entry = ( id: number, title: string ): Entry => [ id, `article-${ id }/`, title, [], '', '', '', 0 ];
const library = openLibrary( {
	v: 1,
	language: 'en',
	base: '/',
	topics: [],
	synonyms: [],
	articles: [
		entry( 1, 'Return a parcel' ),
		entry( 2, 'Refund of a return' ),
		entry( 3, 'Return label' ),
		entry( 4, 'Refund for a parcel' ),
		entry( 5, 'Repair' ),
		entry( 6, 'Devolución por correo' ),
		entry( 7, '返品の方法' ),
	],
} );

it( 'goes on as the library’s words do, the most used first', () => {
	// "return" in three titles, "refund" in two, "repair" in one.
	expect( nextLetters( library, 're' ).slice( 0, 3 ) ).toEqual( [ 't', 'f', 'p' ] );
	expect( nextLetters( library, 'how do I re' ).slice( 0, 3 ) ).toEqual( [ 't', 'f', 'p' ] );
} );

it( 'reads what is typed as the search does: without accents and capitals', () => {
	expect( nextLetters( library, 'DEVOLUCIÓ' ).slice( 0, 2 ) ).toEqual( [ ' ', 'n' ] );
} );

it( 'begins a new word behind a finished one', () => {
	expect( nextLetters( library, 'refund' )[ 0 ] ).toBe( ' ' );
	expect( nextLetters( library, 'refund ' ).slice( 0, 2 ) ).toEqual( [ 'r', 'p' ] );
} );

it( 'goes on with a word that no article has as others go on behind its last letter', () => {
	// Nothing begins with "xpa", but words with "a" do: "a", and those behind it.
	expect( nextLetters( library, 'xpa' )[ 0 ] ).toBe( ' ' );
	expect( nextLetters( library, 'xpr' ) ).toContain( 'e' );
	expect( nextLetters( library, 'xpp' ) ).toContain( 'a' );
} );

it( 'knows scripts without spaces', () => {
	expect( nextLetters( library, '返' ) ).toContain( '品' );
} );

it( 'has each letter once', () => {
	for ( const text of [ '', 'r', 're', 'ret', 'xyz', 'refund p' ] ) {
		const letters = nextLetters( library, text );
		expect( new Set( letters ).size ).toBe( letters.length );
	}
} );
