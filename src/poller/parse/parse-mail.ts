import type { Address } from '../../contract/generated/types.ts';
import { htmlLines, linesToText } from '../html/lines.ts';
import { parseHtml } from '../html/tree.ts';
import { parseAddresses } from './addresses.ts';
import { readBody } from './body.ts';
import { firstDate } from './date.ts';
import { cleanLine, decodeWords } from './encoded-words.ts';
import type { ParsedAttachment } from './files.ts';
import type { Headers } from './headers.ts';
import { parseMessageIds } from './message-ids.ts';
import { messageKey } from './message-key.ts';
import { parseMimeTree, type MimePart } from './mime-tree.ts';
import { memoryBytes, withLineFeeds } from './raw-bytes.ts';

/** A mail as it was written, decoded; nothing in it is judged yet. */
export interface ParsedMail {
	/** What makes it this mail; see messageKey(). */
	key: string;
	/** What the parts' offsets count in: the whole mail with LF or CRLF line ends, or of a large one what is read of it. */
	source: Buffer;
	root: MimePart;
	headers: Headers;
	messageId: string;
	inReplyTo: string[];
	references: string[];
	from: Address;
	replyTo: Address[];
	to: Address[];
	cc: Address[];
	deliveredTo: string[];
	subject: string;
	/** ISO 8601, null when the mail has none that can be read. */
	date: string | null;
	text: string;
	/** Not sanitised. */
	html: string;
	attachments: ParsedAttachment[];
	/** The mail had more parts or levels than are taken apart. */
	capped: boolean;
	/** Its parts have no ends, or there are none where it promises some; what is there is shown, but may not be all. */
	damaged: boolean;
}

/** Of a longer subject the rest is not even decoded. Characters, encoded. */
const MAX_SUBJECT = 20_000;

function charsetHint( root: MimePart ): string {
	const own = root.type.params.get( 'charset' );
	return own ?? root.children.map( charsetHint ).find( ( charset ) => charset !== '' ) ?? '';
}

/** The first address that is one; a name without an address goes with the address of the next field. */
function firstAddress( lists: Address[][] ): Address {
	const all = lists.flat();
	const found = all.find( ( address ) => address.address.includes( '@' ) ) ?? all[ 0 ] ?? { address: '', name: '' };
	return found.name === '' && all[ 0 ] !== found && all[ 0 ]?.name ? { address: found.address, name: all[ 0 ].name } : found;
}

function plainText( html: string ): string {
	return linesToText( htmlLines( parseHtml( html ) ) );
}

/** A mail cut into parts, by whichever reader. */
export interface CutMail extends Pick< ParsedMail, 'key' | 'source' | 'root' | 'capped' | 'damaged' > {}

/** Decodes what the parts of a mail say. */
export function readCut( { key, source, root, capped, damaged }: CutMail ): ParsedMail {
	const { headers } = root;
	const hint = charsetHint( root );
	const addresses = ( name: string ) => headers.all( name ).flatMap( ( value ) => parseAddresses( value, hint ) );
	const body = readBody( source, root, plainText );
	return {
		key,
		source,
		root,
		headers,
		messageId: parseMessageIds( headers.all( 'message-id' ) )[ 0 ] ?? '',
		inReplyTo: parseMessageIds( headers.all( 'in-reply-to' ) ).slice( 0, 50 ),
		references: parseMessageIds( headers.all( 'references' ) ).slice( -200 ),
		from: firstAddress( [
			addresses( 'from' ),
			addresses( 'reply-to' ),
			addresses( 'sender' ),
			addresses( 'resent-from' ),
			addresses( 'return-path' ),
		] ),
		replyTo: addresses( 'reply-to' ).slice( 0, 100 ),
		to: addresses( 'to' ).slice( 0, 1000 ),
		cc: addresses( 'cc' ).slice( 0, 1000 ),
		deliveredTo: [ 'delivered-to', 'x-original-to', 'envelope-to' ]
			.flatMap( ( name ) => addresses( name ) )
			.map( ( address ) => address.address )
			.filter( ( address, at, all ) => address.includes( '@' ) && all.indexOf( address ) === at )
			.slice( 0, 50 ),
		subject: cleanLine( decodeWords( ( headers.get( 'subject' ) ?? '' ).slice( 0, MAX_SUBJECT ), hint ) ).slice( 0, 2000 ),
		date: firstDate( headers.all( 'date' ) ),
		text: body.text,
		html: body.html,
		attachments: body.attachments,
		capped,
		damaged,
	};
}

/**
 * Reads a raw mail that is in memory. Forgiving: whatever can be read is read, and what cannot is left empty.
 *
 * @param raw The mail's bytes.
 */
export function parseMail( raw: Buffer ): ParsedMail {
	const bytes = withLineFeeds( memoryBytes( raw ) );
	const source = bytes.read( 0, bytes.size );
	const cut = parseMimeTree( source );
	return readCut( { key: messageKey( memoryBytes( source ), cut.root.headers, cut.root.start ), source, ...cut } );
}
