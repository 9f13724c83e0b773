import { __ } from '@wordpress/i18n';
import type { OperatorName } from '../../../core/search/operators.ts';
import { priorityWord, statusWord } from '../words.ts';

/** What an operator does, in plain words. */
export function operatorWords( name: OperatorName ): string {
	switch ( name ) {
		case 'from':
			return __( 'Who wrote: a name or a mail address', 'mesa-help-desk' );
		case 'to':
			return __( 'Who was written to', 'mesa-help-desk' );
		case 'subject':
			return __( 'Words in the subject', 'mesa-help-desk' );
		case 'tag':
			return __( 'Tickets with this tag', 'mesa-help-desk' );
		case 'status':
			return __( 'Open, waiting, closed …', 'mesa-help-desk' );
		case 'priority':
			return __( 'Urgent, high, normal or low', 'mesa-help-desk' );
		case 'is':
			return __( 'Unassigned, mine, unread …', 'mesa-help-desk' );
		case 'type':
			return __( 'What kind of ticket it is', 'mesa-help-desk' );
		case 'team':
			return __( 'The team that has it', 'mesa-help-desk' );
		case 'assignee':
			return __( 'Who takes care of it', 'mesa-help-desk' );
		case 'has':
			return __( 'With attached files', 'mesa-help-desk' );
		case 'mailbox':
			return __( 'The mailbox it came to', 'mesa-help-desk' );
		case 'before':
			return __( 'Older than a day', 'mesa-help-desk' );
		case 'after':
			return __( 'Newer than a day', 'mesa-help-desk' );
		case 'on':
			return __( 'From one day', 'mesa-help-desk' );
	}
}

/** What one of an operator's fixed values means. */
export function valueWords( value: string ): string {
	switch ( value ) {
		case 'unassigned':
		case 'nobody':
			return __( 'Nobody takes care of it yet', 'mesa-help-desk' );
		case 'mine':
		case 'me':
			return __( 'I take care of it', 'mesa-help-desk' );
		case 'unread':
			return __( 'I have not read it yet', 'mesa-help-desk' );
		case 'unanswered':
			return __( 'The customer waits for an answer', 'mesa-help-desk' );
		case 'urgent':
		case 'high':
		case 'normal':
		case 'low':
			return priorityWord( value );
		case 'attachment':
			return __( 'With attached files', 'mesa-help-desk' );
		case 'open':
		case 'pending':
		case 'snoozed':
		case 'closed':
		case 'spam':
		case 'trash':
			return statusWord( value );
		default:
			return '';
	}
}
