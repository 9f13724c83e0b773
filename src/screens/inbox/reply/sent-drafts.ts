import type { Message } from '../../../contract/generated/types.ts';
import { keepDraft, newClientKey, readDraft } from '../../../store/drafts.ts';
import type { Draft } from '../../../store/drafts.ts';

/** What was sent during this visit, so that "Undo" gives back exactly what was typed, files included. */
const sent = new Map< number, Draft >();

export function rememberSent( messageId: number, draft: Draft ): void {
	sent.set( messageId, draft );
}

/** Puts a reply that was taken back into the reply box, before anything that was begun meanwhile. */
export function restoreSent( message: Message ): void {
	const name = `reply:${ message.ticket_id }`;
	const typed = sent.get( message.id );
	const begun = readDraft( name );
	const addresses = ( list: Message[ 'to' ] ) => list.map( ( address ) => address.address );
	const back = typed ?? {
		text: message.visible_text,
		to: addresses( message.to ),
		cc: addresses( message.cc ),
		bcc: addresses( message.bcc ),
		files: [],
	};
	keepDraft( name, {
		...back,
		text: [ back.text, begun.text ].filter( ( text ) => text.trim() !== '' ).join( '\n\n' ),
		files: [ ...back.files, ...begun.files ],
		clientKey: newClientKey(),
	} );
}
