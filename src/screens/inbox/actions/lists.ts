import { __ } from '@wordpress/i18n';
import { goTo } from '../../../store/route.ts';
import { queryOf } from '../use-inbox-query.ts';
import { viewDialog } from '../views/view-dialog-lazy.tsx';
import type { TicketAction } from './types.ts';

/** Lists: what is unread, and searches that are kept. */
export const LISTS: readonly TicketAction[] = [
	{
		id: 'mark-unread',
		label: () => __( 'Mark as unread', 'mesa-help-desk' ),
		group: 'ticket',
		keys: [ 'U' ],
		inMenu: true,
		when: ( { ticketId, selected } ) => ticketId !== null || selected.size > 0,
		run: ( { change, isOpen, selected } ) => {
			change( { unread: true } );
			if ( isOpen && selected.size === 0 ) {
				// A ticket that is looked at is read.
				goTo( { ticket: null } );
			}
		},
	},
	{
		id: 'save-view',
		label: () => __( 'Save this list as a view', 'mesa-help-desk' ),
		group: 'go',
		keys: [ 'g v' ],
		run: ( { show, route } ) => show( ( onClose ) => viewDialog( { query: queryOf( route ), onClose } ) ),
	},
];
