import { createHash } from 'node:crypto';
import type { Headers } from './headers.ts';

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
const CHUNK = 96 * 1024;

/**
 * What makes a mail this mail: the fields its sender wrote and its body, without the trace that servers add (Received,
 * Delivered-To, spam and authentication results) and independent of line ends and folding. So it is the same after
 * a move or a second fetch, and different for two mails that carry the same Message-ID.
 *
 * @param source    The whole mail.
 * @param bodyStart Where the root's body begins.
 * @returns SHA-256, lower-case hex.
 */
export function messageKey( source: Buffer, headers: Headers, bodyStart: number ): string {
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
	let end = source.length;
	while ( end > bodyStart && ( source[ end - 1 ] === 10 || source[ end - 1 ] === 13 || source[ end - 1 ] === 32 ) ) {
		end--;
	}
	hash.update( '\n' );
	for ( let at = bodyStart; at < end; at += CHUNK ) {
		hash.update( source.toString( 'latin1', at, Math.min( end, at + CHUNK ) ).replace( /\r/g, '' ), 'latin1' );
	}
	return hash.digest( 'hex' );
}
