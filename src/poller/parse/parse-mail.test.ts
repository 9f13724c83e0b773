import { parseMail } from './parse-mail.ts';

const parse = ( raw: string ) => parseMail( Buffer.from( raw, 'utf8' ) );
const latin1 = ( raw: string ) => parseMail( Buffer.from( raw, 'latin1' ) );
const HEAD = 'From: Ana <ana@customer.example>\r\nTo: support@shop.example\r\nSubject: Hello\r\nMessage-ID: <1@customer.example>\r\n';

test( 'a mail that has only HTML inside a multipart makes no empty ticket', () => {
	const mail = parse(
		`${ HEAD }Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>The cup is <b>broken</b>.</p>\r\n--x--\r\n`
	);
	expect( mail.text ).toBe( 'The cup is broken.' );
	expect( mail.html ).toContain( '<b>broken</b>' );
} );

test( 'an HTML version without a word does not hide the plain one', () => {
	const mail = parse(
		`${ HEAD }Content-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nRead me\r\n--x\r\nContent-Type: text/html\r\n\r\n<html><head><style>p{}</style></head><body><br>&nbsp;</body></html>\r\n--x--`
	);
	expect( mail ).toMatchObject( { text: 'Read me', html: '' } );
} );

test.each( [
	[ 'Tue, 17 Nov 2026 09:41:00 +0100', '2026-11-17T08:41:00.000Z' ],
	[ '17 Nov 26 9:41 EST', '2026-11-17T14:41:00.000Z' ],
	[ 'Tue, 17 Nov 2026 09:41:00 GMT+02:00', '2026-11-17T07:41:00.000Z' ],
	[ 'Tue Nov 17 09:41:00 2026', '2026-11-17T09:41:00.000Z' ],
	[ '2026-11-17T09:41:00-03:00', '2026-11-17T12:41:00.000Z' ],
	[ 'Tue, 31 Feb 2026 09:41:00 +0000', null ],
	[ 'yesterday', null ],
	[ '', null ],
] )( 'a date is read or left empty, never made up: %s', ( date, expected ) => {
	expect( parse( `${ HEAD }Date: ${ date }\r\n\r\nx` ).date ).toBe( expected );
} );

test( 'names in raw 8-bit bytes are readable, in UTF-8 and in Latin-1', () => {
	expect( parse( 'From: José Núñez <jose@customer.example>\r\nSubject: Envío\r\n\r\nx' ) ).toMatchObject( {
		from: { name: 'José Núñez' },
		subject: 'Envío',
	} );
	expect( latin1( 'From: Jos\xe9 <jose@customer.example>\r\nSubject: Env\xedo\r\n\r\nx' ) ).toMatchObject( {
		from: { name: 'José' },
		subject: 'Envío',
	} );
} );

test( 'a character that two encoded words were cut through is whole again', () => {
	expect( parse( 'Subject: =?utf-8?B?w4k=?= =?utf-8?Q?t=C3?= =?utf-8?Q?=A9?=\r\n\r\nx' ).subject ).toBe( 'Été' );
} );

