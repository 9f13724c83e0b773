import { __, sprintf } from '@wordpress/i18n';
import type { Ticket, TicketRow } from '../../../contract/generated/types.ts';

interface Progress {
	total: number;
	done: number;
}

/** Whether nobody has to do anything on a ticket any more. */
export const isDone = ( row: TicketRow ): boolean => row.status === 'closed' || row.status === 'trash' || row.status === 'spam';

/** How many child tickets there are, of those that this person sees, and how many are done. */
export function childProgress( ticket: Pick< Ticket, 'links' | 'linked' > ): Progress {
	const children = ticket.linked.filter( ( row ) => ticket.links.some( ( link ) => link.ticket_id === row.id && link.kind === 'child' ) );
	return { total: children.length, done: children.filter( isDone ).length };
}

/** What is left to do on a ticket that was closed; null when nothing is. */
export function unfinishedWords( children: Progress, tasks: Progress ): string | null {
	const words: string[] = [];
	if ( children.done < children.total ) {
		words.push(
			/* translators: 1: number of child tickets that are done, 2: number of all. */
			sprintf( __( 'Of its child tickets %1$d of %2$d are done.', 'mesa-help-desk' ), children.done, children.total )
		);
	}
	if ( tasks.done < tasks.total ) {
		words.push(
			/* translators: 1: number of things done, 2: number of all. */
			sprintf( __( 'Of its checklist %1$d of %2$d are done.', 'mesa-help-desk' ), tasks.done, tasks.total )
		);
	}
	return words.length > 0 ? words.join( ' ' ) : null;
}
