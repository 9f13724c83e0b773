import { readFileSync } from 'node:fs';
import { interpretMail } from '../interpret/interpret-mail.ts';
import { messageKey } from '../parse/message-key.ts';
import { decodeWords, parseAddresses, parseDate, parseHeaders, parseMessageIds, safeFilename, type Headers } from '../parse/index.ts';
import { BlobSet, gzipChunks } from './blob-set.ts';
import { clampMessage } from './clamp.ts';
import type { PreparedMail, PreparedMessage, PrepareTask, RawSource } from './protocol.ts';

/** The server takes at most this many files with one mail (schema ingest-message). */
const MAX_ATTACHMENTS = 990;

export function readRaw( raw: RawSource ): Buffer {
	return 'path' in raw ? readFileSync( raw.path ) : Buffer.from( raw.bytes.buffer, raw.bytes.byteOffset, raw.bytes.byteLength );
}

type Attachment = PreparedMessage[ 'attachments' ][ number ];

async function original( blobs: BlobSet, source: Buffer ): Promise< Attachment > {
	return {
		...( await blobs.add( [ source ] ) ),
		filename: 'original.eml',
		content_type: 'message/rfc822',
		inline: false,
		content_id: null,
	};
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

async function prepareBroken( source: Buffer, blobs: BlobSet, failure: string ): Promise< PreparedMail > {
	const head = source.toString( 'latin1', 0, Math.min( source.length, 64 * 1024 ) );
	const end = /\r?\n\r?\n/.exec( head );
	const headers = parseHeaders( ( end ? head.slice( 0, end.index ) : head ).replace( /^From [^\n]*\n/, '' ) );
	const message: PreparedMessage = {
		key: messageKey( source, headers, end ? end.index + end[ 0 ].length : 0 ),
		...fallbackMessage( source, headers ),
		attachments: [ await original( blobs, source ) ],
		raw_sha256: ( await blobs.add( gzipChunks( source ) ) ).sha256,
		parse_error: failure,
	};
	return { message: clampMessage( message ), blobs: blobs.blobs };
}

/**
 * Makes of a raw mail what the server wants to have: the message and its blobs. A mail that breaks the interpreter still
 * comes out, with the reason and its source as an attachment.
 */
export async function prepareMail( task: PrepareTask ): Promise< PreparedMail > {
	const source = readRaw( task.raw );
	const blobs = new BlobSet( task );
	if ( task.failure !== undefined ) {
		return prepareBroken( source, blobs, task.failure );
	}
	try {
		const understood = interpretMail( source, task.identity );
		const { mail } = understood;
		const attachments: Attachment[] = [];
		for ( const attachment of mail.attachments.slice( 0, MAX_ATTACHMENTS ) ) {
			attachments.push( {
				...( await blobs.add( attachment.chunks() ) ),
				filename: safeFilename( attachment.filename, attachment.contentType, attachments.length + 1 ),
				content_type: attachment.contentType,
				inline: attachment.inline,
				content_id: attachment.contentId,
			} );
		}
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
			raw_sha256: ( await blobs.add( gzipChunks( source ) ) ).sha256,
			parse_error: tooMany ? 'The mail has more parts than can be taken apart. The whole mail is attached.' : null,
		} );
		if ( message.parse_error !== null ) {
			message.attachments.push( await original( blobs, source ) );
		}
		return { message, blobs: blobs.blobs };
	} catch ( error ) {
		return await prepareBroken(
			source,
			new BlobSet( task ),
			`The mail could not be read as a whole: ${ error instanceof Error ? error.message : String( error ) }`
		);
	}
}
