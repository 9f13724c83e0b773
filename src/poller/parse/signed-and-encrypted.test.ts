import { encrypted, signed } from '../testing/smime.ts';
import { parseMail } from './parse-mail.ts';

const HEAD = 'From: Ana <ana@customer.example>\r\nSubject: Order 1042\r\n';
const INNER =
	'Content-Type: multipart/mixed; boundary=in\r\n\r\n--in\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nThe café cup is broken.\r\n--in\r\nContent-Type: image/png; name=cup.png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--in--\r\n';

function mailOf( p7m: Buffer, type: string ): Buffer {
	return Buffer.from(
		`${ HEAD }Content-Type: application/pkcs7-mime; smime-type=${ type }; name="smime.p7m"\r\nContent-Disposition: attachment; filename="smime.p7m"\r\nContent-Transfer-Encoding: base64\r\n\r\n${ p7m.toString( 'base64' ).replace( /.{64}/g, '$&\r\n' ) }\r\n`
	);
}

const files = ( raw: Buffer | string ) =>
	parseMail( Buffer.from( raw as string ) ).attachments.map( ( each ) => `${ each.filename } ${ each.contentType }` );

test.each( [
	[ 'of definite length', false ],
	[ 'in pieces', true ],
] )( 'a mail signed as a package (%s) can be read', async ( _how, isInPieces ) => {
	const raw = mailOf( await signed( INNER, isInPieces ), 'signed-data' );
	expect( parseMail( raw ).text ).toBe( 'The café cup is broken.' );
	expect( files( raw ) ).toEqual( [ 'smime.p7m application/pkcs7-mime', 'cup.png image/png' ] );
} );

test( 'an encrypted mail is kept as the file it is', async () => {
	const p7m = await encrypted( INNER );
	const raw = mailOf( p7m, 'enveloped-data' );
	expect( files( raw ) ).toEqual( [ 'smime.p7m application/pkcs7-mime' ] );
	expect( parseMail( raw ).attachments[ 0 ]?.content() ).toEqual( p7m );
} );

test( 'a signed package that was cut off is kept as the file it is', async () => {
	const p7m = await signed( INNER, false );
	for ( const length of [ 0, 1, 20, 60, 200 ] ) {
		expect( files( mailOf( p7m.subarray( 0, length ), 'signed-data' ) ) ).toEqual( [ 'smime.p7m application/pkcs7-mime' ] );
	}
} );

test( 'a signature, a PGP message, an invitation and an enclosed mail are files with names that tell', () => {
	const part = ( headers: string, body: string ) => `--x\r\n${ headers }\r\n\r\n${ body }\r\n`;
	const raw = `${ HEAD }Content-Type: multipart/mixed; boundary=x\r\n\r\n${ [
		part( 'Content-Type: text/plain', 'See below.' ),
		part( 'Content-Type: application/pkcs7-signature', 'abc' ),
		part( 'Content-Type: application/pgp-encrypted', 'Version: 1' ),
		part( 'Content-Type: application/pgp-signature', '-----BEGIN PGP SIGNATURE-----' ),
		part( 'Content-Type: text/calendar; method=REQUEST', 'BEGIN:VCALENDAR' ),
		part( 'Content-Type: message/rfc822', 'Subject: Old order\r\n\r\nInner' ),
	].join( '' ) }--x--\r\n`;
	expect( parseMail( Buffer.from( raw ) ).text ).toBe( 'See below.' );
	expect( files( raw ) ).toEqual( [
		'attachment-1.p7s application/pkcs7-signature',
		'attachment-2.txt application/pgp-encrypted',
		'attachment-3.asc application/pgp-signature',
		'attachment-4.ics text/calendar',
		'Old order.eml message/rfc822',
	] );
} );
