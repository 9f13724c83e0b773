import type { Message } from '../../../contract/generated/types.ts';
import { draftsMoved } from '../../../store/draft-events.ts';
import { emptyDraft, keepDraft, newClientKey, readDraft } from '../../../store/drafts.ts';
import type { Draft } from '../../../store/drafts.ts';
import { htmlOf } from './html-of.ts';

/** What was sent during this visit, so that "Undo" gives back exactly what was typed, files included. */
const sent = new Map< number, Draft >();

export function rememberSent( messageId: number, draft: Draft ): void {
	sent.set( messageId, draft );
}

/** Puts a reply that was taken back into the reply box, before anything that was begun meanwhile. */
export function restoreSent( message: Message ): void {
	const name = `${ message.forwarded ? 'forward' : 'reply' }:${ message.ticket_id }`;
	const typed = sent.get( message.id );
	const begun = readDraft( name );
	const addresses = ( list: Message[ 'to' ] ) => list.map( ( address ) => address.address );
	const back = typed ?? {
		html: message.visible_html,
		text: message.visible_text,
		to: addresses( message.to ),
		cc: addresses( message.cc ),
		bcc: addresses( message.bcc ),
		files: message.attachments
			// What was passed on is put together again when it leaves once more.
			.filter( ( file ) => ! file.content_id?.startsWith( 'forwarded-' ) )
			.map( ( { sha256, filename, content_type, size, content_id, proof } ) => ( {
				sha256,
				filename,
				content_type,
				size,
				proof,
				...( content_id ? { content_id } : {} ),
			} ) ),
		quote: true,
		// Which message it was is not known after a reload: a person has to choose, nothing else may go in its place.
		forward: message.forwarded ? { message_id: 0, thread: false } : null,
	};
	keepDraft( name, {
		...emptyDraft(),
		...back,
		html: htmlOf( back ) + htmlOf( begun ),
		text: [ back.text, begun.text ].filter( ( text ) => text.trim() !== '' ).join( '\n\n' ),
		files: [ ...back.files, ...begun.files ],
		// A draft of its own: what it was before has ended on the server.
		...{ clientKey: newClientKey(), key: newClientKey(), revision: 0, synced: false, basedOn: 0, basedOnEvent: 0 },
	} );
	draftsMoved( name, 'restored' );
}
