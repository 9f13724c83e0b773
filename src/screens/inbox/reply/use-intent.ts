import { useEffect } from '@wordpress/element';
import type { Ticket } from '../../../contract/generated/types.ts';
import type { Draft } from '../../../store/drafts.ts';
import { filesOf, newestToPassOn } from './passed-on.ts';
import type { DraftTools } from './use-draft.ts';

export type Kind = 'reply' | 'note' | 'forward';

/** What somebody asked for: to answer one or all, to pass on this message. A new object for each time. */
export interface Intent {
	/** Answering: true for everybody who is in copy, false for the writer alone; null: as it was. */
	all: boolean | null;
	/** Passing on: the message; null: the newest, or as it was. */
	messageId: number | null;
}

export const AS_IT_WAS: Intent = { all: null, messageId: null };

function forwardOf( draft: Draft, intent: Intent, ticket: Pick< Ticket, 'messages' > ): Partial< Draft > {
	const wanted = intent.messageId ?? draft.forward?.message_id ?? newestToPassOn( ticket.messages );
	const message = ticket.messages.find( ( one ) => one.id === wanted );
	if ( ! message || draft.forward?.message_id === wanted ) {
		return {};
	}
	const before = ticket.messages.find( ( one ) => one.id === draft.forward?.message_id );
	const old = before ? filesOf( before ).map( ( file ) => file.sha256 ) : [];
	return {
		forward: { message_id: message.id, thread: draft.forward?.thread ?? false },
		files: [ ...draft.files.filter( ( file ) => ! old.includes( file.sha256 ) ), ...filesOf( message ) ],
		quote: false,
	};
}

/** Brings the draft in line with what was asked for. What somebody has chosen by hand stays until they ask anew. */
export function useIntent(
	kind: Kind,
	intent: Intent,
	ticket: Pick< Ticket, 'messages' | 'reply_cc' >,
	change: DraftTools[ 'change' ]
): void {
	useEffect( () => {
		if ( kind === 'forward' ) {
			change( ( known ) => forwardOf( known, intent, ticket ) );
		}
		if ( kind === 'reply' && intent.all !== null && ticket.reply_cc.length > 0 ) {
			change( { cc: intent.all ? null : [] } );
		}
		// Once for each time that it is asked for.
		// eslint-disable-next-line react-hooks/exhaustive-deps
	}, [ kind, intent ] );
}
