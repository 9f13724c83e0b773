import { attribute, packedFile, properties, winmail } from '../../src/poller/testing/winmail.ts';

/** Small mails of every kind that is read differently, made up; each as the bytes that would arrive. */

const FROM = 'From: Ana Buyer <ana@customer.example>\r\nTo: Blue Shop <support@shop.example>\r\n';
const HEAD = `${ FROM }Subject: Order 1042\r\nDate: Tue, 17 Nov 2026 09:41:00 +0100\r\nMessage-ID: <a1@customer.example>\r\nMIME-Version: 1.0\r\n`;
const REPLY = `${ HEAD }In-Reply-To: <b2.t9@shop.example>\r\nReferences: <a0@customer.example> <b2.t9@shop.example>\r\n`;
const WORDS = 'The mug arrived broken. Can you send another one?\r\n\r\nThanks\r\nAna\r\n';
const QUOTE =
	'\r\nOn Tue, Nov 17, 2026 at 9:41 AM Blue Shop <support@shop.example> wrote:\r\n> How can we help?\r\n> -- \r\n> Blue Shop\r\n';
const HTML = '<div dir="ltr">The mug arrived <b>broken</b>.<br><br><div class="gmail_signature">Ana</div></div>';
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

/** A signed package of one sentence. */
const P7M =
	'MIAGCSqGSIb3DQEHAqCAMIACAQExDTALBglghkgBZQMEAgEwgAYJKoZIhvcNAQcBoIAkgAQwQ29udGVudC1UeXBlOiB0ZXh0L3BsYWluDQoNClRoZSBjdXAgaXMgYnJva2VuLg0KAAAAAAAAMYGgMIGdAgEBMDcwHzEdMBsGA1UEAwwUYW5hQGN1c3RvbWVyLmV4YW1wbGUCFCoQdV5Ej3SMp4+K9BXNIZYJYw/wMAsGCWCGSAFlAwQCATAKBggqhkjOPQQDAgRGMEQCIBF0TFU+7yN6Crjfd727Os3yiGDX/Na7AC2dNA1Uc3WEAiBdmelfRn2X9CqJUf1QE2wcVpJy8oYC8j1UgOB5U8AR+AAAAAAAAA==';
const WINMAIL = winmail( [
	attribute( 1, 0x9003, 6, properties( [ [ 0x1000, 'Words within' ] ] ) ),
	packedFile( 'INVOICE.PDF', Buffer.from( '%PDF-1.4' ), [ [ 0x3707, 'Invoice for March.pdf' ] ] ),
] );

const base64 = ( text: string | Buffer ) =>
	Buffer.from( text as string )
		.toString( 'base64' )
		.replace( /.{76}/g, '$&\r\n' );
const part = ( headers: string, body: string ) => `${ headers }\r\n\r\n${ body }`;
const multipart = ( kind: string, boundary: string, parts: readonly string[] ) =>
	`Content-Type: multipart/${ kind }; boundary="${ boundary }"\r\n\r\n` +
	`${ parts.map( ( each ) => `--${ boundary }\r\n${ each }\r\n` ).join( '' ) }--${ boundary }--\r\n`;

const plain = ( text: string ) => part( 'Content-Type: text/plain; charset=utf-8', text );
const html = ( text: string ) => part( 'Content-Type: text/html; charset="utf-8"', text );
const STATUS =
	'Reporting-MTA: dns; mx.shop.example\r\n\r\nFinal-Recipient: rfc822; ana@customer.example\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 No such user\r\n';
const ORIGINAL =
	'From: Blue Shop <support@shop.example>\r\nTo: ana@customer.example\r\nSubject: Re: Order 1042\r\nMessage-ID: <b2.t9@shop.example>\r\n\r\nHello Ana\r\n';

