import { __, _n, sprintf } from '@wordpress/i18n';
import type { TicketEvent } from '../../../contract/generated/types.ts';

const text = ( event: TicketEvent, name: string ): string => String( event.data[ name ] ?? '' );

/** What was done with tickets and their checklists; null for what the thread shows anyway. Types: docs/events.md. */
export function workWords( event: TicketEvent, who: string ): string | null {
	const ticket = text( event, 'ticket_id' );
	switch ( event.type ) {
		case 'ticket_merged':
			/* translators: 1: name of an agent, 2: number of a ticket. */
			return sprintf( __( '%1$s merged #%2$s into this', 'mesa-help-desk' ), who, ticket );
		case 'merged_into':
			/* translators: 1: name of an agent, 2: number of a ticket. */
			return sprintf( __( '%1$s merged this into #%2$s', 'mesa-help-desk' ), who, ticket );
		case 'ticket_separated':
			/* translators: 1: name of an agent, 2: number of a ticket. */
			return sprintf( __( '%1$s separated #%2$s from this again', 'mesa-help-desk' ), who, ticket );
		case 'separated':
			/* translators: 1: name of an agent, 2: number of a ticket. */
			return sprintf( __( '%1$s separated this from #%2$s again', 'mesa-help-desk' ), who, ticket );
		case 'ticket_split': {
			const messages = Number( event.data.messages ?? 1 );
			/* translators: 1: name of an agent, 2: number of messages, 3: number of a ticket. */
			const words = _n(
				'%1$s moved %2$d message to the new #%3$s',
				'%1$s moved %2$d messages to the new #%3$s',
				messages,
				'mesa-help-desk'
			);
			return sprintf( words, who, messages, ticket );
		}
		case 'ticket_created':
			return event.data.split_from
				? /* translators: 1: name of an agent, 2: number of a ticket. */
					sprintf( __( '%1$s split this off #%2$s', 'mesa-help-desk' ), who, text( event, 'split_from' ) )
				: null;
		case 'article_written':
			return sprintf(
				/* translators: 1: name of an agent, 2: title of an article. */ __(
					'%1$s began an article from this: “%2$s”',
					'mesa-help-desk'
				),
				who,
				text( event, 'title' )
			);
		case 'ticket_linked':
			/* translators: 1: name of an agent, 2: number of a ticket. */
			return sprintf( __( '%1$s linked this with #%2$s', 'mesa-help-desk' ), who, ticket );
		case 'ticket_unlinked':
			/* translators: 1: name of an agent, 2: number of a ticket. */
			return sprintf( __( '%1$s took the link with #%2$s away', 'mesa-help-desk' ), who, ticket );
		case 'child_created':
			/* translators: 1: name of an agent, 2: number of a ticket. */
			return sprintf( __( '%1$s created the child ticket #%2$s', 'mesa-help-desk' ), who, ticket );
		case 'mailbox_changed':
			/* translators: %s: name of an agent. */
			return sprintf( __( '%s moved this to another mailbox', 'mesa-help-desk' ), who );
		case 'locked':
			/* translators: %s: name of an agent. */
			return sprintf( __( '%s locked this', 'mesa-help-desk' ), who );
		case 'unlocked':
			/* translators: %s: name of an agent. */
			return sprintf( __( '%s unlocked this', 'mesa-help-desk' ), who );
		case 'customer_thanked':
			return __( 'The customer only said thank you; the ticket stays closed', 'mesa-help-desk' );
		case 'ticket_rated': {
			const score = event.data.score === 'good' ? __( 'Good', 'mesa-help-desk' ) : __( 'Not good', 'mesa-help-desk' );
			/* translators: %s: "Good" or "Not good". */
			const words = sprintf( __( 'The customer rated this: %s', 'mesa-help-desk' ), score );
			return event.data.comment ? `${ words } – “${ text( event, 'comment' ) }”` : words;
		}
		case 'task_added':
			/* translators: 1: name of an agent, 2: something to do. */
			return sprintf( __( '%1$s added to the checklist: “%2$s”', 'mesa-help-desk' ), who, text( event, 'text' ) );
		case 'task_done':
			/* translators: 1: name of an agent, 2: something to do. */
			return sprintf( __( '%1$s did “%2$s”', 'mesa-help-desk' ), who, text( event, 'text' ) );
		case 'task_reopened':
			/* translators: 1: name of an agent, 2: something to do. */
			return sprintf( __( '%1$s put “%2$s” back on the checklist', 'mesa-help-desk' ), who, text( event, 'text' ) );
		case 'task_removed':
			/* translators: 1: name of an agent, 2: something to do. */
			return sprintf( __( '%1$s took “%2$s” off the checklist', 'mesa-help-desk' ), who, text( event, 'text' ) );
		default:
			return null;
	}
}
