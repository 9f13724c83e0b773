import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import { interpretMail } from '../interpret/interpret-mail.ts';
import { messageKey } from '../parse/message-key.ts';
import { decodeWords, parseAddresses, parseDate, parseHeaders, parseMessageIds, safeFilename, type Headers } from '../parse/index.ts';
import { clampMessage } from './clamp.ts';
import type { PreparedBlob, PreparedMail, PreparedMessage, PrepareTask, RawSource } from './protocol.ts';

/** The server takes at most this many files with one mail (schema ingest-message). */
const MAX_ATTACHMENTS = 990;

export function readRaw( raw: RawSource ): Buffer {
	return 'path' in raw ? readFileSync( raw.path ) : Buffer.from( raw.bytes.buffer, raw.bytes.byteOffset, raw.bytes.byteLength );
}

/** The same bytes on every machine: the header's time is 0 and its system "unknown". */
function gzip( source: Buffer ): Buffer {
	const packed = gzipSync( source, { level: constants.Z_DEFAULT_COMPRESSION } );
	packed[ 9 ] = 255;
	return packed;
}

class BlobSet {
	readonly blobs: PreparedBlob[] = [];
	private readonly seen = new Set< string >();

	constructor( private readonly task: PrepareTask ) {}

	add( content: Buffer ): { sha256: string; size: number } {
		const sha256 = createHash( 'sha256' ).update( content ).digest( 'hex' );
		if ( ! this.seen.has( sha256 ) ) {
			this.seen.add( sha256 );
			this.blobs.push( this.keep( sha256, content ) );
		}
		return { sha256, size: content.length };
	}

	private keep( sha256: string, content: Buffer ): PreparedBlob {
		if ( content.length <= this.task.inlineLimit ) {
			// A copy of its own, so that a small attachment does not hold the whole mail in memory.
			return { sha256, size: content.length, data: new Uint8Array( content ) };
		}
		const path = join( this.task.directory, randomUUID() );
		writeFileSync( path, content, { mode: 0o600 } );
		return { sha256, size: content.length, path };
	}
}

type Attachment = PreparedMessage[ 'attachments' ][ number ];

function original( blobs: BlobSet, source: Buffer ): Attachment {
	return { ...blobs.add( source ), filename: 'original.eml', content_type: 'message/rfc822', inline: false, content_id: null };
}

/** What can still be told of a mail whose body breaks the parser: its header block alone. */
function fallbackMessage(
	source: Buffer,
	headers: Headers
): Omit< PreparedMessage, 'key' | 'attachments' | 'raw_sha256' | 'parse_error' > {
	const addresses = ( name: string ) => headers.all( name ).flatMap( ( value ) => parseAddresses( value ) );
	const text = source.toString( 'utf8', 0, Math.min( source.length, 100_000 ) ).replace( /\0/g, '' );
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

function prepareBroken( source: Buffer, blobs: BlobSet, failure: string ): PreparedMail {
	const head = source.toString( 'latin1', 0, Math.min( source.length, 64 * 1024 ) );
	const end = /\r?\n\r?\n/.exec( head );
	const headers = parseHeaders( ( end ? head.slice( 0, end.index ) : head ).replace( /^From [^\n]*\n/, '' ) );
	const message: PreparedMessage = {
		key: messageKey( source, headers, end ? end.index + end[ 0 ].length : 0 ),
		...fallbackMessage( source, headers ),
		attachments: [ original( blobs, source ) ],
		raw_sha256: blobs.add( gzip( source ) ).sha256,
		parse_error: failure,
	};
	return { message: clampMessage( message ), blobs: blobs.blobs };
}

/**
 * Makes of a raw mail what the server wants to have: the message and its blobs. A mail that breaks the interpreter still
 * comes out, with the reason and its source as an attachment.
 */
export function prepareMail( task: PrepareTask ): PreparedMail {
	const source = readRaw( task.raw );
	const blobs = new BlobSet( task );
	if ( task.failure !== undefined ) {
		return prepareBroken( source, blobs, task.failure );
	}
	try {
		const understood = interpretMail( source, task.identity );
		const { mail } = understood;
		const attachments: Attachment[] = mail.attachments.slice( 0, MAX_ATTACHMENTS ).map( ( attachment, index ) => ( {
			...blobs.add( attachment.content() ),
			filename: safeFilename( attachment.filename, attachment.contentType, index + 1 ),
			content_type: attachment.contentType,
			inline: attachment.inline,
			content_id: attachment.contentId,
		} ) );
		const tooMany = mail.capped || mail.attachments.length > MAX_ATTACHMENTS;
		const message = clampMessage( {
			key: messageKey( mail.source, mail.headers, mail.root.start ),
			date: mail.date,
			message_id: mail.messageId,
			in_reply_to: mail.inReplyTo,
			references: mail.references,
			from: mail.from,
			reply_to: mail.replyTo,
			to: mail.to,
			cc: mail.cc,
			delivered_to: mail.deliveredTo,
			subject: mail.subject,
			text: mail.text,
			html: understood.html,
			visible_text: understood.visibleText,
			visible_html: understood.visibleHtml,
			automatic: understood.automatic,
			may_auto_respond: understood.mayAutoRespond,
			bounce: understood.bounce,
			attachments,
			raw_sha256: blobs.add( gzip( source ) ).sha256,
			parse_error: tooMany ? 'The mail has more parts than can be taken apart. The whole mail is attached.' : null,
		} );
		if ( message.parse_error !== null ) {
			message.attachments.push( original( blobs, source ) );
		}
		return { message, blobs: blobs.blobs };
	} catch ( error ) {
		return prepareBroken(
			source,
			new BlobSet( task ),
			`The mail could not be read as a whole: ${ error instanceof Error ? error.message : String( error ) }`
		);
	}
}
