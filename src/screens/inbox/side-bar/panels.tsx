import type { ComponentType } from 'react';
import type { TicketRow } from '../../../contract/generated/types.ts';
import type { OpenTicket } from '../../../store/desk/state.ts';
import { OrdersPanel } from './orders.tsx';
import { EarlierPanel, LinkedPanel } from './related-panel.tsx';
import { TagsPanel } from './tags-panel.tsx';

/** What every panel of the side bar is given. */
export interface PanelProps {
	id: number;
	row: TicketRow;
	ticket: NonNullable< OpenTicket[ 'ticket' ] >;
}

/**
 * The panels under the customer, in the order in which they are read: what answers the question first.
 * A panel draws a SidePanel, or nothing when it has nothing to say.
 */
export const PANELS: readonly { id: string; Panel: ComponentType< PanelProps > }[] = [
	{ id: 'orders', Panel: ( { id } ) => <OrdersPanel ticketId={ id } /> },
	{ id: 'tags', Panel: ( { row, ticket } ) => <TagsPanel row={ row } mayEdit={ ticket.can.edit } /> },
	{ id: 'linked', Panel: LinkedPanel },
	{ id: 'earlier', Panel: EarlierPanel },
];
