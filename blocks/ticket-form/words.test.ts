import { fill, size } from './words.ts';

it( 'fills texts as PHP does, whatever order a translation puts the values in', () => {
	expect( fill( '%1$s is too large. A file may have %2$s.', 'a.png', '10 MB' ) ).toBe( 'a.png is too large. A file may have 10 MB.' );
	expect( fill( 'Höchstens %2$s: %1$s', 'a.png', '10 MB' ) ).toBe( 'Höchstens 10 MB: a.png' );
	expect( fill( 'Sending files: %s %%', 40 ) ).toBe( 'Sending files: 40 %' );
	expect( fill( 'Remove %s', '100%s $& file' ) ).toBe( 'Remove 100%s $& file' );
} );

it( 'writes sizes for people', () => {
	expect( size( 300, 'en' ) ).toBe( '0.3 kB' );
	expect( size( 1, 'en' ) ).toBe( '0.1 kB' );
	expect( size( 10 * 1024 * 1024, 'en' ) ).toBe( '10 MB' );
	expect( size( 1536 * 1024, 'es' ) ).toBe( '1,5 MB' );
} );
