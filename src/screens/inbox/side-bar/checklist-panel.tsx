import { __, sprintf } from '@wordpress/i18n';
import { Checklist } from '../work/checklist.tsx';
import type { PanelProps } from './panels.tsx';
import { SidePanel } from './side-panel.tsx';

/** What is to be done on the ticket. */
export function ChecklistPanel( { id, row, ticket }: PanelProps ) {
	if ( ( ! ticket.can.edit && ticket.tasks.length === 0 ) || row.status === 'merged' ) {
		return null;
	}
	const { total, done } = row.tasks;
	return (
		<SidePanel
			name="tasks"
			title={
				total > 0
					? /* translators: 1: number of things done, 2: number of all things. */ sprintf(
							__( 'Checklist (%1$d of %2$d done)', 'mesa-help-desk' ),
							done,
							total
						)
					: __( 'Checklist', 'mesa-help-desk' )
			}
		>
			<Checklist ticketId={ id } tasks={ ticket.tasks } mayEdit={ ticket.can.edit } />
		</SidePanel>
	);
}
