import { parseHeaders, parseMessageIds } from '../parse/index.ts';
import type { MailSource } from '../providers/mail-source.ts';
import { fileBytes, memoryBytes } from '../parse/raw-bytes.ts';
import type { RawMail } from './prepare.ts';

/** Of a mail so much is looked at for its header block. Bytes. */
const HEAD = 64 * 1024;
/** So many Message-IDs are looked for at once; each costs the mail server a search. */
const MOST_IDS = 40;

/** The Message-IDs that a mail answers, nearest first. */
function answered( { raw }: RawMail ): string[] {
	const bytes = 'path' in raw ? fileBytes( raw.path ) : memoryBytes( Buffer.from( raw.bytes ) );
	try {
		const head = bytes.read( 0, HEAD ).toString( 'latin1' );
		const headers = parseHeaders( head.split( /\r?\n\r?\n/, 1 )[ 0 ] ?? '' );
		return [ ...parseMessageIds( headers.all( 'in-reply-to' ) ), ...parseMessageIds( headers.all( 'references' ) ).reverse() ];
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
	const ids = [ ...new Set( raws.flatMap( answered ) ) ].slice( 0, MOST_IDS );
	return ids.length > 0 ? source.find( ids, upTo ) : [];
}
