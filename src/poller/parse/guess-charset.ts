import { decodeWith } from './decode-with.ts';

/** How a double-byte charset lays out what people write most. */
interface Layout {
	/** Whether a byte begins a character of two. */
	leads: ( byte: number ) => boolean;
	/** First bytes of the characters in common use: letters, and the first level of the ideographs. */
	common: ( byte: number ) => boolean;
	/** First bytes of kana, without which Japanese is hardly written. */
	kana: ( byte: number ) => boolean;
	/** What a text in this charset nearly always has more of than chance would give. */
	bonus: number;
}

const within = ( from: number, to: number ) => ( byte: number ) => byte >= from && byte <= to;
const none = () => false;

const DOUBLE_BYTE: [ string, Layout ][] = [
	[
		'shift_jis',
		{
			leads: ( byte ) => within( 0x81, 0x9f )( byte ) || within( 0xe0, 0xfc )( byte ),
			common: within( 0x81, 0x97 ),
			kana: within( 0x82, 0x83 ),
			bonus: 0.1,
		},
	],
	[ 'euc-jp', { leads: within( 0xa1, 0xfe ), common: within( 0xa1, 0xcf ), kana: within( 0xa4, 0xa5 ), bonus: 0.1 } ],
	[
		'gb18030',
		{
			leads: within( 0x81, 0xfe ),
			common: ( byte ) => within( 0xa1, 0xa3 )( byte ) || within( 0xb0, 0xd7 )( byte ),
			kana: none,
			bonus: 0.02,
		},
	],
	[ 'big5', { leads: within( 0xa1, 0xf9 ), common: within( 0xa1, 0xc6 ), kana: none, bonus: 0 } ],
	[
		'euc-kr',
		{
			leads: within( 0xa1, 0xfe ),
			common: ( byte ) => within( 0xa1, 0xa3 )( byte ) || within( 0xb0, 0xc8 )( byte ),
			kana: none,
			bonus: 0.04,
		},
	],
];

/** Share of the characters that are in common use, with the bonus where that is plain. */
function doubleByteScore( bytes: Uint8Array, { leads, common, kana, bonus }: Layout ): number {
	let all = 0;
	let good = 0;
	let syllables = 0;
	for ( let at = 0; at < bytes.length; at++ ) {
		const byte = bytes[ at ] as number;
		if ( byte < 0x80 ) {
			continue;
		}
		all++;
		if ( leads( byte ) && at + 1 < bytes.length ) {
			good += common( byte ) ? 1 : 0;
			syllables += kana( byte ) ? 1 : 0;
			at++;
		}
	}
	const share = all === 0 ? 0 : good / all;
	// Japanese of some length without kana is another language read wrongly.
	const strange = kana !== none && syllables === 0 && all > 4;
	return strange ? share * 0.7 : share + ( share > 0.95 && ( kana === none || syllables > all / 10 ) ? bonus : 0 );
}

/** The syllables that Korean sentences are held together with: particles, endings, the commonest words of letters to a shop. */
const KOREAN = new Set(
	'이가을를은는의에서로도와과하고한해지다니요습입있없것수대주문시사기자리어아안들나라인일정보내용부장구제그전성중상원화동러만면드'
);

/**
 * Chinese words spelled A to R lie where EUC-KR has its syllables, and come out as such that nobody writes: whether a text
 * is Korean is asked of its syllables.
 */
function isKorean( text: string ): boolean {
	const syllables = text.match( /[\uac00-\ud7a3]/g ) ?? [];
	return syllables.filter( ( syllable ) => KOREAN.has( syllable ) ).length > syllables.length * 0.25;
}

/** Share of the letters beyond ASCII that stand as Cyrillic words have them. */
function cyrillicScore( text: string ): number {
	let good = 0;
	let all = 0;
	let letters = 0;
	let small = 0;
	let previous = '';
	for ( const char of text ) {
		if ( char > '\u007f' ) {
			all++;
			if ( /[\u0400-\u04ff]/.test( char ) ) {
				letters++;
				small += /[а-яё]/.test( char ) ? 1 : 0;
				// Lower case after a letter is what words are made of; wrong tables give random case.
				good += /[а-яё]/.test( char ) || ! /[а-яёА-ЯЁ]/.test( previous ) ? 1 : 0.2;
			}
		}
		previous = char;
	}
	// Nothing but letters, small ones mostly: no text of two-byte characters keeps to so few bytes.
	return all === 0 ? 0 : good / all + ( letters === all && small > all * 0.7 ? 0.15 : 0 );
}

/** Whether bytes beyond ASCII stand in runs, as they do in scripts that are not Latin. */
export function hasForeignRuns( bytes: Uint8Array ): boolean {
	const text = Buffer.from( bytes.buffer, bytes.byteOffset, bytes.byteLength ).toString( 'latin1' );
	const high = text.match( /[\x80-\xff]/g )?.length ?? 0;
	const runs = text.match( /[\x80-\xff]{4,}/g )?.join( '' ).length ?? 0;
	return high > 0 && runs >= high * 0.5;
}

/** Finds the charset of bytes that nothing (or something wrong) is said about; Windows-1252 where nothing else fits. */
export function guessCharset( bytes: Uint8Array ): string {
	if ( Buffer.from( bytes.buffer, bytes.byteOffset, bytes.byteLength ).includes( '\x1b$' ) ) {
		return 'iso-2022-jp';
	}
	const sample = bytes.subarray( 0, 20000 );
	if ( ! hasForeignRuns( sample ) ) {
		return 'windows-1252';
	}
	const whole = sample.length === bytes.length;
	let best = 'windows-1252';
	let score = 0.75;
	const consider = ( name: string, value: number ) => {
		if ( value > score ) {
			best = name;
			score = value;
		}
	};
	for ( const [ name, layout ] of DOUBLE_BYTE ) {
		const text = decodeWith( sample, name, whole );
		if ( text !== null && ( name !== 'euc-kr' || isKorean( text ) ) ) {
			consider( name, doubleByteScore( sample, layout ) );
		}
	}
	for ( const name of [ 'windows-1251', 'koi8-r' ] ) {
		consider( name, cyrillicScore( decodeWith( sample, name, false ) ?? '' ) );
	}
	return best;
}
