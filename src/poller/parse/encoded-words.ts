import { wellFormed } from '../../core/well-formed.ts';
import { decodeBinary, decodeText } from './charset.ts';
import { decodeBase64, decodeQuotedPrintable } from './transfer.ts';

const WORD = /=\?([^?\s]{1,100})\?([bq])\?/gi;

interface Word {
	index: number;
	end: number;
	charset: string;
	encoding: string;
	content: string;
}

/** The encoded words of a value; each ends at the next "?=". */
function* words( value: string ): Generator< Word > {
	let at = 0;
	for ( const match of value.matchAll( WORD ) ) {
		if ( match.index < at ) {
			continue;
		}
		const from = match.index + match[ 0 ].length;
		const end = value.indexOf( '?=', from );
		if ( end < 0 ) {
			return;
		}
		at = end + 2;
		yield {
			index: match.index,
			end: at,
			charset: match[ 1 ] as string,
			encoding: match[ 2 ] as string,
			content: value.slice( from, end ),
		};
	}
}

function wordBytes( encoding: string, content: string ): Buffer {
	const bytes = Buffer.from( content, 'latin1' );
	return encoding.toLowerCase() === 'b'
		? decodeBase64( bytes )
		: decodeQuotedPrintable( Buffer.from( content.replace( /_/g, ' ' ) + '.', 'latin1' ) ).subarray( 0, -1 );
}

/**
 * Decodes a header value (RFC 2047, RFC 2231 language tags, raw 8-bit bytes).
 * Neighbouring words of one charset are joined as bytes first, because many programs cut multi-byte characters in two.
 *
 * @param value   Latin1 string as kept by Headers.
 * @param charset What raw 8-bit bytes are taken for when they are not UTF-8.
 */
export function decodeWords( value: string, charset = '' ): string {
	if ( ! value.includes( '=?' ) ) {
		return decodeBinary( value, charset );
	}
	let out = '';
	let last = 0;
	let pending: Buffer[] = [];
	let pendingCharset = '';
	const flush = () => {
		if ( pending.length > 0 ) {
			out += decodeText( Buffer.concat( pending ), pendingCharset );
			pending = [];
		}
	};
	for ( const word of words( value ) ) {
		const between = value.slice( last, word.index );
		const adjacent = pending.length > 0 && /^\s*$/.test( between );
		const name = word.charset.replace( /\*.*$/, '' ).toLowerCase();
		if ( ! adjacent || name !== pendingCharset ) {
			flush();
		}
		if ( ! adjacent ) {
			out += decodeBinary( between, charset );
		}
		pendingCharset = name;
		pending.push( wordBytes( word.encoding, word.content ) );
		last = word.end;
	}
	flush();
	return out + decodeBinary( value.slice( last ), charset );
}

/** One line of clean text: control characters and folds become blanks. */
export function cleanLine( text: string ): string {
	return wellFormed(
		text
			.replace( /[\x00-\x1f\x7f]+/g, ' ' )
			.replace( / {2,}/g, ' ' )
			.trim()
	);
}
