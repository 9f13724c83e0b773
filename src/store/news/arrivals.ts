import type { TicketRow } from '../../contract/generated/types.ts';
import { getBoot } from '../boot.ts';

/** A ticket that the page did not know counts as new mail when its customer began to wait this lately. */
const LATELY_MS = 10 * 60_000;

const listeners = new Set< ( rows: TicketRow[] ) => void >();

/** Whether a change of a ticket is a customer's mail that this person could take or has to answer. */
function isArrival( before: TicketRow | undefined, row: TicketRow, now: number ): boolean {
	const isMine = row.assignee === null || row.assignee.id === getBoot().user.id;
	if ( ! isMine || ! row.unread || [ 'spam', 'trash', 'closed' ].includes( row.status ) ) {
		return false;
	}
	if ( before ) {
		return row.message_count > before.message_count || ! before.unread;
	}
	return row.waiting_since !== null && now - Date.parse( row.waiting_since ) < LATELY_MS;
}

/** Tells of mail that came in since the last look. */
export function noteArrivals( before: Readonly< Record< number, TicketRow > >, changed: readonly TicketRow[] ): void {
	const arrived = changed.filter( ( row ) => isArrival( before[ row.id ], row, Date.now() ) );
	if ( arrived.length > 0 ) {
		listeners.forEach( ( listener ) => listener( arrived ) );
	}
}

export function onArrivals( listener: ( rows: TicketRow[] ) => void ): () => void {
	listeners.add( listener );
	return () => listeners.delete( listener );
}
