import { choices, withRole } from './readers.ts';

it( 'keeps roles that this site has lost: their plugin may come back', () => {
	expect( withRole( [ 'wholesale', 'editor' ], 'author', true ) ).toEqual( [ 'wholesale', 'editor', 'author' ] );
	expect( withRole( [ 'wholesale', 'editor' ], 'editor', false ) ).toEqual( [ 'wholesale' ] );
	expect( withRole( [ 'editor' ], 'editor', true ) ).toEqual( [ 'editor' ] );
} );

it( 'offers everybody first: an article that nobody thought about is public', () => {
	expect( choices().map( ( { value } ) => value ) ).toEqual( [ 'public', 'customers', 'roles', 'internal' ] );
} );
