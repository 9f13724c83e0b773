/** A ticket of a forwarded mail belongs to whom it first came from. */
import { parseMail } from '../parse/index.ts';
import { readAuthentication } from './authentication.ts';
import { readForwarded } from './forwarded.ts';
import { readWrittenDate } from './forwarded-date.ts';

const BOUNDARY = 'b0und';

function mail( subject: string, text: string, html = '' ): Buffer {
	const head = `From: Luis <luis@shop.example>\r\nTo: help@shop.example\r\nSubject: =?utf-8?B?${ Buffer.from( subject ).toString( 'base64' ) }?=\r\nMIME-Version: 1.0\r\n`;
	const plain = `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${ text.replace( /\n/g, '\r\n' ) }\r\n`;
	return Buffer.from(
		html === ''
			? head + plain
			: `${ head }Content-Type: multipart/alternative; boundary=${ BOUNDARY }\r\n\r\n--${ BOUNDARY }\r\n${ plain }--${ BOUNDARY }\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${ html }\r\n--${ BOUNDARY }--\r\n`
	);
}

const read = ( subject: string, text: string, html = '' ) => readForwarded( parseMail( mail( subject, text, html ) ), null )?.mail ?? null;

/** Subject, then what each program writes in this language; the date says 3 November 2025, 10:23. */
const LANGUAGES: Record< string, [ subject: string, block: string ] > = {
	'Gmail, English': [
		'Fwd: Broken lamp',
		'---------- Forwarded message ---------\nFrom: Ana Ruiz <ana@client.example>\nDate: Mon, 3 Nov 2025 at 10:23\nSubject: Broken lamp\nTo: <luis@shop.example>',
	],
	'Gmail, Spanish': [
		'Fwd: Broken lamp',
		'---------- Forwarded message ---------\nDe: Ana Ruiz <ana@client.example>\nDate: lun, 3 nov 2025 a las 10:23\nSubject: Broken lamp\nTo: <luis@shop.example>',
	],
	'Outlook, Spanish': [
		'RV: Broken lamp',
		'De: Ana Ruiz <ana@client.example>\nEnviado el: lunes, 3 de noviembre de 2025 10:23\nPara: luis@shop.example\nAsunto: Broken lamp',
	],
	'Thunderbird, German': [
		'Fwd: Broken lamp',
		'-------- Weitergeleitete Nachricht --------\nBetreff: \tBroken lamp\nDatum: \tMon, 3 Nov 2025 10:23:00 +0000\nVon: \tAna Ruiz <ana@client.example>\nAn: \tluis@shop.example',
	],
	'Outlook, German': [
		'WG: Broken lamp',
		'Von: Ana Ruiz <ana@client.example>\nGesendet: Montag, 3. November 2025 10:23\nAn: luis@shop.example\nBetreff: Broken lamp',
	],
	'Outlook, French': [
		'TR: Broken lamp',
		'De : Ana Ruiz <ana@client.example>\nEnvoyé : lundi 3 novembre 2025 10:23\nÀ : luis@shop.example\nObjet : Broken lamp',
	],
	'Thunderbird, French': [
		'Fwd: Broken lamp',
		'-------- Message transféré --------\nSujet : \tBroken lamp\nDate : \tMon, 3 Nov 2025 10:23:00 +0000\nDe : \tAna Ruiz <ana@client.example>\nPour : \tluis@shop.example',
	],
	'Outlook, Italian': [
		'I: Broken lamp',
		'Da: Ana Ruiz <ana@client.example>\nInviato: lunedì 3 novembre 2025 10:23\nA: luis@shop.example\nOggetto: Broken lamp',
	],
	'Outlook, Portuguese': [
		'ENC: Broken lamp',
		'De: Ana Ruiz <ana@client.example>\nEnviada em: segunda-feira, 3 de novembro de 2025 10:23\nPara: luis@shop.example\nAssunto: Broken lamp',
	],
	'Apple, Dutch': [
		'Fwd: Broken lamp',
		'Begin doorgestuurd bericht:\n\n> Van: Ana Ruiz <ana@client.example>\n> Onderwerp: Broken lamp\n> Datum: 3 november 2025 om 10:23:00 GMT\n> Aan: luis@shop.example\n>',
	],
	'Thunderbird, Polish': [
		'Fwd: Broken lamp',
		'-------- Przekazana wiadomość --------\nTemat: \tBroken lamp\nData: \tMon, 3 Nov 2025 10:23:00 +0000\nNadawca: \tAna Ruiz <ana@client.example>\nAdresat: \tluis@shop.example',
	],
	'Outlook, Polish': [
		'PD: Broken lamp',
		'Od: Ana Ruiz <ana@client.example>\nWysłano: poniedziałek, 3 listopada 2025 10:23\nDo: luis@shop.example\nTemat: Broken lamp',
	],
	'Outlook, Swedish': [
		'VB: Broken lamp',
		'Från: Ana Ruiz <ana@client.example>\nSkickat: den 3 november 2025 10:23\nTill: luis@shop.example\nÄmne: Broken lamp',
	],
	'Gmail, Japanese': [
		'Fwd: Broken lamp',
		'---------- Forwarded message ---------\nFrom: Ana Ruiz <ana@client.example>\nDate: 2025年11月3日(月) 10:23\nSubject: Broken lamp\nTo: <luis@shop.example>',
	],
	'Outlook, Japanese': [
		'転送: Broken lamp',
		'差出人: Ana Ruiz <ana@client.example>\n送信日時: 2025年11月3日 10:23\n宛先: luis@shop.example\n件名: Broken lamp',
	],
	'Outlook, Chinese': [
		'转发: Broken lamp',
		'发件人: Ana Ruiz <ana@client.example>\n发送时间: 2025年11月3日 上午 10:23\n收件人: luis@shop.example\n主题: Broken lamp',
	],
	'Mail.ru, Russian': [
		'Fwd: Broken lamp',
		'-------- Пересылаемое сообщение --------\nОт кого: Ana Ruiz <ana@client.example>\nКому: luis@shop.example\nДата: 3 ноября 2025 г., 10:23\nТема: Broken lamp',
	],
	'Outlook, Arabic': [
		'إعادة توجيه: Broken lamp',
		'من: Ana Ruiz <ana@client.example>\nتاريخ الإرسال: 03/نوفمبر/2025 10:23\nإلى: luis@shop.example\nالموضوع: Broken lamp',
	],
};

