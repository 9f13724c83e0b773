import { __ } from '@wordpress/i18n';
import { follow } from '../people/follow.ts';
import type { TicketAction } from './types.ts';

/** Who is told of a ticket. */
export const PEOPLE: readonly TicketAction[] = [
	{
		id: 'follow',
		label: () => __( 'Follow this ticket, or stop following', 'mesa-help-desk' ),
		group: 'ticket',
		keys: [ 'w' ],
		inMenu: true,
		when: ( { isOpen, ticketId } ) => isOpen && ticketId !== null,
		run: ( { ticketId } ) => ticketId !== null && void follow( ticketId ),
	},
];
