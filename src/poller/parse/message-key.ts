import { createHash } from 'node:crypto';
import type { Headers } from './headers.ts';
import { piecesOf, type RawBytes } from './raw-bytes.ts';

/** Fields that the sender wrote and no server on the way changes. */
const IDENTITY = [
	'message-id',
	'date',
	'from',
	'sender',
	'reply-to',
	'to',
	'cc',
	'subject',
	'in-reply-to',
	'references',
	'content-type',
	'content-transfer-encoding',
];
const STEP = 64 * 1024;

/** A copy, line by line; strings of so many bytes would fill the memory before they are collected, and bytes one by one take ten times as long. */
function withoutCr( piece: Buffer ): Buffer {
	let at = piece.indexOf( 13 );
	if ( at < 0 ) {
		return piece;
	}
	const out = Buffer.allocUnsafeSlow( piece.length );
	let from = 0;
	let length = 0;
	while ( at >= 0 ) {
		length += piece.copy( out, length, from, at );
		from = at + 1;
		at = piece.indexOf( 13, from );
	}
	length += piece.copy( out, length, from );
	return out.subarray( 0, length );
}

/** Where the body ends without the blanks and line ends behind it, which servers add and take away. */
function bodyEnd( raw: RawBytes, bodyStart: number ): number {
	for ( let end = raw.size; end > bodyStart; ) {
		const from = Math.max( bodyStart, end - STEP );
		const piece = raw.read( from, end );
		let length = piece.length;
		while ( length > 0 && ( piece[ length - 1 ] === 10 || piece[ length - 1 ] === 13 || piece[ length - 1 ] === 32 ) ) {
			length--;
		}
		if ( length > 0 ) {
			return from + length;
		}
		end = from;
	}
	return bodyStart;
}

/**
 * What makes a mail this mail: the fields its sender wrote and its body, without the trace that servers add (Received,
 * Delivered-To, spam and authentication results) and independent of line ends and folding. So it is the same after
 * a move or a second fetch, and different for two mails that carry the same Message-ID.
 *
 * @param raw       The whole mail, with LF or CRLF line ends.
 * @param bodyStart Where the root's body begins.
 * @returns SHA-256, lower-case hex.
 */
export function messageKey( raw: RawBytes, headers: Headers, bodyStart: number ): string {
	const hash = createHash( 'sha256' );
	const add = ( name: string ) => {
		for ( const value of headers.all( name ) ) {
			hash.update( `${ name }:${ value.replace( /\s+/g, ' ' ).trim() }\n`, 'latin1' );
		}
	};
	IDENTITY.forEach( add );
	if ( ! headers.has( 'message-id' ) ) {
		// Two mails with equal words and no identifier are told apart by the oldest hop's stamp.
		hash.update( `received:${ ( headers.all( 'received' ).at( -1 ) ?? '' ).replace( /\s+/g, ' ' ) }\n`, 'latin1' );
	}
	hash.update( '\n' );
	for ( const piece of piecesOf( raw, bodyStart, bodyEnd( raw, bodyStart ) ) ) {
		hash.update( withoutCr( piece ) );
	}
	return hash.digest( 'hex' );
}
