import type { Address, IngestMessage } from '../../contract/generated/types.ts';
import { htmlLines, parseHtml, serializeSafe } from '../html/index.ts';
import { parseMail, type MimePart, type ParsedAttachment, type ParsedMail } from '../parse/index.ts';
import { decodeTransfer } from '../parse/transfer.ts';
import type { Automatic } from './automatic.ts';
import { readable } from './body-line.ts';
import { readWrittenDate } from './forwarded-date.ts';
import { headerField, isForwardDelimiter, isOriginalDelimiter, startsHeaderBlock } from './header-block.ts';
import type { HeaderRole } from './reply-words.ts';
import { keptNodes } from './visible-html.ts';
import { splitText } from './visible-text.ts';

export type Forwarded = NonNullable< IngestMessage[ 'forwarded' ] >;

export interface PassedOn {
	mail: Forwarded;
	/** Files of an enclosed mail; those of a quoted one are the forwarding mail's own. */
	files: ParsedAttachment[];
}

/** "Fwd:" by language (en, de, fr, es/pt, it, nl, pl, sv/da/no, fi, el, ru, ja, zh, ko, ar); php/Actions/Incoming/TakeForward.php has the same list. */
const PREFIX =
	/^\s*(?:\[[^\]]{1,40}\]\s*)?(?:fwd?|wg|tr|rv|i|enc|doorst|pd|vb|vs|vl|inoltra|πρθ|пересл|転送|转发|轉寄|전달|إعادة توجيه)\s*[:：]/iu;
const REPLY_PREFIX = /^\s*(?:re|aw|sv|antw?|odp|rif|ré|res|ynt|vá|ha|回复|回覆|答复|返信|رد|отв?)\s*(?:\[\d+\])?\s*[:：]/iu;
const EMAIL = /[^\s<>"'()[\]:;,*|]+@[^\s<>"'()[\]:;,*|]+\.[^\s<>"'()[\]:;,*|]+/;
/** Longer HTML is not shown as such; its words are. Characters. */
const MAX_HTML = 2_000_000;
const isShown = ( html: string ) => html !== '' && html.length <= MAX_HTML;
/** Nobody looks further down for the mail that is passed on. */
const MOST_LINES = 5000;

interface Block {
	/** The forwarder's own lines are [0, above). */
	above: number;
	/** The forwarded mail's own lines begin here. */
	body: number;
	fields: ReadonlyMap< HeaderRole, string >;
}