test.each( [
	[ 'iso-gb2312', Buffer.from( [ 0xc4, 0xe3, 0xba, 0xc3 ] ), '你好' ],
	[ 'x-unknown', Buffer.from( 'é', 'utf8' ), 'é' ],
	[ 'us-ascii', Buffer.from( [ 0x63, 0x61, 0x66, 0xe9 ] ), 'café' ],
	[ 'iso-8859-1', Buffer.from( 'señor', 'utf8' ), 'señor' ],
	[ 'windows-1252', Buffer.from( [ 0x93, 0x32, 0x30, 0x20, 0x80, 0x94, 0x20, 0x96 ] ), '“20 €” –' ],
	[ 'iso_8859-1', Buffer.from( [ 0x69, 0x74, 0x92, 0x73 ] ), 'it’s' ],
	[ 'unknown-8bit', Buffer.from( [ 0x32, 0x30, 0x20, 0x80 ] ), '20 €' ],
	[ 'windows-1251', Buffer.from( [ 0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2 ] ), 'Привет' ],
	[ 'ISO-2022-JP', Buffer.from( '\x1b$B$3$s\x1b(B', 'latin1' ), 'こん' ],
	[ 'utf-7', Buffer.from( 'caf+AOk-', 'latin1' ), 'café' ],
	[
		'utf-8',
		Buffer.concat( [ Buffer.from( 'déjà vu, très bien ', 'utf8' ), Buffer.from( [ 0xe9 ] ), Buffer.from( ' fin' ) ] ),
		'déjà vu, très bien é fin',
	],
] )( 'text in a charset that is misnamed or unknown is readable: %s', ( charset, bytes, expected ) => {
	const mail = parseMail(
		Buffer.concat( [
			Buffer.from( `${ HEAD }Content-Type: text/plain; charset=${ charset }\r\nContent-Transfer-Encoding: 8bit\r\n\r\n` ),
			bytes,
		] )
	);
	expect( mail.text ).toBe( expected );
} );

test( 'text files, mails and files without a name inside a mail are not lost', () => {
	const mail = parse(
		`${ HEAD }Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nSee below\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Disposition: inline; filename="notes.txt"\r\n\r\nnotes\r\n--x\r\nContent-Type: message/rfc822\r\n\r\nSubject: The old mail\r\n\r\nold\r\n--x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nQUJD\r\n--x--`
	);
	expect( mail.text ).toBe( 'See below' );
	expect( mail.attachments.map( ( each ) => [ each.filename, each.content().toString() ] ) ).toEqual( [
		[ 'notes.txt', 'notes' ],
		[ 'The old mail.eml', 'Subject: The old mail\r\n\r\nold' ],
		[ 'image-3.png', 'ABC' ],
	] );
} );

test( 'file names survive every way of writing them', () => {
	const name = ( header: string ) =>
		parse( `${ HEAD }Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n${ header }\r\n\r\nx\r\n--x--` ).attachments[ 0 ]
			?.filename;
	expect(
		name(
			"Content-Type: application/pdf\r\nContent-Disposition: attachment; filename*0*=utf-8''factura%20; filename*1*=n%C2%BA1; filename*2=.pdf"
		)
	).toBe( 'factura nº1.pdf' );
	expect( name( 'Content-Type: application/pdf; name="=?utf-8?Q?factura_n=C2=BA1.pdf?="' ) ).toBe( 'factura nº1.pdf' );
	expect(
		name( 'Content-Type: application/pdf\r\nContent-Disposition: attachment; filename="a;b.pdf"; filename*=utf-8\'\'%C3%A9.pdf' )
	).toBe( 'é.pdf' );
} );

test( 'the first From counts, and a mail without one is answered at its Reply-To', () => {
	expect( parse( 'From: a@customer.example\r\nFrom: b@evil.example\r\n\r\nx' ).from.address ).toBe( 'a@customer.example' );
	expect( parse( 'Reply-To: c@customer.example\r\n\r\nx' ).from.address ).toBe( 'c@customer.example' );
} );

test( 'addresses are read with commas, comments, groups and quotes in their names', () => {
	const to = ( value: string ) => parse( `To: ${ value }\r\n\r\nx` ).to.map( ( each ) => `${ each.name }|${ each.address }` );
	expect( to( '"Buyer, Ana" <ana@customer.example>, bob@customer.example (Bob)' ) ).toEqual( [
		'Buyer, Ana|ana@customer.example',
		'Bob|bob@customer.example',
	] );
	expect( to( 'Buyer, Ana <ana@customer.example>' ) ).toEqual( [ 'Buyer, Ana|ana@customer.example' ] );
	expect( to( 'Team: ana@customer.example, bob@customer.example;' ) ).toEqual( [ '|ana@customer.example', '|bob@customer.example' ] );
	expect( to( 'undisclosed-recipients:;' ) ).toEqual( [] );
	expect( to( '=?utf-8?Q?Jos=C3=A9,_Madrid?= <jose@customer.example>' ) ).toEqual( [ 'José, Madrid|jose@customer.example' ] );
} );

