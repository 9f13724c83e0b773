import { readFileSync } from 'node:fs';
import { interpretMail, interpretParsed, type InterpretedMail } from '../interpret/interpret-mail.ts';
import { safeFilename, type ParsedMail } from '../parse/index.ts';
import { fileBytes, memoryBytes, type RawBytes } from '../parse/raw-bytes.ts';
import { BlobSet } from './blob-set.ts';
import { clampMessage } from './clamp.ts';
import { gzipChunks } from './gzip-source.ts';
import { original, prepareBroken } from './prepare-broken.ts';
import type { PreparedMail, PreparedMessage, PrepareTask, RawSource } from './protocol.ts';

/** The server takes at most this many files with one mail (schema ingest-message). */
const MAX_ATTACHMENTS = 990;

const inMemory = ( bytes: Uint8Array ) => Buffer.from( bytes.buffer, bytes.byteOffset, bytes.byteLength );

export function readRaw( raw: RawSource ): Buffer {
	return 'path' in raw ? readFileSync( raw.path ) : inMemory( raw.bytes );
}

/** A mail in a file is a large one: it is read as a stream. */
async function interpret( { raw, identity }: PrepareTask, bytes: RawBytes, blobs: BlobSet ): Promise< InterpretedMail > {
	if ( 'bytes' in raw ) {
		return interpretMail( inMemory( raw.bytes ), identity );
	}
	// Loaded when the first large mail comes: mailparser and what it brings take some 15 MB.
	const { streamMail } = await import( '../parse/stream-mail.ts' );
	return interpretParsed( await streamMail( bytes, ( chunks ) => blobs.add( chunks ) ), identity );
}

/** What the reader of the ticket has to know about a mail that may not be shown as a whole. */
export function complaint( { capped, damaged, attachments }: Pick< ParsedMail, 'capped' | 'damaged' | 'attachments' > ): string | null {
	if ( capped || attachments.length > MAX_ATTACHMENTS ) {
		return 'The mail has more parts than can be taken apart. The whole mail is attached.';
	}
	return damaged ? 'The mail is damaged: some of its parts have no end or are missing. The whole mail is attached.' : null;
}

async function prepareWhole( task: PrepareTask, raw: RawBytes, blobs: BlobSet ): Promise< PreparedMail > {
	const understood = await interpret( task, raw, blobs );
	const { mail } = understood;
	const attachments: PreparedMessage[ 'attachments' ] = [];
	// An enclosed mail that is passed on: its pictures and papers are what the ticket is about.
	const files = [ ...mail.attachments, ...( understood.forwarded?.files ?? [] ) ];
	for ( const attachment of files.slice( 0, MAX_ATTACHMENTS ) ) {
		const { sha256, size } = attachment.stored ?? ( await blobs.add( attachment.chunks() ) );
		attachments.push( {
			sha256,
			size,
			filename: safeFilename( attachment.filename, attachment.contentType, attachments.length + 1 ),
			content_type: attachment.contentType,
			inline: attachment.inline,
			content_id: attachment.contentId,
		} );
	}
	const message = clampMessage( {
		key: mail.key,
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
		forwarded: understood.forwarded?.mail ?? null,
		authentication: understood.authentication,
		...( understood.complaint && { complaint: understood.complaint } ),
		...( understood.spam && { spam: true } ),
		...( understood.isThanks && { is_thanks: true } ),
		attachments,
		raw_sha256: ( await blobs.add( gzipChunks( raw ) ) ).sha256,
		parse_error: complaint( mail ),
	} );
	if ( message.parse_error !== null ) {
		message.attachments.push( await original( blobs, raw ) );
	}
	return { message, blobs: blobs.blobs };
}

/**
 * Makes of a raw mail what the server wants to have: the message and its blobs. A mail that breaks the interpreter still
 * comes out, with the reason and its source as an attachment.
 */
export async function prepareMail( task: PrepareTask ): Promise< PreparedMail > {
	const raw = 'path' in task.raw ? fileBytes( task.raw.path ) : memoryBytes( inMemory( task.raw.bytes ) );
	try {
		if ( task.failure !== undefined ) {
			return await prepareBroken( raw, new BlobSet( task ), task.failure );
		}
		const blobs = new BlobSet( task );
		try {
			return await prepareWhole( task, raw, blobs );
		} catch ( error ) {
			blobs.discard();
			const reason = error instanceof Error ? error.message : String( error );
			return await prepareBroken( raw, new BlobSet( task ), `The mail could not be read as a whole: ${ reason }` );
		}
	} finally {
		raw.close();
	}
}
