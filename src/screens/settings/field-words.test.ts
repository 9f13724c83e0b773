import { fieldWords } from './field-words.ts';

it( 'finds WordPress’s words about a field inside an object', () => {
	const params = { incoming: 'incoming[port] must be between 1 (inclusive) and 65535 (inclusive)' };
	expect( fieldWords( params, 'incoming.port' ) ).toBe( 'must be between 1 (inclusive) and 65535 (inclusive)' );
	expect( fieldWords( params, 'incoming.host' ) ).toBeUndefined();
	expect( fieldWords( params, 'outgoing.port' ) ).toBeUndefined();
} );

it( 'takes our own names for them', () => {
	expect( fieldWords( { 'incoming.host': 'Unknown host.' }, 'incoming.host' ) ).toBe( 'Unknown host.' );
	expect( fieldWords( { address: 'Taken.' }, 'address' ) ).toBe( 'Taken.' );
} );
