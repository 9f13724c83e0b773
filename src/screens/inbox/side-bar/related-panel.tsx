import { __, sprintf } from '@wordpress/i18n';
import type { TicketRow } from '../../../contract/generated/types.ts';
import { goTo, routeUrl, usePlace } from '../../../store/route.ts';
import { TimeAgo } from '../../../ui/time-ago.tsx';
import { statusWord } from '../words.ts';
import type { PanelProps } from './panels.tsx';
import { SidePanel } from './side-panel.tsx';

function Related( { title, name, rows }: { title: string; name: string; rows: readonly TicketRow[] } ) {
	const route = usePlace();
	if ( rows.length === 0 ) {
		return null;
	}
	return (
		<SidePanel
			name={ name }
			/* translators: 1: a heading such as "Earlier", 2: how many. */
			title={ sprintf( __( '%1$s (%2$d)', 'mesa-help-desk' ), title, rows.length ) }
		>
			<ul className="mesa-related">
				{ rows.map( ( row ) => (
					<li key={ row.id }>
						<a
							href={ routeUrl( { ...route, ticket: row.id } ) }
							onClick={ ( event ) => {
								if ( ! event.metaKey && ! event.ctrlKey ) {
									event.preventDefault();
									goTo( { ticket: row.id } );
								}
							} }
						>
							<bdi>{ row.subject || __( '(no subject)', 'mesa-help-desk' ) }</bdi>
						</a>
						<span className="mesa-quiet">
							{ statusWord( row.status, row.status_id ) } · <TimeAgo time={ row.updated_at } />
						</span>
					</li>
				) ) }
			</ul>
		</SidePanel>
	);
}

/** What the customer has asked before. */
export function EarlierPanel( { ticket }: PanelProps ) {
	return <Related title={ __( 'Earlier', 'mesa-help-desk' ) } name="earlier" rows={ ticket.earlier } />;
}
