/** A draft's name, and what it looks like in this browser and on the server. */
import type { Draft as ServerDraft, DraftInput } from '../contract/generated/types.ts';
import { emptyDraft } from './drafts.ts';
import type { Draft } from './drafts.ts';

/** The kinds of drafts that a ticket can have. */
const KINDS = [ 'reply', 'note', 'forward' ] as const;

/** The names of all drafts that a ticket can have. */
export function draftNames( ticketId: number ): string[] {
	return KINDS.map( ( kind ) => `${ kind }:${ ticketId }` );
}

/** @param name For example "reply:1042". */
export function ticketOf( name: string ): number {
	return Number( name.split( ':' )[ 1 ] );
}

export function kindOf( name: string ): ServerDraft[ 'kind' ] {
	return name.split( ':' )[ 0 ] as ServerDraft[ 'kind' ];
}

/** A draft of this browser as the server takes it. */
export function inputOf( name: string, draft: Draft ): DraftInput {
	const { key, clientKey, revision, basedOn, text, synced: _synced, ...data } = draft;
	return { key, kind: kindOf( name ), client_key: clientKey, revision, based_on: basedOn, text, data: { ...data, clientKey, basedOn } };
}

/** A draft of the server as this browser keeps it. */
export function fromServer( draft: ServerDraft ): Draft {
	return {
		...emptyDraft(),
		...( draft.data as Partial< Draft > ),
		text: draft.text,
		key: draft.key,
		clientKey: draft.client_key,
		basedOn: draft.based_on,
		revision: draft.revision,
		synced: true,
	};
}
