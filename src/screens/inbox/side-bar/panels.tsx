import type { ComponentType } from 'react';
import type { TicketRow } from '../../../contract/generated/types.ts';
import type { OpenTicket } from '../../../store/desk/state.ts';
import { FieldsPanel } from '../fields/fields-panel.tsx';
import { useDesk } from '../use-desk.ts';
import { FollowersPanel } from '../people/followers-panel.tsx';
import { HistoryPanel } from '../people/history-panel.tsx';
import { OrdersPanel } from './orders.tsx';
import { ChecklistPanel } from './checklist-panel.tsx';
import { LinkedPanel } from './linked-panel.tsx';
import { RatingPanel } from './rating-panel.tsx';
import { EarlierPanel } from './related-panel.tsx';
import { TagsPanel } from './tags-panel.tsx';

/** What every panel of the side bar is given. */
export interface PanelProps {
	id: number;
	row: TicketRow;
	ticket: NonNullable< OpenTicket[ 'ticket' ] >;
}

/** Nothing where the site sorts its tickets by nothing of its own. */
function Fields( props: PanelProps ) {
	const hasAny = useDesk( ( { setup } ) => setup.fields.length + setup.types.length + setup.teams.length > 0 );
	return hasAny ? <FieldsPanel { ...props } /> : null;
}

/**
 * The panels under the customer, in the order in which they are read: what answers the question first.
 * A panel draws a SidePanel, or nothing when it has nothing to say.
 */
export const PANELS: readonly { id: string; Panel: ComponentType< PanelProps > }[] = [
	{ id: 'orders', Panel: ( { id } ) => <OrdersPanel ticketId={ id } /> },
	{ id: 'rating', Panel: RatingPanel },
	{ id: 'fields', Panel: Fields },
	{ id: 'tags', Panel: ( { row, ticket } ) => <TagsPanel row={ row } mayEdit={ ticket.can.edit } /> },
	{ id: 'tasks', Panel: ChecklistPanel },
	{ id: 'linked', Panel: LinkedPanel },
	{ id: 'earlier', Panel: EarlierPanel },
	{ id: 'followers', Panel: FollowersPanel },
	{ id: 'history', Panel: HistoryPanel },
];
