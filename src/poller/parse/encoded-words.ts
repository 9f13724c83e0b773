import { wellFormed } from '../../core/well-formed.ts';
import { decodeBinary, decodeText } from './charset.ts';
import { decodeBase64, decodeQuotedPrintable } from './transfer.ts';

const WORD = /=\?([^?\s]+)\?([bq])\?([^?]*(?:\?(?!=)[^?]*)*)\?=/gi;

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
	for ( const match of value.matchAll( WORD ) ) {
		const [ whole, rawCharset, encoding, content ] = match as unknown as [ string, string, string, string ];
		const between = value.slice( last, match.index );
		const adjacent = pending.length > 0 && /^\s*$/.test( between );
		const name = rawCharset.replace( /\*.*$/, '' ).toLowerCase();
		if ( ! adjacent || name !== pendingCharset ) {
			flush();
		}
		if ( ! adjacent ) {
			out += decodeBinary( between, charset );
		}
		pendingCharset = name;
		pending.push( wordBytes( encoding, content ) );
		last = match.index + whole.length;
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
