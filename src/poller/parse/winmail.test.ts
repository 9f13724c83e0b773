import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { attribute, packedFile, properties, winmail } from '../testing/winmail.ts';
import { parseMail } from './parse-mail.ts';
import { memoryBytes } from './raw-bytes.ts';
import { streamMail } from './stream-mail.ts';

const PDF = Buffer.from( '%PDF-1.4 an invoice' );
const PICTURE = Buffer.from( [ 0x89, 0x50, 0x4e, 0x47, 1, 2, 3 ] );
const BOTH = winmail( [
	packedFile( 'RECHNU~1.PDF', PDF, [ [ 0x3707, 'Rechnung für März.pdf' ] ] ),
	packedFile( 'logo.png', PICTURE, [
		[ 0x370e, 'image/png' ],
		[ 0x3712, 'logo@shop' ],
	] ),
] );

function mailWith( dat: Buffer, text = 'See the invoice.' ): Buffer {
	return Buffer.from(
		`From: Ana <ana@customer.example>\r\nSubject: Invoice\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\n${ text }\r\n--x\r\nContent-Type: application/ms-tnef; name="winmail.dat"\r\nContent-Transfer-Encoding: base64\r\n\r\n${ dat.toString( 'base64' ).replace( /.{76}/g, '$&\r\n' ) }\r\n--x--\r\n`
	);
}

const files = ( dat: Buffer ) =>
	parseMail( mailWith( dat ) ).attachments.map( ( each ) => [
		each.filename,
		each.contentType,
		each.inline,
		each.contentId,
		each.content(),
	] );

test( 'what Outlook packed into winmail.dat arrives as the files it was', () => {
	expect( files( BOTH ) ).toEqual( [
		[ 'Rechnung für März.pdf', 'application/pdf', false, null, PDF ],
		[ 'logo.png', 'image/png', true, 'logo@shop', PICTURE ],
	] );
} );

test( 'the same from a mail that is read as a stream', async () => {
	const stored: Buffer[] = [];
	const mail = await streamMail( memoryBytes( mailWith( BOTH ) ), async ( chunks ) => {
		const bytes = Buffer.concat( await Readable.from( chunks ).toArray() );
		stored.push( bytes );
		return { sha256: createHash( 'sha256' ).update( bytes ).digest( 'hex' ), size: bytes.length };
	} );
	expect( mail.attachments.map( ( each ) => [ each.filename, each.stored?.size ] ) ).toEqual( [
		[ 'Rechnung für März.pdf', PDF.length ],
		[ 'logo.png', PICTURE.length ],
	] );
	expect( stored ).toEqual( [ PDF, PICTURE ] );
} );

test( 'a winmail.dat without files, cut off or of another kind stays what it is', () => {
	for ( const dat of [ winmail( [] ), BOTH.subarray( 0, 60 ), Buffer.from( 'not Outlook at all' ) ] ) {
		expect( files( dat ).map( ( [ name, , , , content ] ) => [ name, content ] ) ).toEqual( [ [ 'winmail.dat', dat ] ] );
	}
} );

test( 'files before the place where a winmail.dat was cut off are not lost', () => {
	expect( files( BOTH.subarray( 0, BOTH.length - 20 ) )[ 0 ]?.[ 0 ] ).toBe( 'Rechnung für März.pdf' );
} );

test( 'words that stand in winmail.dat alone make no empty ticket', () => {
	const dat = winmail( [ attribute( 1, 0x9003, 6, properties( [ [ 0x1000, 'Where is my parcel?' ] ] ) ) ] );
	expect( parseMail( mailWith( dat, '' ) ) ).toMatchObject( { text: 'Where is my parcel?' } );
	expect( parseMail( mailWith( dat, 'Seen.' ) ).text ).toBe( 'Seen.' );
} );

test( 'a mail within winmail.dat gives its words and its files', () => {
	const inner = winmail( [ attribute( 1, 0x800c, 2, Buffer.from( 'Inner words\0' ) ), packedFile( 'inner.txt', Buffer.from( 'x' ) ) ] );
	const dat = winmail( [
		attribute( 2, 0x9002, 6, Buffer.alloc( 14 ) ),
		attribute(
			2,
			0x9005,
			6,
			Buffer.concat( [
				Buffer.from( [ 2, 0, 0, 0 ] ),
				properties( [ [ 0x3001, 'Forwarded' ] ] ).subarray( 4 ),
				properties( [ [ 0x3701, Buffer.concat( [ Buffer.alloc( 16 ), inner ] ) ] ] ).subarray( 4 ),
			] )
		),
	] );
	expect( files( dat ).map( ( [ name ] ) => name ) ).toEqual( [ 'Forwarded.txt', 'inner.txt' ] );
} );
