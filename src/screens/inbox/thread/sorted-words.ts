import { __, sprintf } from '@wordpress/i18n';
import type { TicketEvent } from '../../../contract/generated/types.ts';

/** What has changed about a ticket's type, team or custom field; null for other events. */
export function sortedWords( event: TicketEvent, who: string ): string | null {
	const to = typeof event.data.to === 'string' ? event.data.to : '';
	switch ( event.type ) {
		case 'type_changed':
			return to === ''
				? sprintf( /* translators: %s: name of an agent. */ __( '%s took the type away', 'mesa-help-desk' ), who )
				: sprintf(
						/* translators: 1: name of an agent, 2: a kind of ticket such as "Return". */ __(
							'%1$s set the type to “%2$s”',
							'mesa-help-desk'
						),
						who,
						to
					);
		case 'team_changed':
			return to === ''
				? sprintf( /* translators: %s: name of an agent. */ __( '%s took this ticket from its team', 'mesa-help-desk' ), who )
				: sprintf(
						/* translators: 1: name of an agent, 2: name of a team. */ __(
							'%1$s gave this to the team “%2$s”',
							'mesa-help-desk'
						),
						who,
						to
					);
		case 'field_changed': {
			const field = String( event.data.field );
			return to === ''
				? sprintf(
						/* translators: 1: name of an agent, 2: name of a field. */ __( '%1$s emptied “%2$s”', 'mesa-help-desk' ),
						who,
						field
					)
				: sprintf(
						/* translators: 1: name of an agent, 2: name of a field, 3: its new value. */ __(
							'%1$s set “%2$s” to “%3$s”',
							'mesa-help-desk'
						),
						who,
						field,
						to
					);
		}
		default:
			return null;
	}
}
