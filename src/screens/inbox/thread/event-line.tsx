import { __, sprintf } from '@wordpress/i18n';
import type { TicketEvent, TicketRow } from '../../../contract/generated/types.ts';
import { TimeAgo } from '../../../ui/time-ago.tsx';
import { priorityWord, statusWord } from '../words.ts';

function text( event: TicketEvent, name: string ): string {
	const value = event.data[ name ];
	return value === null || value === undefined ? '' : String( value );
}

/** What happened, in one short sentence; null for what the thread shows anyway (messages). */
export function eventWords( event: TicketEvent ): string | null {
	const who = event.actor?.name ?? '';
	switch ( event.type ) {
		case 'status_changed': {
			const to = statusWord( text( event, 'to' ) as TicketRow[ 'status' ] ) ?? text( event, 'to' );
			/* translators: 1: name of an agent, 2: a status such as "Closed". */
			return who ? sprintf( __( '%1$s set the status to “%2$s”', 'mesa-help-desk' ), who, to ) : sprintf( /* translators: %s: a status. */ __( 'The status became “%s”', 'mesa-help-desk' ), to );
		}
		case 'assigned': {
			const to = text( event, 'to_name' );
			if ( ! to ) {
				/* translators: %s: name of an agent. */
				return sprintf( __( '%s took the assignment away', 'mesa-help-desk' ), who || __( 'Mesa', 'mesa-help-desk' ) );
			}
			if ( to === who ) {
				/* translators: %s: name of an agent. */
				return sprintf( __( '%s took this ticket', 'mesa-help-desk' ), who );
			}
			/* translators: 1: name of an agent, 2: name of another agent. */
			return sprintf( __( '%1$s assigned this to %2$s', 'mesa-help-desk' ), who || __( 'Mesa', 'mesa-help-desk' ), to );
		}
		case 'priority_changed':
			/* translators: 1: name of an agent, 2: a priority such as "High". */
			return sprintf( __( '%1$s set the priority to “%2$s”', 'mesa-help-desk' ), who || __( 'Mesa', 'mesa-help-desk' ), priorityWord( text( event, 'to' ) as TicketRow[ 'priority' ] ) );
		case 'subject_changed':
			/* translators: %s: name of an agent. */
			return sprintf( __( '%s changed the subject', 'mesa-help-desk' ), who );
		case 'linked':
			/* translators: %s: ticket number. */
			return sprintf( __( 'Linked with #%s', 'mesa-help-desk' ), text( event, 'ticket_id' ) );
		default:
			return null;
	}
}

/** One event as a thin grey line. */
export function EventLine( { event, words }: { event: TicketEvent; words: string } ) {
	return (
		<p className="mesa-event">
			<span>{ words }</span>
			<TimeAgo time={ event.created_at } />
		</p>
	);
}