describe.each( Object.entries( LANGUAGES ) )( '%s', ( _name, [ subject, block ] ) => {
	const quoted = block.startsWith( 'Begin' );
	const body = [ 'Hello,', '', 'the lamp arrived broken.', 'Ana' ].map( ( line ) => ( quoted ? `> ${ line }` : line ) ).join( '\n' );

	it( 'finds sender, subject, date and every word, and keeps the comment apart', () => {
		expect( read( subject, `Can you take this?\n\n-- \nLuis\n\n${ block }\n\n${ body }` ) ).toEqual( {
			from: { address: 'ana@client.example', name: 'Ana Ruiz' },
			date: '2025-11-03T10:23:00.000Z',
			message_id: '',
			subject: 'Broken lamp',
			text: 'Hello,\n\nthe lamp arrived broken.\nAna',
			html: '',
			comment: 'Can you take this?',
		} );
	} );

	it( 'does so without a comment', () => {
		expect( read( subject, `\n${ block }\n\n${ body }` ) ).toMatchObject( {
			comment: '',
			text: 'Hello,\n\nthe lamp arrived broken.\nAna',
		} );
	} );
} );

describe( 'what is passed on', () => {
	const gmail = LANGUAGES[ 'Gmail, English' ]![ 1 ];

	it( 'keeps its HTML, without the header above it and without scripts', () => {
		const html =
			'<div dir="ltr">Please help</div><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>From: <b>Ana Ruiz</b> &lt;<a href="mailto:ana@client.example">ana@client.example</a>&gt;<br>Date: Mon, 3 Nov 2025 at 10:23<br>Subject: Broken lamp<br>To: &lt;luis@shop.example&gt;<br></div><br><p>The lamp is <b>broken</b>.<script>x()</script></p></div>';
		const found = read( 'Fwd: Broken lamp', `Please help\n\n${ gmail }\n\nThe lamp is broken.`, html );
		expect( found?.comment ).toBe( 'Please help' );
		expect( found?.html ).toContain( 'The lamp is <b>broken</b>.' );
		expect( found?.html ).not.toMatch( /Forwarded message|Please help|script|luis@/ );
	} );

	it( 'is the enclosed mail, with its Message-ID and its files', () => {
		const inner =
			'From: =?utf-8?Q?Bj=C3=B6rn?= <bjorn@client.example>\r\nTo: luis@shop.example\r\nSubject: Offer\r\nMessage-ID: <inner@client.example>\r\nDate: Mon, 3 Nov 2025 10:23:00 +0100\r\nContent-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\nContent-Type: text/plain\r\n\r\nHow much?\r\n--y\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename=lamp.png\r\n\r\npixels\r\n--y--\r\n';
		const raw = `From: luis@shop.example\r\nSubject: Fwd: Offer\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nFor you.\r\n--x\r\nContent-Type: message/rfc822\r\n\r\n${ inner }--x--\r\n`;
		const found = readForwarded( parseMail( Buffer.from( raw ) ), null );
		expect( found?.mail ).toEqual( {
			from: { address: 'bjorn@client.example', name: 'Björn' },
			date: '2025-11-03T09:23:00.000Z',
			message_id: '<inner@client.example>',
			subject: 'Offer',
			text: 'How much?',
			html: '',
			comment: 'For you.',
		} );
		expect( found?.files.map( ( file ) => [ file.filename, file.content().toString() ] ) ).toEqual( [ [ 'lamp.png', 'pixels' ] ] );
	} );

	it( 'is what was forwarded last where it was passed on several times', () => {
		expect(
			read(
				'Fwd: Fwd: Broken lamp',
				`${ gmail }\n\nSee below\n\n---------- Forwarded message ---------\nFrom: Zoe <zoe@client.example>\nSubject: Lamp\n\nMine`
			)
		).toMatchObject( {
			from: { address: 'ana@client.example' },
			text: expect.stringContaining( 'Zoe' ),
		} );
	} );

	it( 'loses no word where no empty line stands between header and text', () => {
		expect(
			read( 'Fwd: x', '-----Original Message-----\nFrom: Ana <ana@client.example>\nSubject: x\nMy parcel is lost.\nAna' )?.text
		).toBe( 'My parcel is lost.\nAna' );
	} );

	it.each( [
		[
			'an answer that quotes a header',
			'Re: Broken lamp',
			`Thanks\n\nFrom: Ana <ana@client.example>\nSent: Monday, 3 November 2025 10:23\nTo: luis@shop.example\nSubject: Broken lamp\n\nHello`,
		],
		[ 'an answer to a forwarded mail', 'RE: Fwd: Broken lamp', `Thanks\n\n${ gmail }\n\nHello` ],
		[ 'a mail with a list of facts', 'Delivery', 'Hello,\n\nFrom: Madrid\nTo: Paris\nDate: 3 Nov 2025\n\nthank you' ],
		[
			'a sender without an address',
			'FW: Broken lamp',
			'From: Ruiz, Ana\nSent: Monday, 3 November 2025 10:23\nTo: Luis\nSubject: Broken lamp\n\nHello',
		],
		[ 'somebody who quotes a forwarded mail in their own', 'Question', `Did you get this?\n\n${ gmail }\n\nHello` ],
	] )( 'is nothing in %s', ( _what, subject, text ) => {
		expect( read( subject, text ) ).toBeNull();
	} );
} );

