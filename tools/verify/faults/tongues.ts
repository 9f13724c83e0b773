/** What customers write in, each with a charset that mail in that language still comes in. */
import iconv from 'iconv-lite';

export interface Tongue {
	charset: string;
	/** Comes back in the ticket letter by letter. */
	words: string;
	encode: ( text: string ) => Buffer;
}

const by = ( charset: string, words: string ): Tongue => ( { charset, words, encode: ( text ) => iconv.encode( text, charset ) } );

/** ISO-2022-JP (RFC 1468) of one word; the library knows no stateful charset. */
const KANJI = Buffer.from( '\x1b$BF|K\\8l\x1b(B', 'latin1' );

const iso2022jp: Tongue = {
	charset: 'iso-2022-jp',
	words: '日本語',
	encode: ( text ) =>
		Buffer.concat(
			text.split( '日本語' ).flatMap( ( part, at ) => [ ...( at === 0 ? [] : [ KANJI ] ), Buffer.from( part, 'latin1' ) ] )
		),
};

export const TONGUES: readonly Tongue[] = [
	by( 'utf-8', 'Grüße, ¿qué tal? — naïve ☕ 🙂' ),
	by( 'utf-8', 'Здравствуйте, 你好, مرحبا' ),
	by( 'us-ascii', 'Plain words and nothing else' ),
	by( 'iso-8859-1', 'El paquete llegó dañado, señora' ),
	by( 'iso-8859-15', 'Das kostet 15 € für die Tüte' ),
	by( 'windows-1252', '“Où est mon colis ?” — l’été dernier' ),
	by( 'iso-8859-2', 'Zażółć gęślą jaźń' ),
	by( 'koi8-r', 'Где моя посылка?' ),
	by( 'windows-1251', 'Когда придёт заказ?' ),
	by( 'windows-1256', 'أين طلبي' ),
	by( 'gb18030', '我的包裹在哪里' ),
	by( 'big5', '我的包裹在哪裡' ),
	by( 'shift_jis', '荷物はどこですか' ),
	by( 'euc-jp', '返品したいです' ),
	by( 'euc-kr', '소포가 어디에 있나요' ),
	iso2022jp,
];
