import { __, sprintf } from '@wordpress/i18n';
import type { TicketEvent, TicketRow } from '../../../contract/generated/types.ts';
import { TimeAgo } from '../../../ui/time-ago.tsx';
import { dayAndTime, parseTime } from '../../../ui/time.ts';
import { priorityWord, statusWord } from '../words.ts';
import { formWords } from './form-words.ts';
import { sortedWords } from './sorted-words.ts';
import { workWords } from './work-words.ts';

function text( event: TicketEvent, name: string ): string {
	const value = event.data[ name ];
	return value === null || value === undefined ? '' : String( value );
}

/** Names of agents by their WordPress user id. */
export type Names = ReadonlyMap< number, string >;

function assignedWords( event: TicketEvent, who: string, names: Names ): string {
	const id = Number( event.data.to ?? 0 );
	if ( id === 0 ) {
		return sprintf( /* translators: %s: name of an agent. */ __( '%s took the assignment away', 'mesa-help-desk' ), who );
	}
	if ( id === event.actor?.id ) {
		return sprintf( /* translators: %s: name of an agent. */ __( '%s took this ticket', 'mesa-help-desk' ), who );
	}
	const to = names.get( id ) ?? `#${ id }`;
	return sprintf(
		/* translators: 1: name of an agent, 2: name of another agent. */ __( '%1$s assigned this to %2$s', 'mesa-help-desk' ),
		who,
		to
	);
}

function statusWords( event: TicketEvent ): string {
	const to = text( event, 'to_name' ) || statusWord( text( event, 'to' ) as TicketRow[ 'status' ] );
	if ( event.data.by === 'customer' ) {
		return event.data.to === 'closed'
			? __( 'The customer closed this', 'mesa-help-desk' )
			: __( 'The customer opened this again', 'mesa-help-desk' );
	}
	if ( ! event.actor && event.data.to === 'open' && event.data.from !== 'spam' ) {
		return __( 'Reopened by the customer’s answer', 'mesa-help-desk' );
	}
	if ( ! event.actor ) {
		return sprintf( /* translators: %s: a status such as "Closed". */ __( 'Status: %s', 'mesa-help-desk' ), to );
	}
	return sprintf(
		/* translators: 1: name of an agent, 2: a status such as "Closed". */ __( '%1$s set the status to “%2$s”', 'mesa-help-desk' ),
		event.actor.name,
		to
	);
}

function tagWords( event: TicketEvent, who: string ): string {
	const added = text( event, 'added' );
	const removed = text( event, 'removed' );
	if ( added && removed ) {
		return sprintf(
			/* translators: 1: name of an agent, 2: names of tags, 3: names of tags. */ __(
				'%1$s changed the tags: “%2$s” on, “%3$s” off',
				'mesa-help-desk'
			),
			who,
			added,
			removed
		);
	}
	return added
		? sprintf( /* translators: 1: name of an agent, 2: names of tags. */ __( '%1$s tagged this “%2$s”', 'mesa-help-desk' ), who, added )
		: sprintf(
				/* translators: 1: name of an agent, 2: names of tags. */ __( '%1$s took the tag “%2$s” off', 'mesa-help-desk' ),
				who,
				removed
			);
}

/** Why a new ticket got no automatic answer; null where nobody would ask. Reasons: php/Actions/Automatic/AutomaticMail.php. */
function withheldWords( reason: string ): string | null {
	switch ( reason ) {
		case 'sender':
			return __( 'No automatic answer: this address has had several of them lately', 'mesa-help-desk' );
		case 'breaker':
			return __( 'No automatic answer: they were stopped for this mailbox', 'mesa-help-desk' );
		case 'quiet':
			return __( 'No automatic answer: this address has complained about one', 'mesa-help-desk' );
		default:
			return null;
	}
}

/** What happened, in one short sentence; null for what the thread shows anyway, such as messages. Types: docs/events.md. */
export function eventWords( event: TicketEvent, names: Names ): string | null {
	const who = event.actor?.name ?? __( 'Mesa', 'mesa-help-desk' );
	switch ( event.type ) {
		case 'status_changed':
			return statusWords( event );
		case 'assigned':
			return assignedWords( event, who, names );
		case 'priority_changed':
			return sprintf(
				/* translators: 1: name of an agent, 2: a priority such as "High". */ __(
					'%1$s set the priority to “%2$s”',
					'mesa-help-desk'
				),
				who,
				priorityWord( text( event, 'to' ) as TicketRow[ 'priority' ] )
			);
		case 'tags_changed':
			return tagWords( event, who );
		case 'subject_changed':
			return sprintf(
				/* translators: 1: name of an agent, 2: the new subject. */ __( '%1$s changed the subject to “%2$s”', 'mesa-help-desk' ),
				who,
				text( event, 'to' )
			);
		case 'agent_mail_refused':
			// On a ticket that was there, the note itself says so.
			return event.data.new_ticket
				? __( 'This mail was meant as an agent’s answer. It was not sent to any customer.', 'mesa-help-desk' )
				: null;
		case 'mail_forwarded':
			return sprintf(
				/* translators: %s: name or mail address of an agent. */ __( 'Forwarded to the mailbox by %s', 'mesa-help-desk' ),
				names.get( Number( event.data.user_id ) ) ?? text( event, 'address' )
			);
		case 'notification_failed':
			return sprintf(
				/* translators: 1: name of an agent, 2: the mail server's words. */ __(
					'The mail to %1$s about this ticket did not arrive: %2$s',
					'mesa-help-desk'
				),
				names.get( Number( event.data.user_id ) ) ?? `#${ text( event, 'user_id' ) }`,
				text( event, 'error' )
			);
		case 'ticket_linked':
			return event.actor
				? workWords( event, who )
				: sprintf( /* translators: %s: ticket number. */ __( 'Linked with #%s', 'mesa-help-desk' ), text( event, 'ticket_id' ) );
		case 'message_reread':
			return __( 'A mail was read again from its original and is understood better now', 'mesa-help-desk' );
		case 'woke_up':
			return __( 'The snooze is over', 'mesa-help-desk' );
		case 'reply_cancelled':
			return sprintf(
				/* translators: %s: name of an agent. */ __( '%s took a reply back before it was sent', 'mesa-help-desk' ),
				who
			);
		case 'reply_scheduled':
			return sprintf(
				/* translators: 1: name of an agent, 2: day and time. */ __( '%1$s changed when a reply leaves: %2$s', 'mesa-help-desk' ),
				who,
				dayAndTime( parseTime( text( event, 'send_at' ) ) )
			);
		case 'reply_held':
			if ( text( event, 'status' ) ) {
				return __( 'A scheduled reply was held back: this ticket was in the trash or among the spam', 'mesa-help-desk' );
			}
			return __( 'A scheduled reply was held back: the customer wrote before it left', 'mesa-help-desk' );
		case 'reply_retried':
			return sprintf( /* translators: %s: name of an agent. */ __( '%s sent a reply again', 'mesa-help-desk' ), who );
		case 'sender_blocked':
			return sprintf(
				/* translators: 1: name of an agent, 2: mail address or domain. */ __( '%1$s blocked %2$s', 'mesa-help-desk' ),
				who,
				text( event, 'pattern' )
			);
		case 'form_received':
			return formWords( event );
		case 'automatic_answer_withheld':
			return withheldWords( text( event, 'reason' ) );
		default:
			return sortedWords( event, who ) ?? workWords( event, who );
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
