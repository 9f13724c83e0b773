import { Suspense, lazy } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { TicketRow } from '../../../contract/generated/types.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { SidePanel } from '../side-bar/side-panel.tsx';

const History = lazy( async () => ( {
	default: ( await import( /* webpackChunkName: "history" */ './history.tsx' ) ).History,
} ) );

/** Who did what on the ticket, and who has read it. */
export function HistoryPanel( { id, row }: { id: number; row: TicketRow } ) {
	return (
		<SidePanel name="history" title={ __( 'History', 'mesa-help-desk' ) } startsFolded isLazy>
			<Suspense fallback={ <Skeleton kind="panel" rows={ 4 } /> }>
				<History key={ id } id={ id } version={ row.version } />
			</Suspense>
		</SidePanel>
	);
}
