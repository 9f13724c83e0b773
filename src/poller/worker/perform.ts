import { sanitizeHtml } from '../html/index.ts';
import { interpretMail } from '../interpret/interpret-mail.ts';
import { splitHtml } from '../interpret/visible-html.ts';
import { splitText } from '../interpret/visible-text.ts';
import { complaint, prepareMail, readRaw } from './prepare.ts';
import { ORIGINAL_NAME } from './prepare-broken.ts';
import type { PackedMail, PackTask, ParsedView, PreparedMail, RawSource, Task } from './protocol.ts';

function parseView( raw: RawSource ): ParsedView {
	const bytes = readRaw( raw );
	const understood = interpretMail( bytes, { addresses: [], own: [] } );
	const { mail } = understood;
	return {
		subject: mail.subject,
		from: mail.from,
		to: mail.to,
		date: mail.date,
		messageId: mail.messageId,
		inReplyTo: mail.inReplyTo.join( ' ' ),
		references: mail.references,
		text: mail.text,
		html: understood.html,
		visible: understood.visibleText,
		quoted: understood.quotedText,
		attachments: [
			...mail.attachments.map( ( { filename, contentType, inline, contentId, content } ) => ( {
				filename,
				contentType,
				size: content().length,
				inline,
				contentId,
			} ) ),
			...( complaint( mail ) === null
				? []
				: [ { filename: ORIGINAL_NAME, contentType: 'message/rfc822', size: bytes.length, inline: false, contentId: null } ] ),
		],
		automatic: understood.automatic,
		mayAutoRespond: understood.mayAutoRespond,
		bounce: understood.bounce,
	};
}

function packMail( { origin }: PackTask, { message, blobs }: PreparedMail ): PackedMail {
	const { key, raw_sha256: source, parse_error: error, from, subject } = message;
	return {
		message: { key, raw_sha256: source, parse_error: error, from, subject },
		json: new TextEncoder().encode( JSON.stringify( { ...message, ...origin } ) ),
		blobs,
	};
}

/** Does one task. Runs in a worker thread, so that a hostile mail takes down nothing else. */
export async function perform( task: Task ): Promise< unknown > {
	switch ( task.kind ) {
		case 'prepare':
			return prepareMail( task );
		case 'pack':
			return packMail( task, await prepareMail( { ...task, kind: 'prepare' } ) );
		case 'parse':
			return parseView( task.raw );
		case 'strip': {
			if ( task.html === undefined ) {
				return splitText( task.text ?? '' );
			}
			const split = splitHtml( task.html );
			return { visible: split.visibleHtml, quoted: split.quoted, signature: split.signature };
		}
		case 'sanitize':
			return { html: sanitizeHtml( task.html ) };
	}
}
