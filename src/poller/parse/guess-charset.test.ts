import iconv from 'iconv-lite';
import { parseMail } from './parse-mail.ts';

/** What people write in a subject, in the charset that programs of their country used without saying so. */
const SUBJECTS: [ string, string ][] = [
	[ 'gb18030', '关于订单的问题：请尽快回复' ],
	[ 'gb18030', '订单号码' ],
	[ 'gb18030', '客服部经理' ],
	[ 'euc-kr', '배송 문의' ],
	[ 'euc-kr', '안녕하세요' ],
	[ 'big5', '關於訂單的問題，請儘快回覆' ],
	[ 'shift_jis', 'ご注文についてのお問い合わせ' ],
	[ 'euc-jp', 'ご注文についてのお問い合わせ' ],
	[ 'euc-kr', '주문에 대한 문의입니다' ],
	[ 'koi8-r', 'Вопрос о моём заказе' ],
	[ 'windows-1251', 'Вопрос о моём заказе' ],
	[ 'koi8-r', 'Привет' ],
	[ 'windows-1252', 'Frage zur Größe der Überwürfe' ],
	[ 'windows-1252', 'Répète, s’il vous plaît — déjà commandé' ],
];

test.each( SUBJECTS )( 'raw bytes of %s in a subject can be read: %s', ( charset, subject ) => {
	const raw = Buffer.concat( [ Buffer.from( 'Subject: ' ), iconv.encode( subject, charset ), Buffer.from( '\r\n\r\nx' ) ] );
	expect( parseMail( raw ).subject ).toBe( subject );
} );

test( 'a Latin-1 notice around a Chinese mail does not garble its subject', () => {
	const raw = Buffer.concat( [
		Buffer.from( 'Subject: ' ),
		iconv.encode( '关于订单的问题', 'gb18030' ),
		Buffer.from( '\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\nM\xf6glicher Spam', 'latin1' ),
	] );
	expect( parseMail( raw ) ).toMatchObject( { subject: '关于订单的问题', text: 'Möglicher Spam' } );
} );

test( 'a Japanese subject of several encoded words has no strange sign between them', () => {
	const word = ( text: string ) => `=?ISO-2022-JP?B?${ Buffer.from( text, 'latin1' ).toString( 'base64' ) }?=`;
	const raw = `Subject: ${ word( '\x1b$B$3$s\x1b(B' ) }\r\n ${ word( '\x1b$B$K$A$O\x1b(B' ) }\r\n\r\nx`;
	expect( parseMail( Buffer.from( raw ) ).subject ).toBe( 'こんにちは' );
} );

test.each( [
	[ 'iso-2022-kr', '\x1b$)C\n\x0eGQ19\x0f mail \x0eGQ19\x0f!', '한국 mail 한국!' ],
	[ 'iso-2022-cn', '\x1b$)A\x0eVPND\x0f mail', '中文 mail' ],
] )( 'seven-bit mail in %s can be read', ( charset, body, text ) => {
	expect( parseMail( Buffer.from( `Content-Type: text/plain; charset=${ charset }\n\n${ body }` ) ).text.trim() ).toBe( text );
} );

const WIDE: [ string, string, Buffer ][] = [
	[
		'a byte order mark says big-endian',
		'utf-16',
		Buffer.concat( [ Buffer.from( [ 0xfe, 0xff ] ), iconv.encode( 'Größe 名', 'utf-16be' ) ] ),
	],
	[
		'a byte order mark says little-endian',
		'utf-16',
		Buffer.concat( [ Buffer.from( [ 0xff, 0xfe ] ), iconv.encode( 'Größe 名', 'utf-16le' ) ] ),
	],
	[ 'a byte order mark knows better than the name', 'utf-16le', iconv.encode( '\ufeffGröße 名', 'utf-16be' ) ],
	[ 'zeros tell the order', 'utf-16', iconv.encode( 'Größe 名', 'utf-16be' ) ],
	[ 'zeros tell the order', 'unicode', iconv.encode( 'Größe 名', 'utf-16le' ) ],
];

test.each( WIDE )( 'UTF-16: %s (%s)', ( _why, charset, bytes ) => {
	const head = `Content-Type: text/plain; charset=${ charset }\r\nContent-Transfer-Encoding: base64\r\n\r\n`;
	expect( parseMail( Buffer.from( head + bytes.toString( 'base64' ) ) ).text ).toBe( 'Größe 名' );
} );

test( 'UTF-16 without any letter beyond ASCII is not taken for ASCII', () => {
	const head = 'Content-Type: text/plain; charset=utf-16\r\nContent-Transfer-Encoding: base64\r\n\r\n';
	expect( parseMail( Buffer.from( head + iconv.encode( 'Hello', 'utf-16be' ).toString( 'base64' ) ) ).text ).toBe( 'Hello' );
} );

test( 'HZ, as old Chinese mail programs write (RFC 1843, its example)', () => {
	const body = 'The next sentence is in GB.~{<:Ky2;S{#,NpJ)l6HK!#~}Bye. 5 ~~ 6';
	const raw = `Content-Type: text/plain; charset=hz-gb-2312\r\n\r\n${ body }`;
	expect( parseMail( Buffer.from( raw ) ).text ).toBe( 'The next sentence is in GB.己所不欲，勿施於人。Bye. 5 ~ 6' );
} );
