import type { NoteInput, ReplyInput, Ticket } from '../contract/generated/types.ts';
import type { Draft } from './drafts.ts';

/** The draft's files as they are sent: a picture that was taken out of the text again stays here. */
function files( draft: Draft, html: string ): Pick< NoteInput, 'files' > {
	const sent = draft.files
		.filter( ( file ) => file.content_id === undefined || html.includes( `cid:${ file.content_id }` ) )
		.map( ( { sha256, filename, content_type, content_id } ) => ( {
			sha256,
			filename,
			content_type,
			...( content_id ? { content_id } : {} ),
		} ) );
	return sent.length > 0 ? { files: sent } : {};
}

/** What is sent of a note. */
export function noteBody( draft: Draft, html: string ): NoteInput {
	return { html, client_key: draft.clientKey, ...files( draft, html ) };
}

/**
 * What is sent of a reply, or of a forward: exactly the recipients that were seen.
 *
 * @param draft  What was written.
 * @param html   The same as HTML.
 * @param ticket Knows whom a reply goes to when nobody chose.
 */
export function replyBody( draft: Draft, html: string, ticket: Pick< Ticket, 'reply_to' | 'reply_cc' > ): ReplyInput {
	const isForward = draft.forward !== null;
	const to = draft.to.length > 0 || isForward ? draft.to : ticket.reply_to.map( ( one ) => one.address );
	const cc = draft.cc ?? ( isForward ? [] : ticket.reply_cc.map( ( one ) => one.address ) );
	return {
		...noteBody( draft, html ),
		...( to.length > 0 ? { to } : {} ),
		...( cc.length > 0 ? { cc } : {} ),
		...( draft.bcc.length > 0 ? { bcc: draft.bcc } : {} ),
		...( draft.quote ? {} : { quote: false } ),
		...( draft.forward ? { forward: draft.forward } : {} ),
	};
}
