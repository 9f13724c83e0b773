import { parseHeaders, parseMessageIds } from '../parse/index.ts';
import type { MailSource } from '../providers/mail-source.ts';
import { fileBytes, memoryBytes } from '../parse/raw-bytes.ts';
import type { RawMail } from './prepare.ts';

/** Of a mail so much is looked at for its header block. Bytes. */
const HEAD = 64 * 1024;
/** Of a long conversation the nearest are looked for, and its first mail. */
const NEAREST = 6;

/** The Message-IDs that a mail answers, nearest first. */
function answered( { raw }: RawMail ): string[] {
	const bytes = 'path' in raw ? fileBytes( raw.path ) : memoryBytes( Buffer.from( raw.bytes ) );
	try {
		const head = bytes.read( 0, HEAD ).toString( 'latin1' );
		const headers = parseHeaders( head.split( /\r?\n\r?\n/, 1 )[ 0 ] ?? '' );
		const references = parseMessageIds( headers.all( 'references' ) );
		const all = [ ...new Set( [ ...parseMessageIds( headers.all( 'in-reply-to' ) ), ...[ ...references ].reverse() ] ) ];
		return [ ...all.slice( 0, NEAREST ), ...references.slice( 0, 1 ) ];
	} finally {
		bytes.close();
	}
}

/**
 * UIDs of older mails that new ones answer. They have to be there first, or the conversation is torn in two: new mail is taken
 * before the backlog.
 *
 * @param upTo Only mails up to this UID.
 */
export async function findAncestors( source: MailSource, raws: readonly RawMail[], upTo: number ): Promise< number[] > {
	const ids = [ ...new Set( raws.flatMap( answered ) ) ];
	return ids.length > 0 ? source.find( ids, upTo ) : [];
}
