import { decodeWords, parseAddresses, parseDate, parseHeaders, parseMessageIds, type Headers } from '../parse/index.ts';
import { messageKey } from '../parse/message-key.ts';
import { piecesOf, type RawBytes } from '../parse/raw-bytes.ts';
import type { BlobSet } from './blob-set.ts';
import { gzipChunks } from './gzip-source.ts';
import { clampMessage } from './clamp.ts';
import type { PreparedMail, PreparedMessage } from './protocol.ts';

/** Of a mail that breaks the reader that much is looked at. Bytes. */
const HEAD = 128 * 1024;

/** The name a whole mail has among the files of its ticket. */
export const ORIGINAL_NAME = 'original.eml';

type Attachment = PreparedMessage[ 'attachments' ][ number ];

/** The mail itself as a file of the ticket, for mails that could not be taken apart. */
export async function original( blobs: BlobSet, raw: RawBytes ): Promise< Attachment > {
	return {
		...( await blobs.add( piecesOf( raw ) ) ),
		filename: ORIGINAL_NAME,
		content_type: 'message/rfc822',
		inline: false,
		content_id: null,
	};
}

/** What can still be told of a mail whose body breaks the parser: its header block alone. */
function fallbackMessage( head: Buffer, headers: Headers ): Omit< PreparedMessage, 'key' | 'attachments' | 'raw_sha256' | 'parse_error' > {
	const addresses = ( name: string ) => headers.all( name ).flatMap( ( value ) => parseAddresses( value ) );
	const text = head.toString( 'utf8', 0, Math.min( head.length, 100_000 ) ).replace( /\0/g, '' );
	const body = text
		.split( /\r?\n\r?\n/ )
		.slice( 1 )
		.join( '\n\n' )
		.slice( 0, 20_000 );
	return {
		date: headers.all( 'date' ).map( parseDate )[ 0 ] ?? null,
		message_id: parseMessageIds( headers.all( 'message-id' ) )[ 0 ] ?? '',
		in_reply_to: parseMessageIds( headers.all( 'in-reply-to' ) ),
		references: parseMessageIds( headers.all( 'references' ) ),
		from: addresses( 'from' )[ 0 ] ?? { address: '', name: '' },
		reply_to: addresses( 'reply-to' ),
		to: addresses( 'to' ),
		cc: addresses( 'cc' ),
		delivered_to: [],
		subject: decodeWords( headers.get( 'subject' ) ?? '' ),
		text: body,
		html: '',
		visible_text: body,
		visible_html: '',
		automatic: null,
		may_auto_respond: false,
		bounce: null,
	};
}

/** A mail by its header block alone, with its source as an attachment and the reason why. */
export async function prepareBroken( raw: RawBytes, blobs: BlobSet, failure: string ): Promise< PreparedMail > {
	const bytes = raw.read( 0, HEAD );
	const head = bytes.toString( 'latin1', 0, Math.min( bytes.length, 64 * 1024 ) );
	const end = /\r?\n\r?\n/.exec( head );
	const headers = parseHeaders( ( end ? head.slice( 0, end.index ) : head ).replace( /^From [^\n]*\n/, '' ) );
	const message: PreparedMessage = {
		key: messageKey( raw, headers, end ? end.index + end[ 0 ].length : 0 ),
		...fallbackMessage( bytes, headers ),
		attachments: [ await original( blobs, raw ) ],
		raw_sha256: ( await blobs.add( gzipChunks( raw ) ) ).sha256,
		parse_error: failure,
	};
	return { message: clampMessage( message ), blobs: blobs.blobs };
}
