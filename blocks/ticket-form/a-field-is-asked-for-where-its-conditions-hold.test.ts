import { askedFor } from './conditions.ts';

const reason = ( values: string[] ) => ( { id: 1, conditions: [], values } );
const part = ( values: string[] ) => ( { id: 2, conditions: [ { field_id: 1, values: [ '10' ] } ], values } );
const picture = { id: 3, conditions: [ { field_id: 2, values: [] } ], values: [] };

it( 'shows what depends on a value only with that value', () => {
	expect( [ ...askedFor( [ reason( [] ), part( [] ), picture ] ) ] ).toEqual( [ 1 ] );
	expect( [ ...askedFor( [ reason( [ '11' ] ), part( [] ), picture ] ) ] ).toEqual( [ 1 ] );
	expect( [ ...askedFor( [ reason( [ '10' ] ), part( [] ), picture ] ) ] ).toEqual( [ 1, 2 ] );
	expect( [ ...askedFor( [ reason( [ '10' ] ), part( [ 'wheel' ] ), picture ] ) ] ).toEqual( [ 1, 2, 3 ] );
} );

it( 'goes by nothing that stands in a field which is not shown any more', () => {
	expect( [ ...askedFor( [ reason( [ '11' ] ), part( [ 'wheel' ] ), picture ] ) ] ).toEqual( [ 1 ] );
} );

it( 'never shows what depends on a field that the form does not have', () => {
	expect( [ ...askedFor( [ picture ] ) ] ).toEqual( [] );
} );
