import { randomBytes } from 'node:crypto';
import { decodeChunks, decodeTransfer } from './transfer.ts';

test( 'a large file is the same read piece by piece, whatever breaks its lines', () => {
	const content = randomBytes( 3_000_001 );
	const lines = content.toString( 'base64' ).replace( /.{61}/g, '$&\r\n' );
	expect( Buffer.concat( [ ...decodeChunks( Buffer.from( lines ), 'base64' ) ] ).equals( content ) ).toBe( true );
	expect( decodeTransfer( Buffer.from( lines ), 'base64' ).equals( content ) ).toBe( true );
} );

test( 'padding in the middle of base64 ends nothing', () => {
	const joined = Buffer.from( `${ Buffer.from( 'one ' ).toString( 'base64' ) }\r\n${ Buffer.from( 'two' ).toString( 'base64' ) }` );
	expect( decodeTransfer( joined, 'base64' ).toString() ).toBe( 'one two' );
	expect( Buffer.concat( [ ...decodeChunks( joined, 'base64' ) ] ).toString() ).toBe( 'one two' );
} );

test( 'quoted-printable survives lost codes and blanks at line ends', () => {
	expect( decodeTransfer( Buffer.from( 'caf=C3=A9 = 100 % =\r\nend  \r\n=ZZ' ), 'quoted-printable' ).toString() ).toBe(
		'café = 100 % end\r\n=ZZ'
	);
} );