it.each( [
	[ 'Monday, November 3, 2025 10:23 PM', '2025-11-03T22:23:00.000Z' ],
	[ '11/3/2025 10:23 PM', '2025-11-03T22:23:00.000Z' ],
	[ '3/11/2025 22:23', '2025-11-03T22:23:00.000Z' ],
	[ '03.11.2025 22:23', '2025-11-03T22:23:00.000Z' ],
	[ '2025-11-03 22:23', '2025-11-03T22:23:00.000Z' ],
	[ '3.11.2025 klo 22.23', '2025-11-03T22:23:00.000Z' ],
	[ 'lun. 3 nov. 2025 à 22:23', '2025-11-03T22:23:00.000Z' ],
	[ '3 juillet 2025 22:23', '2025-07-03T22:23:00.000Z' ],
	[ '3 czerwca 2025 22:23', '2025-06-03T22:23:00.000Z' ],
	[ '3 novembre 2025 alle ore 22:23:05 GMT+1', '2025-11-03T21:23:05.000Z' ],
	[ '2025年11月3日 下午 10:23', '2025-11-03T22:23:00.000Z' ],
	[ '٣ نوفمبر ٢٠٢٥ ١٠:٢٣ م', '2025-11-03T22:23:00.000Z' ],
	[ '31 February 2025 10:00', null ],
	[ 'soon', null ],
	[ '', null ],
] )( 'reads the date %s', ( written, date ) => {
	expect( readWrittenDate( written ) ).toBe( date );
} );

