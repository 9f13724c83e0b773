import type { IngestMessage } from '../../contract/generated/types.ts';
import type { RawSource } from '../worker/protocol.ts';

/** What the poller says of a mail that says it is the site's own check. Only WordPress can tell whether that is true. */
export type CheckStamp = Pick< NonNullable< IngestMessage[ 'check' ] >, 'token' | 'seen_ms' | 'fetched_ms' >;

/** A header block longer than this is no check's. Bytes. */
const MOST_HEADERS = 64 * 1024;
const NAME = 'mesa-check';
/** Some services drop headers that they do not know, others give a mail a new Message-ID: one of the two is enough. */
const TOKENS = [ /^X-Mesa-Check:\s*([0-9a-f.]{10,200})\s*$/im, /^Message-ID:\s*<mesa-check\.([0-9a-f.]{10,200})@/im ];

/** The header block of a mail, as Latin-1 text; '' for a mail in a file, which is far larger than a check's. */
export function headerBlock( raw: RawSource ): string {
	if ( 'path' in raw ) {
		return '';
	}
	const { buffer, byteOffset, byteLength } = raw.bytes;
	const bytes = Buffer.from( buffer, byteOffset, Math.min( byteLength, MOST_HEADERS ) );
	// Every mail passes here: only its headers are made a text.
	const ends = [ bytes.indexOf( '\n\r\n' ), bytes.indexOf( '\n\n' ) ].filter( ( end ) => end >= 0 );
	return bytes.toString( 'latin1', 0, ends.length > 0 ? Math.min( ...ends ) + 1 : bytes.length );
}

/** The check's token in a header block, '' when there is none. */
export function checkToken( headers: string ): string {
	if ( ! headers.toLowerCase().includes( NAME ) ) {
		return '';
	}
	return TOKENS.map( ( pattern ) => pattern.exec( headers )?.[ 1 ] ?? '' ).find( ( token ) => token !== '' ) ?? '';
}

/** The number of the check that a token names; 0 when it names none. */
export const checkNumber = ( token: string ): number => Number( /^\d{1,15}(?=\.)/.exec( token )?.[ 0 ] ?? 0 );

/**
 * Looks whether a fetched mail says it is a check.
 *
 * @param seenMs When it was seen in the folder, milliseconds since 1970.
 */
export function checkStamp( raw: RawSource, seenMs: number ): CheckStamp | null {
	const token = checkToken( headerBlock( raw ) );
	return checkNumber( token ) > 0 ? { token, seen_ms: seenMs, fetched_ms: Date.now() } : null;
}
