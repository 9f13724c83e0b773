import { isAscii as holdsAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

function decodeWindows1252( bytes: Uint8Array ): string {
	return iconv.decode( Buffer.from( bytes.buffer, bytes.byteOffset, bytes.byteLength ), 'windows-1252' );
}

/**
 * ISO-2022-KR and -CN (RFC 1557, RFC 1922), which no decoder here knows: seven-bit, and between SO and SI the bytes of
 * EUC-KR or GB 2312 without their high bit.
 */
function withHighBits( bytes: Uint8Array ): Uint8Array {
	const out: number[] = [];
	let shifted = false;
	for ( let at = 0; at < bytes.length; at++ ) {
		const byte = bytes[ at ] as number;
		if ( byte === 0x1b && bytes[ at + 1 ] === 0x24 && bytes[ at + 2 ] === 0x29 ) {
			at += 3;
		} else if ( byte === 0x0e || byte === 0x0f ) {
			shifted = byte === 0x0e;
		} else {
			// A line ends in ASCII, whatever was forgotten.
			shifted = shifted && byte !== 10;
			out.push( shifted && byte > 0x20 ? byte | 0x80 : byte );
		}
	}
	return Uint8Array.from( out );
}

const highBit = ( char: string ) => char.charCodeAt( 0 ) | 0x80;

/** HZ (RFC 1843), which no decoder here knows either: between "~{" and "~}" the bytes of GB 2312 without their high bit. */
function decodeHz( bytes: Uint8Array ): string {
	const text = Buffer.from( bytes.buffer, bytes.byteOffset, bytes.byteLength ).toString( 'latin1' );
	return text.replace( /~\{((?:(?!~\})[\x21-\x7e])*)(?:~\})?|~(~)|~\r?\n/g, ( _mark, shifted: string | undefined, tilde = '' ) =>
		shifted === undefined ? tilde : iconv.decode( Buffer.from( Array.from( shifted, highBit ) ), 'gb18030' )
	);
}

/** UTF-16 says by its first two bytes which of two comes first; where it does not, Latin letters tell by their zeros. */
function utf16Order( bytes: Uint8Array, name: string ): string {
	if ( bytes[ 0 ] === 0xfe && bytes[ 1 ] === 0xff ) {
		return 'utf-16be';
	}
	if ( bytes[ 0 ] === 0xff && bytes[ 1 ] === 0xfe ) {
		return 'utf-16le';
	}
	if ( name !== 'utf-16' ) {
		return name;
	}
	let even = 0;
	let odd = 0;
	for ( let at = 0; at + 1 < Math.min( bytes.length, 2000 ); at += 2 ) {
		even += bytes[ at ] === 0 ? 1 : 0;
		odd += bytes[ at + 1 ] === 0 ? 1 : 0;
	}
	return even > odd ? 'utf-16be' : 'utf-16le';
}

/** An escape right before another one says nothing, and the decoder of the WHATWG makes U+FFFD of it. */
const withoutIdleEscapes = ( bytes: Uint8Array ) =>
	Buffer.from(
		Buffer.from( bytes )
			.toString( 'latin1' )
			.replace( /\x1b(?:\([BJI]|\$[@B])(?=\x1b[($])/g, '' ),
		'latin1'
	);

/** Text in one named charset; null when the name is unknown or, where `fatal`, bytes do not fit. */
export function decodeWith( bytes: Uint8Array, name: string, fatal: boolean ): string | null {
	if ( name === 'iso-2022-kr' || name === 'iso-2022-cn' ) {
		return decodeWith( withHighBits( bytes ), name === 'iso-2022-kr' ? 'euc-kr' : 'gb18030', fatal );
	}
	if ( name === 'hz-gb-2312' ) {
		return decodeHz( bytes );
	}
	if ( /^utf-16(le|be)?$/.test( name ) ) {
		return new TextDecoder( utf16Order( bytes, name ), { fatal } ).decode( bytes );
	}
	if ( name === 'utf-8' && fatal ) {
		// The same as a TextDecoder gives, which is to be made anew each time and looks at every character.
		return isUtf8( bytes )
			? Buffer.from( bytes.buffer, bytes.byteOffset, bytes.byteLength )
					.toString( 'utf8' )
					.replace( /^\ufeff/, '' )
			: null;
	}
	if ( name === 'iso-2022-jp' ) {
		return new TextDecoder( name, { fatal: false } ).decode( withoutIdleEscapes( bytes ) );
	}
	if ( name !== 'utf-7' ) {
		try {
			const decoder = new TextDecoder( name, { fatal } );
			// From 20.18.3 on, Node takes windows-1252 for ISO-8859-1: "€", dashes and curly quotes become control
			// characters. https://github.com/nodejs/node/issues/60888
			return decoder.encoding === 'windows-1252' ? decodeWindows1252( bytes ) : decoder.decode( bytes );
		} catch ( error ) {
			if ( ! ( error instanceof RangeError ) ) {
				return null;
			}
		}
	}
	if ( ! iconv.encodingExists( name ) ) {
		return null;
	}
	return iconv.decode( Buffer.from( bytes.buffer, bytes.byteOffset, bytes.byteLength ), name );
}

export function isAscii( bytes: Uint8Array ): boolean {
	return holdsAscii( bytes );
}
