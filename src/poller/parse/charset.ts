import { decodeWith, isAscii } from './decode-with.ts';
import { guessCharset, hasForeignRuns } from './guess-charset.ts';

/** Names that say nothing about the bytes, so that these are looked at instead. */
const MEANINGLESS = /^(|us-?ascii|ascii|ansi[_-].*|iso-?646.*|7bit|8bit|binary|default|none|unknown.*|x-unknown|x-user-defined|utf-?8)$/;

/** Names seen in mail that neither the WHATWG list nor iconv-lite knows. */
const RENAMED: [ RegExp, string ][] = [
	[ /^(iso|x|cn)[-_]?gb.*|^gb[-_]?(2312|k|18030).*|^(cp|windows|ms|x-ms-cp)-?936$/, 'gb18030' ],
	[ /^(x-)?hz(-gb.*)?$/, 'hz-gb-2312' ],
	[ /^(x-|chinese)?-?big-?5.*|^(cp|windows|ms)-?950$/, 'big5' ],
	[ /^iso-?2022-?jp.*|^csiso2022jp$/, 'iso-2022-jp' ],
	[ /^(x-)?(ms_?kanji|sjis|shift[-_]?jis|windows-31j|(cp|ms|windows)-?932).*/, 'shift_jis' ],
	[ /^(x-)?euc[-_]?jp.*/, 'euc-jp' ],
	[ /^(ks_?c_?5601.*|ksc_?5601.*|euc[-_]?kr|korean|(cp|ms|windows|x-windows)-?949|uhc)$/, 'euc-kr' ],
	[ /^(x-)?(unicode-1-1-)?utf-?7$/, 'utf-7' ],
	[ /^(unicode|ucs-?2|utf-?16)$/, 'utf-16' ],
	[ /^latin-?1$|^iso-?8859-?1?$/, 'windows-1252' ],
	[ /^(iso|is0|8859)[-_]?(8859[-_]?)?(\d{1,2})(-[ei])?$/, 'iso-8859-$3' ],
	[ /^(x-)?(ms-?)?(win|windows|cp|ansi)[-_]?(12[5]\d)$/, 'windows-$4' ],
];

function canonical( label: string ): string {
	const name = label
		.slice( 0, 100 )
		.trim()
		.replace( /^["']+|["']+$/g, '' )
		.toLowerCase()
		.replace( /\*.*$/, '' );
	for ( const [ pattern, to ] of RENAMED ) {
		if ( pattern.test( name ) ) {
			return name.replace( pattern, to );
		}
	}
	return name;
}

function count( text: string, pattern: RegExp ): number {
	return text.match( pattern )?.length ?? 0;
}

const UTF8_PIECES =
	/[\x00-\x7f]+|(?:[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf4][\x80-\xbf]{3})+|[\x80-\xff]+/g;

/** UTF-8 with stray bytes of another charset in it. A character that was cut off at the end is left out. */
function decodeMixed( bytes: Uint8Array ): string {
	const text = Buffer.from( bytes.buffer, bytes.byteOffset, bytes.byteLength ).toString( 'latin1' );
	return text.replace( UTF8_PIECES, ( piece, at: number ) => {
		if ( piece <= '\x7f' || /^[\x00-\x7f]/.test( piece ) ) {
			return piece;
		}
		const part = Buffer.from( piece, 'latin1' );
		const whole = decodeWith( part, 'utf-8', true );
		return whole ?? ( at + piece.length === text.length ? '' : ( decodeWith( part, 'windows-1252', false ) ?? '' ) );
	} );
}

/**
 * Text from bytes, whatever a mail says about them. Bytes that are valid UTF-8 are UTF-8 even when another
 * charset is named (mail programs mislabel far more often than foreign text happens to be valid UTF-8); names that mean
 * nothing are replaced by a guess.
 *
 * @param bytes Content after the transfer encoding is undone.
 * @param label The declared charset, "" when there is none.
 */
export function decodeText( bytes: Uint8Array, label: string ): string {
	const name = canonical( label );
	const wide = /^utf-(16|32|7)|^iso-2022|^hz/.test( name );
	if ( isAscii( bytes ) && ! wide ) {
		const text = Buffer.from( bytes.buffer, bytes.byteOffset, bytes.byteLength ).toString( 'latin1' );
		return /\x1b\$[@B]/.test( text ) ? ( decodeWith( bytes, 'iso-2022-jp', false ) ?? text ) : text;
	}
	// What is called ISO-2022 and has no escape sequence is something else.
	const escaped = ! name.startsWith( 'iso-2022' ) || bytes.includes( 0x1b );
	if ( wide && escaped ) {
		const text = decodeWith( bytes, name, false );
		if ( text !== null && ! ( name.startsWith( 'utf-16' ) && isAscii( bytes ) && ! bytes.includes( 0 ) ) ) {
			return text.replace( /^\ufeff/, '' );
		}
	}
	const utf8 = decodeWith( bytes, 'utf-8', true );
	if ( utf8 !== null ) {
		return utf8;
	}
	if ( ! MEANINGLESS.test( name ) && ! wide ) {
		const text = decodeWith( bytes, name, false );
		if ( text !== null && count( text, /\ufffd/g ) <= text.length / 100 ) {
			return text;
		}
	}
	const lenient = new TextDecoder( 'utf-8' ).decode( bytes );
	const broken = count( lenient, /\ufffd/g );
	const whole = count( lenient, /[^\x00-\x7f\ufffd]/g );
	if ( whole > 0 && broken <= whole ) {
		return decodeMixed( bytes );
	}
	return decodeWith( bytes, guessCharset( bytes ), false ) ?? lenient;
}

/**
 * Text of a header's raw 8-bit bytes held in a latin1 string. The charset of the mail's body is a hint and no more: a
 * notice in Latin-1 may have been put around a mail from China.
 */
export function decodeBinary( value: string, label = '' ): string {
	if ( ! /[\x80-\xff]|\x1b\$/.test( value ) ) {
		return value;
	}
	const bytes = Buffer.from( value, 'latin1' );
	const western = /^(windows-1252|iso-8859-15?)?$/.test( canonical( label ) );
	return decodeText( bytes, western && hasForeignRuns( bytes ) ? '' : label );
}
