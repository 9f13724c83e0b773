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
		id: 'reply-all',
		label: () => __( 'Reply to all', 'mesa-help-desk' ),
		group: 'answer',
		keys: [ 'R' ],
		when: ( { reply, ticket } ) => reply !== null && ticket?.can.reply === true,
		run: ( { reply } ) => reply?.open( 'reply-all' ),
	},
	{
		id: 'forward',
		label: () => __( 'Forward to somebody else', 'mesa-help-desk' ),
		group: 'answer',
		keys: [ 'f' ],
		inMenu: true,
		when: ( { reply, ticket } ) => reply !== null && ticket?.can.reply === true,
		run: ( { reply } ) => reply?.open( 'forward' ),
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
