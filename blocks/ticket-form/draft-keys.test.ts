import { draftName, newKey } from './draft.ts';

it( 'makes keys that the contract takes, also on pages without https', () => {
	const keys = new Set( Array.from( { length: 50 }, newKey ) );
	expect( keys.size ).toBe( 50 );
	keys.forEach( ( key ) => expect( key ).toMatch( /^[0-9a-f]{32}$/ ) );
} );

it( 'gives each form of a page its own draft, each page too where all have one path, and the same one after sending', () => {
	const at = ( form: number, anchor: string, pathname: string, search: string ) => draftName( form, anchor, { pathname, search } );
	const names = [
		at( 0, 'mesa-form-1', '/contact/', '' ),
		at( 0, 'mesa-form-2', '/contact/', '' ),
		at( 3, 'mesa-form-1', '/contact/', '' ),
		at( 0, 'mesa-form-1', '/', '?page_id=7' ),
		at( 0, 'mesa-form-1', '/', '?page_id=8' ),
	];
	expect( new Set( names ).size ).toBe( names.length );
	expect( at( 0, 'mesa-form-1', '/', '?page_id=7&mesa_form=0a' ) ).toBe( names[ 3 ] );
} );
