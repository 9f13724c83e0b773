import { putBack } from './put-back.ts';

const entries = ( ...ids: number[] ) => ids.map( ( id ) => ( { id } ) );

it( 'puts one entry back where it stood, and none that went after it', () => {
	const before = entries( 1, 2, 3, 4 );
	expect( putBack( entries( 1, 4 ), before, 3 ) ).toEqual( entries( 1, 3, 4 ) );
	expect( putBack( entries( 4 ), before, 1 ) ).toEqual( entries( 1, 4 ) );
	expect( putBack( [], before, 2 ) ).toEqual( entries( 2 ) );
} );

it( 'does not show an entry twice, nor in a list where it never was', () => {
	expect( putBack( entries( 1, 2 ), entries( 1, 2 ), 2 ) ).toEqual( entries( 1, 2 ) );
	expect( putBack( entries( 1 ), entries( 1 ), 7 ) ).toEqual( entries( 1 ) );
} );
