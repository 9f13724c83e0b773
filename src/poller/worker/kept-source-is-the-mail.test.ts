import { randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { memoryBytes } from '../parse/raw-bytes.ts';
import { gzipChunks } from './gzip-source.ts';

async function packed( source: Buffer ): Promise< Buffer > {
	const pieces: Buffer[] = [];
	for await ( const piece of gzipChunks( memoryBytes( source ) ) ) {
		pieces.push( piece );
	}
	return Buffer.concat( pieces );
}

const lines = ( bytes: Buffer ) => Buffer.from( bytes.toString( 'base64' ).replace( /.{76}/g, '$&\r\n' ) );
const words = Buffer.from( 'From: ana@shop.example\r\n\r\nThe parcel has not come yet.\r\n'.repeat( 300 ) );
const file = lines( randomBytes( 90_000 ) );

test.each( [
	[ 'nothing', Buffer.alloc( 0 ) ],
	[ 'one byte', Buffer.from( 'x' ) ],
	[ 'words', words ],
	[ 'a file', file ],
	[ 'words, a file and words', Buffer.concat( [ words, file, words ] ) ],
	[
		'files one after another, with few words between',
		Buffer.concat( [ words, file, Buffer.from( '\r\n--b\r\nA: b c\r\n\r\n' ), file ] ),
	],
	[ 'bytes of no text', randomBytes( 50_000 ) ],
	[ 'a long line without blanks', Buffer.from( 'ä'.repeat( 40_000 ) ) ],
	[ 'just below what is streamed', lines( randomBytes( 760_000 ) ).subarray( 0, 1024 * 1024 ) ],
	[ 'more than is held at once', Buffer.concat( [ words, lines( randomBytes( 2_000_000 ) ) ] ) ],
] )( 'a mail of %s comes back byte for byte from its kept source', async ( _name, source ) => {
	const kept = await packed( source );
	expect( gunzipSync( kept ).equals( source ) ).toBe( true );
	expect( ( await packed( source ) ).equals( kept ) ).toBe( true );
	expect( kept[ 9 ] ).toBe( 255 );
} );

test( 'a file of random bytes is kept in little more room than it has itself', async () => {
	expect( ( await packed( Buffer.concat( [ words, file ] ) ) ).length ).toBeLessThan( 90_000 * 1.03 + 2000 );
} );
