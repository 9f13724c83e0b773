import type { RawMessage, RereadInput } from '../../contract/generated/types.ts';
import type { PreparedMessage } from '../worker/protocol.ts';
import { lostWords, textOfHtml } from './words.ts';

type Reading = Omit< RereadInput, 'stamp' >;
type Attachment = Reading[ 'attachments' ][ number ];

export interface Comparison {
	/** Fields that today's reading fills differently. */
	changed: string[];
	/** Words of the stored body that today's reading would lose; then nothing may be changed. */
	lost: string[];
	/** Why today's reading is the worse one; null when it is not. */
	worse: string | null;
	/** What would be stored. */
	reading: Reading;
}

/** How WordPress stores a file's name, so that the same file is seen to be the same. */
function storedName( name: string ): string {
	const line = name
		.replace( /[\s\x00-\x1f\x7f\xa0\u200b\ufeff]+/gu, ' ' )
		.trim()
		.replace( /[/\\]/g, '_' )
		.replace( /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/gu, '' )
		.replace( /^[ .]+|[ .]+$/g, '' );
	return line === '' ? 'file' : line;
}

const describe = ( { sha256, filename, content_type: type, inline, content_id: id }: Attachment ) =>
	[ sha256, storedName( filename ), type, inline, id ].join( '\n' );

/** Whether there is a file, or something said of a file, that the message does not have. Files that it has more never go. */
function filesDiffer( before: readonly Attachment[], after: readonly Attachment[], healed: boolean ): boolean {
	const open = before.map( describe );
	for ( const file of after ) {
		const at = open.indexOf( describe( file ) );
		if ( at < 0 ) {
			return true;
		}
		open.splice( at, 1 );
	}
	return healed && before.some( isOwnSource ) && ! after.some( isOwnSource );
}

const isOwnSource = ( { filename, content_type: type }: Attachment ) => filename === 'original.eml' && type === 'message/rfc822';

/** Whether a line was not decoded rightly, so that a new reading of it is a better one. */
const isUndecoded = ( line: string ) => /\uFFFD|=\?[^?]+\?[bq]\?/i.test( line );

const sameAddress = ( one: string, other: string ) => one.trim().toLowerCase() === other.trim().toLowerCase();

/**
 * Of a mail that an agent forwarded, the part that is stored: what the customer wrote. The agent's words above it are a note
 * of their own, and must never come into the customer's message. Null when the message is stored as somebody else's for
 * another reason.
 */
function storedPart( message: RawMessage, today: PreparedMessage ): PreparedMessage | null {
	if ( message.from_address === '' || sameAddress( message.from_address, today.from.address ) ) {
		return today;
	}
	const first = today.forwarded;
	return first && sameAddress( first.from.address, message.from_address )
		? { ...today, from: first.from, text: first.text, html: first.html, visible_text: first.text, visible_html: first.html }
		: null;
}

/**
 * Holds today's reading of a mail against the stored one.
 *
 * @param message What is stored.
 * @param mail    What the interpreter makes of the original now.
 * @param source  The original as text; the body of a mail that could not be read was cut from it.
 */
export function compare( message: RawMessage, mail: PreparedMessage, source: () => string ): Comparison {
	const part = storedPart( message, mail );
	const today = part ?? mail;
	const healed = message.parse_error !== null && today.parse_error === null;
	const line = ( before: string, after: string ) => ( message.parse_error !== null || isUndecoded( before ) ? after : before );
	const reading: Reading = {
		// Where a mail was read, people and later steps may have made something else of these.
		subject: line( message.subject, today.subject ),
		from_name: line( message.from_name, today.from.name ),
		text: today.text,
		html: today.html,
		visible_text: today.visible_text,
		visible_html: today.visible_html,
		automatic: today.automatic,
		// It was asked when the mail came, by the addresses that were ours then.
		may_auto_respond: today.automatic === message.automatic ? message.may_auto_respond : today.may_auto_respond,
		parse_error: today.parse_error,
		attachments: today.attachments,
	};
	const { attachments, ...fields } = reading;
	const changed = ( Object.keys( fields ) as ( keyof typeof fields )[] ).filter(
		( name ) => message[ name ] !== fields[ name ]
	) as string[];
	if ( filesDiffer( message.attachments, attachments, healed ) ) {
		changed.push( 'attachments' );
	}
	if ( changed.length === 0 ) {
		return { changed, lost: [], worse: null, reading };
	}
	const unreadable = message.parse_error === null && ( today.parse_error ?? '' ).startsWith( 'The mail could not be read as a whole' );
	const after = [ reading.text, textOfHtml( reading.html ), ...( message.parse_error === null ? [] : [ source() ] ) ];
	return {
		changed,
		lost: [ ...new Set( [ ...lostWords( message.text, after ), ...lostWords( textOfHtml( message.html ), after ) ] ) ],
		worse: unreadable ? today.parse_error : part ? null : 'It is stored as the mail of somebody else than its sender.',
		reading,
	};
}
