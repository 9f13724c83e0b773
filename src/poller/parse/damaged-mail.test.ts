import { parseMail } from './parse-mail.ts';

const parse = ( raw: string ) => parseMail( Buffer.from( raw, 'latin1' ) );
const names = ( raw: string ) => parse( raw ).attachments.map( ( each ) => each.filename );
const HEAD = 'From: Ana <ana@customer.example>\nSubject: Broken cup\n';
const multipart = ( type: string, boundary: string, body: string ) =>
	`Content-Type: multipart/${ type }; boundary="${ boundary }"\n\n${ body }`;

test( 'a mail that was cut off in the middle of its parts says so and shows what came', () => {
	const mail = parse(
		HEAD +
			multipart( 'mixed', 'out', `--out\n${ multipart( 'alternative', 'in', '--in\nContent-Type: text/plain\n\nThe cup is bro' ) }` )
	);
	expect( mail ).toMatchObject( { text: 'The cup is bro', damaged: true } );
} );

test( 'a mail that promises parts and has none says so', () => {
	expect( parse( HEAD + multipart( 'mixed', 'gone', 'The cup is broken.\n' ) ) ).toMatchObject( {
		text: 'The cup is broken.\n',
		damaged: true,
	} );
} );

test( 'one closing line that a sloppy program forgot is no damage', () => {
	expect( parse( HEAD + multipart( 'mixed', 'x', '--x\nContent-Type: text/plain\n\nThe cup is broken.\n' ) ) ).toMatchObject( {
		text: 'The cup is broken.\n',
		damaged: false,
	} );
} );

test( 'no boundary shows in the text when an outer part begins before the inner one ended', () => {
	const inner = multipart( 'mixed', 'in', '--in\nContent-Type: text/plain\n\none\n' );
	const mail = parse(
		HEAD +
			multipart(
				'mixed',
				'out',
				`--out\n${ inner }--out\nContent-Type: text/plain\n\ntwo\n--in\nContent-Type: text/plain\n\nthree\n--out--\n`
			)
	);
	expect( mail.text.split( '\n' ) ).toEqual( [ 'one', 'two', 'three' ] );
} );

test( 'a closing boundary glued to the last word is no word', () => {
	expect( parse( HEAD + multipart( 'mixed', 'end', '--end\nContent-Type: text/plain\n\nBye--end--' ) ).text ).toBe( 'Bye' );
} );

test( 'a picture that calls itself a text does not fill the ticket with signs', () => {
	const png = Buffer.from( [ 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x11, 0x02, 0x9d, 0x07 ] ).toString(
		'base64'
	);
	const mail = parse(
		HEAD +
			multipart(
				'mixed',
				'x',
				`--x\nContent-Type: text/plain\n\nSee the picture.\n--x\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n${ png }\n--x--\n`
			)
	);
	expect( mail.text ).toBe( 'See the picture.' );
	expect( mail.attachments ).toHaveLength( 1 );
} );

test( 'a remark behind the end of base64 is no part of it', () => {
	const padded = Buffer.from( 'schön!' ).toString( 'base64' );
	expect(
		parse( `${ HEAD }Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${ padded } scanned by a gateway\n` )
			.text
	).toBe( 'schön!' );
} );

test( 'a further version of a text is no second text', () => {
	const raw =
		HEAD +
		multipart(
			'alternative',
			'x',
			'--x\nContent-Type: text/plain\n\nHello\n--x\nContent-Type: text/enriched\n\n<bold>Hello</bold>\n--x--\n'
		);
	expect( parse( raw ).text ).toBe( 'Hello' );
	expect( names( raw ) ).toHaveLength( 1 );
} );

test( 'a mail that is nothing but another mail can be read, and the other one is a file', () => {
	const raw = `${ HEAD }Content-Type: message/rfc822\n\nSubject: Inner\nContent-Type: text/plain\n\nInner words\n`;
	expect( parse( raw ).text ).toBe( 'Inner words\n' );
	expect( names( raw ) ).toEqual( [ 'Inner.eml' ] );
} );

test( 'parts without a name are called what their sender says they are', () => {
	const raw =
		HEAD +
		multipart(
			'report; report-type=delivery-status',
			'x',
			'--x\nContent-Type: text/plain\n\nNot delivered.\n--x\nContent-Description: Delivery report\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n--x--\n'
		);
	expect( names( raw ) ).toEqual( [ 'Delivery report.txt' ] );
} );

test( 'a report without a word for people makes no empty ticket', () => {
	const raw =
		HEAD +
		multipart(
			'report; report-type=delivery-status',
			'x',
			'--x\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; bob@shop.example\nAction: failed\n\n--x--\n'
		);
	expect( parse( raw ).text ).toContain( 'Final-Recipient: rfc822; bob@shop.example' );
} );

test( 'of two dates the whole one counts', () => {
	expect( parse( 'Date: Tue, 17 Nov 2026 09:4:t x\nDate: Tue, 17 Nov 2026 09:41:07 +0000\n\nx' ).date ).toBe(
		'2026-11-17T09:41:07.000Z'
	);
} );
