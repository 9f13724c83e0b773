import { __ } from '@wordpress/i18n';
import { allows } from '../../../store/boot.ts';
import type { TicketAction } from './types.ts';

/** Many tickets at once. */
export const SELECTING: readonly TicketAction[] = [
	{
		id: 'select',
		label: () => __( 'Select for a change of many', 'mesa-help-desk' ),
		group: 'select',
		keys: [ 'x' ],
		onlyKeys: true,
		when: ( { ticketId } ) => ticketId !== null && allows( 'mesa_edit_tickets' ),
		run: ( { ticketId, toggleSelected } ) => ticketId && toggleSelected( ticketId ),
	},
	{
		id: 'select-all',
		label: () => __( 'Select all that are shown', 'mesa-help-desk' ),
		group: 'select',
		keys: [ 'X' ],
		when: () => allows( 'mesa_edit_tickets' ),
		run: ( { toggleAll } ) => toggleAll(),
	},
];