const TEXTS: string[] = [
	`${ HEAD }\r\n${ WORDS }`,
	`${ REPLY }Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes\r\n\r\n${ WORDS.replace( /\. /g, '. \r\n' ) }${ QUOTE }`,
	`${ HEAD }Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>Caf=C3=A9 =E2=82=AC 20</p><bl=\r\nockquote>old</blockquote>\r\n`,
	`${ HEAD }Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${ base64( 'Grüße aus Köln. '.repeat( 20 ) ) }\r\n`,
	`${ HEAD }${ multipart( 'alternative', 'alt', [ plain( WORDS ), html( HTML ) ] ) }`,
	REPLY +
		multipart( 'mixed', '=_mix', [
			multipart( 'related', 'rel', [
				multipart( 'alternative', 'alt', [ plain( WORDS + QUOTE ), html( `${ HTML }<img src="cid:logo">` ) ] ),
				part(
					'Content-Type: image/png\r\nContent-ID: <logo>\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: inline',
					PNG
				),
			] ),
			part(
				"Content-Type: application/pdf\r\nContent-Disposition: attachment; filename*0*=utf-8''R%C3%A9chnung%20; filename*1=1042.pdf\r\nContent-Transfer-Encoding: base64",
				base64( '%PDF-1.4 '.repeat( 30 ) )
			),
		] ),
	`${ HEAD }\r\nSee below.\r\n\r\nbegin 644 cat.txt\r\n#0V%T\r\n\`\r\nend\r\n`,
	`From: MAILER-DAEMON@mx.shop.example\r\nTo: support@shop.example\r\nSubject: Undelivered Mail Returned to Sender\r\nReturn-Path: <>\r\nAuto-Submitted: auto-replied\r\n${ multipart(
		'report; report-type=delivery-status',
		'dsn',
		[
			plain( 'Your mail could not be delivered.\r\n550 5.1.1 No such user\r\n' ),
			part( 'Content-Type: message/delivery-status', STATUS ),
			part( 'Content-Type: message/rfc822', ORIGINAL ),
		]
	) }`,
	`From: staff@provider.example\r\nSubject: Complaint about message\r\n${ multipart( 'report; report-type=feedback-report', 'arf', [
		plain( 'This is an abuse report.' ),
		part( 'Content-Type: message/feedback-report', 'Feedback-Type: abuse\r\nUser-Agent: x/1\r\nVersion: 1\r\n' ),
		part( 'Content-Type: text/rfc822-headers', ORIGINAL ),
	] ) }`,
	`${ FROM }Subject: Automatische Antwort: Ihre Bestellung\r\nAuto-Submitted: auto-replied\r\nX-Auto-Response-Suppress: All\r\nPrecedence: bulk\r\n\r\nIch bin bis 30.11. nicht im Haus.\r\n`,
	`From mailer@x Tue Nov 17 09:41:00 2026\r\n${ HEAD }List-Id: <news.shop.example>\r\nList-Unsubscribe: <mailto:off@shop.example>\r\n\r\nNews\r\n`,
	`${ HEAD }${ multipart( 'mixed', 'fwd', [ plain( 'Please answer this customer.' ), part( 'Content-Type: message/rfc822', HEAD + multipart( 'alternative', 'in', [ plain( WORDS ), html( HTML ) ] ) ) ] ) }`,
	`${ HEAD }${ multipart( 'digest', 'dig', [ `\r\n${ ORIGINAL }`, `\r\n${ ORIGINAL }` ] ) }`,
	`${ HEAD }${ multipart( 'signed; micalg=sha-256; protocol="application/pkcs7-signature"', 'sig', [ plain( WORDS ), part( 'Content-Type: application/pkcs7-signature; name="smime.p7s"\r\nContent-Transfer-Encoding: base64', PNG ) ] ) }`,
	`${ HEAD }${ multipart( 'encrypted; protocol="application/pgp-encrypted"', 'pgp', [ part( 'Content-Type: application/pgp-encrypted', 'Version: 1' ), part( 'Content-Type: application/octet-stream; name="encrypted.asc"', '-----BEGIN PGP MESSAGE-----\r\n\r\nabc\r\n-----END PGP MESSAGE-----' ) ] ) }`,
	`${ HEAD }${ multipart( 'mixed', 'cal', [ plain( 'Invitation' ), part( 'Content-Type: text/calendar; method=REQUEST; charset=utf-8', 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:Visit\r\nEND:VEVENT\r\nEND:VCALENDAR' ) ] ) }`,
	'From: =?utf-8?B?SsO8cmdlbiBTY2htw7xyZ2Vu?= <j@customer.example>, "Doe, John" (boss) <john@customer.example>\r\nTo: undisclosed-recipients:;, Team: a@x.example, b@x.example;\r\nCc: <@relay.example:route@x.example>\r\nSubject: =?iso-8859-1?Q?Gr=FC=DFe?= =?utf-8?Q?_=E2=82?= =?utf-8?Q?=AC?=\r\nReferences: <a@x>\r\n\t<b@x> <c@x>\r\n\r\nx\r\n',
	`${ HEAD }Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\n${ P7M }\r\n`,
	`${ HEAD }${ multipart( 'mixed', 'tnef', [ plain( WORDS ), part( 'Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64', base64( WINMAIL ) ) ] ) }`,
	`${ HEAD }Content-Type: multipart/mixed\r\n\r\n--no-name\r\nContent-Type: text/plain\r\n\r\nfound\r\n--no-name--\r\n`,
	`${ HEAD }${ multipart( 'alternative', 'enr', [ plain( WORDS ), part( 'Content-Type: text/enriched', '<bold>Hi</bold> <<x>' ), part( 'Content-Type: text/x-amp-html', '<html amp4email></html>' ) ] ) }`,
	`${ HEAD }\r\nForwarded:\r\n\r\n---------- Forwarded message ---------\r\nFrom: Bob <bob@customer.example>\r\nDate: Mon, Nov 16, 2026\r\nSubject: Help\r\nTo: <agent@shop.example>\r\n\r\nMy kettle leaks.\r\n`,
];

const RAW: Buffer[] = [
	Buffer.from(
		'From: Jos\xe9 <jose@customer.example>\nSubject: Env\xedo 1042\nContent-Type: text/plain; charset=iso-8859-1\n\nSe\xf1or: \xbfd\xf3nde est\xe1?\n',
		'latin1'
	),
	Buffer.from(
		'From: a@customer.example\nSubject: \xb9\xd8\xd3\xda\xb6\xa9\xb5\xa5\nContent-Type: text/plain; charset=gb2312\n\n\xc4\xe3\xba\xc3\n',
		'latin1'
	),
	Buffer.from( 'From: a@customer.example\rSubject: old mac\rContent-Type: text/plain\r\rwords\rwords\r', 'latin1' ),
	Buffer.from(
		'From: a@customer.example\nSubject: =?iso-2022-jp?B?GyRCJDMkcxsoQg==?=\nContent-Type: text/plain; charset=iso-2022-jp\n\n\x1b$B$3$s\x1b(B\n',
		'latin1'
	),
	Buffer.concat( [
		Buffer.from( 'From: a@customer.example\nContent-Type: text/plain; charset=utf-16le\n\n' ),
		Buffer.from( 'wide words', 'utf16le' ),
	] ),
];

/** The fixtures of `parse`. */
export const MAILS: readonly Buffer[] = [ ...TEXTS.map( ( text ) => Buffer.from( text, 'utf8' ) ), ...RAW ];
