import { __ } from '@wordpress/i18n';
import { TimeAgo } from '../../../ui/time-ago.tsx';
import type { PanelProps } from './panels.tsx';
import { SidePanel } from './side-panel.tsx';

/** How the customer found the help: what they said last. */
export function RatingPanel( { ticket }: PanelProps ) {
	const rated = ticket.events.findLast( ( event ) => event.type === 'ticket_rated' );
	if ( ! rated ) {
		return null;
	}
	const isGood = rated.data.score === 'good';
	return (
		<SidePanel name="rating" title={ __( 'Rating', 'mesa-help-desk' ) }>
			<p>
				<strong>{ isGood ? __( 'Good', 'mesa-help-desk' ) : __( 'Not good', 'mesa-help-desk' ) }</strong>{ ' ' }
				<span className="mesa-quiet">
					<TimeAgo time={ rated.created_at } />
				</span>
			</p>
			{ rated.data.comment && <p dir="auto">{ String( rated.data.comment ) }</p> }
		</SidePanel>
	);
}