/** "Ana Ruiz <ana@x.org>", "Ana Ruiz [mailto:ana@x.org]", "ana@x.org <mailto:ana@x.org>", "*Ana* ana@x.org". */
function readAddress( value: string ): Address | null {
	const text = value.replace( /mailto:/gi, '' ).slice( 0, 1000 );
	const address = EMAIL.exec( text )?.[ 0 ].replace( /[.>]+$/, '' );
	if ( address === undefined ) {
		return null;
	}
	const name = text
		.split( address )
		.join( ' ' )
		.replace( /[<>[\]()"*]+/g, ' ' )
		.replace( /\b(on behalf of|im auftrag von|en nombre de|de la part de|per conto di|namens)\b.*/i, ' ' )
		.replace( /\s+/g, ' ' )
		.replace( /^[\s'’,;:]+|[\s'’,;:]+$/g, '' );
	return { address, name: name.slice( 0, 300 ) };
}

/** The fields that begin at `from`, over wrapped values and blank lines between them. */
function readFields( lines: readonly string[], from: number ): { fields: Map< HeaderRole, string >; end: number } {
	const fields = new Map< HeaderRole, string >();
	let last: HeaderRole | null = null;
	let at = from;
	for ( ; at < lines.length && at < from + 40; at++ ) {
		const line = ( lines[ at ] as string ).replace( /^[\s>|]+/, '' ).replace( /[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}/g, '' );
		const field = headerField( line );
		if ( field ) {
			last = field.role;
			fields.set( field.role, fields.get( field.role ) || field.value );
			continue;
		}
		if ( line.trim() === '' ) {
			const next = lines.slice( at + 1, at + 3 ).find( ( each ) => each.replace( /^[\s>|]+/, '' ).trim() !== '' );
			const goesOn = next !== undefined && headerField( next.replace( /^[\s>|]+/, '' ).replace( /[*_]/g, '' ) ) !== null;
			const whole = fields.has( 'from' ) && ( fields.has( 'subject' ) || fields.has( 'date' ) || fields.has( 'to' ) );
			if ( fields.size > 0 && ( ! goesOn || ( whole && fields.size >= 4 ) ) ) {
				break;
			}
			continue;
		}
		const value = last === null ? null : ( fields.get( last ) ?? '' );
		const before = ( lines[ at - 1 ] ?? '' ).length;
		// A value on the next line, or one that was wrapped. Anything else is the mail itself: no word of it may go.
		const wrapped =
			value === '' ||
			/^\s/.test( lines[ at ] as string ) ||
			( value !== null && ( /[,;]\s*$/.test( value ) || ( before > 60 && last !== 'from' ) ) );
		if ( last === null || ! wrapped ) {
			break;
		}
		fields.set( last, `${ fields.get( last ) ?? '' } ${ line.trim() }`.trim() );
	}
	while ( at < lines.length && ( lines[ at ] as string ).replace( /^[\s>|]+/, '' ).trim() === '' ) {
		at++;
	}
	return { fields, end: at };
}

/** Where a mail that is passed on begins in these lines. */
function findBlock( given: readonly string[], byName: boolean ): Block | null {
	const lines = given.slice( 0, MOST_LINES ).map( readable );
	const fieldsOf = byName ? lines.map( ( line ) => ( line.startsWith( '>' ) ? null : headerField( line ) ) ) : [];
	for ( let at = 0; at < lines.length; at++ ) {
		const line = lines[ at ] as string;
		const quoted = /^\s*>/.test( line );
		const delimiter = ! quoted && ( isForwardDelimiter( line ) || ( byName && isOriginalDelimiter( line ) ) );
		if ( ! delimiter && ! ( byName && ! quoted && startsHeaderBlock( lines, fieldsOf, at ) ) ) {
			continue;
		}
		const { fields, end } = readFields( lines, delimiter ? at + 1 : at );
		if ( fields.has( 'from' ) ) {
			return { above: at, body: end, fields };
		}
	}
	return null;
}

/** Apple Mail quotes what it passes on: one ">" too many in front of each line. */
function unquoted( lines: readonly string[] ): string[] {
	const all = lines.every( ( line ) => line.trim() === '' || line.startsWith( '>' ) );
	return all ? lines.map( ( line ) => line.replace( /^>\s?/, '' ) ) : [ ...lines ];
}

/** The forwarder's words without their signature, which alone are no words. */
function commentOf( text: string ): string {
	// With a line above it, a signature is never taken for the only thing that was said.
	return splitText( `Hello.\n\n${ text.trim() }\n` )
		.visible.replace( /^Hello\.\s*/, '' )
		.trim();
}

function fromText( mail: ParsedMail, byName: boolean ): Forwarded | null {
	const lines = mail.text.split( '\n' );
	const block = findBlock( lines, byName );
	const from = block && readAddress( block.fields.get( 'from' ) ?? '' );
	if ( ! block || ! from ) {
		return null;
	}
	const comment = commentOf( lines.slice( 0, block.above ).join( '\n' ) );
	return {
		from,
		date: readWrittenDate( block.fields.get( 'date' ) ?? '' ),
		message_id: '',
		subject: ( block.fields.get( 'subject' ) ?? '' ).trim().slice( 0, 2000 ),
		text: unquoted( lines.slice( block.body ) )
			.join( '\n' )
			.replace( /^\s*\n|\s+$/g, '' ),
		html: isShown( mail.html ) ? htmlBelow( mail.html, byName ) : '',
		comment,
	};
}

/** The same of the HTML version; empty when the header is not found there. */
function htmlBelow( source: string, byName: boolean ): string {
	const root = parseHtml( source );
	const lines = htmlLines( root );
	const block = findBlock(
		lines.map( ( line ) => line.text ),
		byName
	);
	if ( ! block ) {
		return '';
	}
	const kept = keptNodes(
		root,
		lines,
		lines.map( ( _line, at ) => ( at >= block.body ? 'new' : 'quote' ) )
	);
	return serializeSafe( root, ( node ) => kept.has( node ) ).trim();
}

function enclosed( part: MimePart, depth = 0 ): MimePart[] {
	if ( part.type.value === 'message/rfc822' || part.type.value === 'message/global' ) {
		return [ part ];
	}
	return depth > 3 || part.type.value === 'multipart/digest' ? [] : part.children.flatMap( ( child ) => enclosed( child, depth + 1 ) );
}

/** No honest mail has more; all of them are in the enclosed mail itself, which is kept as a file. */
const MOST_FILES = 50;

function fromEnclosed( mail: ParsedMail, part: MimePart ): PassedOn | null {
	const inner = parseMail( decodeTransfer( mail.source.subarray( part.start, part.end ), part.encoding ) );
	if ( ! inner.from.address.includes( '@' ) ) {
		return null;
	}
	return {
		mail: {
			from: inner.from,
			date: inner.date,
			message_id: inner.messageId,
			subject: inner.subject,
			text: inner.text.trim(),
			html: isShown( inner.html ) ? serializeSafe( parseHtml( inner.html ) ).trim() : '',
			comment: commentOf( mail.text ),
		},
		// Of a large mail only the beginning is in reach.
		files: part.stored ? [] : inner.attachments.slice( 0, MOST_FILES ),
	};
}

/**
 * The mail that a person passes on: the one that is enclosed (RFC 2046 section 5.2.1), or the first one that is quoted
 * below a forwarding line or, where the subject says "Fwd:", below the header of an old mail.
 *
 * @returns Null when it is none, or when its sender's address is not told.
 */
export function readForwarded( mail: ParsedMail, automatic: Automatic ): PassedOn | null {
	if ( ( automatic !== null && automatic !== 'list' ) || REPLY_PREFIX.test( mail.subject ) ) {
		return null;
	}
	const byName = PREFIX.test( mail.subject );
	const parts = enclosed( mail.root );
	if ( parts.length === 1 && ( byName || commentOf( mail.text ) === '' ) ) {
		return fromEnclosed( mail, parts[ 0 ] as MimePart );
	}
	// Without "Fwd:" it has to begin with the forwarding line: most mails are settled by their first line.
	if ( ! byName && ! isForwardDelimiter( readable( /\S[^\n]*/.exec( mail.text )?.[ 0 ] ?? '' ) ) ) {
		return null;
	}
	const quoted = fromText( mail, byName );
	return quoted && { mail: quoted, files: [] };
}