test( 'line ends of an old Mac lose no header', () => {
	expect( parse( 'From: a@customer.example\rSubject: Old\r\rBody\r' ) ).toMatchObject( { subject: 'Old', text: 'Body\n' } );
} );

test( 'damage on the way costs as little as possible', () => {
	expect( parse( 'Subject: No blank line\nThis is the body' ) ).toMatchObject( { subject: 'No blank line', text: 'This is the body' } );
	expect( parse( 'Received: from a\nby b with a lost blank\nSubject: Still here\nFrom: a@customer.example\n\nBody' ) ).toMatchObject( {
		subject: 'Still here',
		text: 'Body',
	} );
	expect( parse( `${ HEAD }Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nCut off` ).text ).toBe(
		'Cut off'
	);
	expect(
		parse(
			`${ HEAD }Content-Type: multipart/mixed\r\n\r\n--nobody-named-me\r\nContent-Type: text/plain\r\n\r\nFound\r\n--nobody-named-me--`
		).text
	).toBe( 'Found' );
} );

test( 'soft line breaks of flowed text are undone', () => {
	expect( parse( `${ HEAD }Content-Type: text/plain; format=flowed\r\n\r\nOne \r\nline\r\n> quoted \r\n> too\r\n` ).text ).toBe(
		'One line\n> quoted too\n'
	);
} );

test( 'uuencoded files in a text become files', () => {
	const mail = parse( `${ HEAD }\r\nBefore\r\nbegin 644 cat.txt\r\n#0V%T\r\n\`\r\nend\r\nAfter\r\n` );
	expect( mail.attachments.map( ( each ) => [ each.filename, each.content().toString() ] ) ).toEqual( [ [ 'cat.txt', 'Cat' ] ] );
	expect( mail.text ).toMatch( /^Before\s+\[cat\.txt\]\s+After\s*$/ );
} );

test( 'the key of a mail is that of the mail, not of its way here', () => {
	const key = ( raw: string ) => parse( raw ).key;
	const mail = `${ HEAD }\r\nBody\r\n`;
	expect( key( `Received: from x\r\nDelivered-To: y\r\nX-Spam-Status: No\r\n${ mail }` ) ).toBe( key( mail ) );
	expect( key( mail.replace( /\r/g, '' ) ) ).toBe( key( mail ) );
	expect( key( `${ mail }\r\n\r\n` ) ).toBe( key( mail ) );
	expect( key( mail.replace( 'Body', 'Another body' ) ) ).not.toBe( key( mail ) );
	expect( key( mail.replace( 'Hello', 'Hello again' ) ) ).not.toBe( key( mail ) );
	expect( key( 'From: form@shop.example\r\nReceived: from a; Mon\r\n\r\nx' ) ).not.toBe(
		key( 'From: form@shop.example\r\nReceived: from a; Tue\r\n\r\nx' )
	);
} );

test( 'fields with blanks before the colon and comments within are read (RFC 5322, appendix A.6.3)', () => {
	expect(
		parse(
			'From  : Ana <ana@customer(home).  example>\nSubject     : Hello\nDate  : Fri, 21 Nov 1997 09(about):   55  :  06 -0600\n\nx'
		)
	).toMatchObject( { from: { address: 'ana@customer.example', name: 'Ana' }, subject: 'Hello', date: '1997-11-21T15:55:06.000Z' } );
} );

test( 'two addresses without a comma between them are not one', () => {
	const { from, replyTo } = parse( 'From: Ana <ana@customer.example> <bea@customer.example>\nReply-To: <a@x.example><b@x.example>\n\nx' );
	expect( from.address ).toBe( 'ana@customer.example' );
	expect( replyTo.map( ( each ) => each.address ) ).toEqual( [ 'a@x.example', 'b@x.example' ] );
} );
