import { __ } from '@wordpress/i18n';
import type { TicketRow } from '../../../contract/generated/types.ts';
import { SidePanel } from '../side-bar/side-panel.tsx';
import { History } from './history.tsx';

/** Who did what on the ticket, and who has read it. */
export function HistoryPanel( { id, row }: { id: number; row: TicketRow } ) {
	return (
		<SidePanel name="history" title={ __( 'History', 'mesa-help-desk' ) } startsFolded isLazy>
			<History key={ id } id={ id } version={ row.version } />
		</SidePanel>
	);
}
