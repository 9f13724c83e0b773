import { __ } from '@wordpress/i18n';
import { allows } from '../../../store/boot.ts';
import { canUndo, undoLast } from '../notify.ts';
import type { ActionContext, TicketAction } from './types.ts';

/** The open ticket allows it, or the selected ones may: the server decides for each of them. */
function mayEdit( { isOpen, ticket, selected, ticketId }: ActionContext ): boolean {
	if ( selected.size > 0 || ! isOpen ) {
		return allows( 'mesa_edit_tickets' ) && ( selected.size > 0 || ticketId !== null );
	}
	return ticket === null || ticket.can.edit;
}

const isOpenAndMine = ( context: ActionContext ): boolean => context.isOpen && mayEdit( context );

/** What becomes of a ticket. */
export const DECIDING: readonly TicketAction[] = [
	{
		id: 'close',
		label: () => __( 'Close the ticket', 'mesa-help-desk' ),
		group: 'ticket',
		keys: [ 'e' ],
		when: mayEdit,
		run: ( { change } ) => change( { status: 'closed' } ),
	},
	{
		id: 'assign',
		label: () => __( 'Assign', 'mesa-help-desk' ),
		group: 'ticket',
		keys: [ 'a' ],
		when: isOpenAndMine,
		run: ( { openMenu } ) => openMenu( 'assignee' ),
	},
	{
		id: 'snooze',
		label: () => __( 'Snooze, or another status', 'mesa-help-desk' ),
		group: 'ticket',
		keys: [ 's' ],
		when: isOpenAndMine,
		run: ( { openMenu } ) => openMenu( 'status' ),
	},
	{
		id: 'priority',
		label: () => __( 'Priority', 'mesa-help-desk' ),
		group: 'ticket',
		keys: [ 'p' ],
		when: isOpenAndMine,
		run: ( { openMenu } ) => openMenu( 'priority' ),
	},
	{
		id: 'tags',
		label: () => __( 'Tags', 'mesa-help-desk' ),
		group: 'ticket',
		keys: [ 't' ],
		when: ( { isOpen } ) => isOpen,
		inMenu: true,
		run: ( { showSideBar } ) => showSideBar( '.mesa-tokens input' ),
	},
	{
		id: 'undo',
		label: () => __( 'Undo the last change', 'mesa-help-desk' ),
		group: 'ticket',
		keys: [ 'z', 'mod+z' ],
		when: canUndo,
		run: () => void undoLast(),
	},
];
