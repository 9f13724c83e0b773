import { __ } from '@wordpress/i18n';
import { goTo } from '../../../store/route.ts';
import type { TicketAction } from './types.ts';

/** Through the list and back. */
export const MOVING: readonly TicketAction[] = [
	{
		id: 'next',
		label: () => __( 'Next ticket', 'mesa-help-desk' ),
		group: 'move',
		keys: [ 'j' ],
		onlyKeys: true,
		run: ( { step } ) => step( 1 ),
	},
	{
		id: 'previous',
		label: () => __( 'Previous ticket', 'mesa-help-desk' ),
		group: 'move',
		keys: [ 'k' ],
		onlyKeys: true,
		run: ( { step } ) => step( -1 ),
	},
	{
		id: 'open',
		label: () => __( 'Open the ticket', 'mesa-help-desk' ),
		group: 'move',
		keys: [ 'o', 'Enter' ],
		onlyKeys: true,
		when: ( { ticketId } ) => ticketId !== null,
		run: ( { ticketId, open } ) => ticketId && open( ticketId ),
	},
	{
		id: 'back',
		label: () => __( 'Back to the list', 'mesa-help-desk' ),
		group: 'move',
		keys: [ 'u' ],
		onlyKeys: true,
		run: () => goTo( { ticket: null } ),
	},
	{
		id: 'leave',
		label: () => __( 'Close what is on top', 'mesa-help-desk' ),
		group: 'move',
		keys: [ 'Escape' ],
		onlyKeys: true,
		run: ( { closeSideBar, clearSelected } ) => {
			if ( ! closeSideBar() ) {
				clearSelected();
			}
		},
	},
];
