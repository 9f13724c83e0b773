import { __ } from '@wordpress/i18n';
import type { TicketAction } from './types.ts';

/** Words to the customer and to the team. */
export const ANSWERING: readonly TicketAction[] = [
	{
		id: 'reply',
		label: () => __( 'Reply', 'mesa-help-desk' ),
		group: 'answer',
		keys: [ 'r' ],
		when: ( { reply, ticket } ) => reply !== null && ticket?.can.reply === true,
		run: ( { reply } ) => reply?.open( 'reply' ),
	},
	{
		id: 'note',
		label: () => __( 'Write a note', 'mesa-help-desk' ),
		group: 'answer',
		keys: [ 'n' ],
		when: ( { reply, ticket } ) => reply !== null && ticket?.can.note === true,
		run: ( { reply } ) => reply?.open( 'note' ),
	},
];
