import { newKey } from './draft.ts';

it( 'makes keys that the contract takes, also on pages without https', () => {
	const keys = new Set( Array.from( { length: 50 }, newKey ) );
	expect( keys.size ).toBe( 50 );
	keys.forEach( ( key ) => expect( key ).toMatch( /^[0-9a-f]{32}$/ ) );
} );