describe( "the mail server's word on the sender", () => {
	const of = ( ...headers: string[] ) =>
		readAuthentication(
			parseMail(
				Buffer.from(
					`${ headers.map( ( each ) => `Authentication-Results: ${ each }\r\n` ).join( '' ) }From: a@b.example\r\n\r\nx`
				)
			)
		);

	it( 'is what its own header says, comments aside', () => {
		expect(
			of(
				'mx.shop.example; spf=pass (dkim=fail is only a comment) smtp.mailfrom=b.example; dkim=pass header.d=b.example; dmarc=pass'
			)
		).toEqual( {
			spf: 'pass',
			dkim: 'pass',
			dmarc: 'pass',
		} );
		expect(
			of(
				'spf=fail (sender IP is 1.2.3.4) smtp.mailfrom=b.example; dkim=none (message not signed) header.d=none;dmarc=fail action=none'
			)
		).toEqual( {
			spf: 'fail',
			dkim: 'none',
			dmarc: 'fail',
		} );
	} );

	it( 'is not what the sender wrote below it', () => {
		expect( of( 'mx.shop.example; spf=fail; dkim=fail', 'mx.evil.example; spf=pass; dkim=pass; dmarc=pass' ) ).toEqual( {
			spf: 'fail',
			dkim: 'fail',
			dmarc: '',
		} );
	} );

	it( 'is not what the sender wrote in the name of the same server, or into an address', () => {
		expect( of( 'mx.shop.example; spf=fail; dmarc=fail', 'mx.shop.example; spf=pass; dkim=pass; dmarc=pass' ) ).toMatchObject( {
			spf: 'fail',
			dmarc: 'fail',
		} );
		expect( of( 'mx.shop.example; spf=fail smtp.mailfrom="x; dmarc=pass dkim=pass (\\" "@evil.example; dmarc=fail' ) ).toEqual( {
			spf: 'fail',
			dkim: '',
			dmarc: 'fail',
		} );
	} );

	it( 'may stand in a header for each method, and in several signatures', () => {
		expect( of( 'mx.shop.example; dkim=fail; dkim=pass', 'mx.shop.example; spf=softfail' ) ).toEqual( {
			spf: 'softfail',
			dkim: 'pass',
			dmarc: '',
		} );
	} );

	it( 'is nothing where the server adds none', () => {
		expect( of() ).toBeNull();
	} );
} );
