import { createHash } from 'node:crypto';
import { prove, sha256Beginning } from './proof.ts';

it( 'hashes as everybody else does, texts of one block and of several', () => {
	for ( const length of [ 0, 1, 54, 55, 56, 63, 64, 65, 119, 120, 200 ] ) {
		const text = 'a1:'.repeat( 70 ).slice( 0, length );
		const expected = createHash( 'sha256' ).update( text ).digest().readUInt32BE( 0 );
		expect( [ length, sha256Beginning( text ) ] ).toEqual( [ length, expected ] );
	}
} );

it( 'finds a number that the server takes', async () => {
	const number = await prove( 'sl0zk1.0011223344556677.00112233445566778899aabbccddeeff', 10 );
	const hash = createHash( 'sha256' ).update( `sl0zk1.0011223344556677.00112233445566778899aabbccddeeff:${ number }` ).digest();
	expect( hash.readUInt32BE( 0 ) >>> 22 ).toBe( 0 );
} );
