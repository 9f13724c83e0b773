import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { closeSmall } from '@wordpress/icons';
import type { TicketRow } from '../../../contract/generated/types.ts';
import { keepPreference, readPreference } from '../../../store/preferences.ts';
import { goTo, routeUrl, useRoute } from '../../../store/route.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { TimeAgo } from '../../../ui/time-ago.tsx';
import { exactTime, parseTime } from '../../../ui/time.ts';
import { useOpenTicket, useRow } from '../use-desk.ts';
import { statusWord } from '../words.ts';
import { OrdersPanel } from './orders.tsx';
import { TagsPanel } from './tags-panel.tsx';

function TicketLinks( { title, name, rows }: { title: string; name: string; rows: readonly TicketRow[] } ) {
	const route = useRoute();
	if ( rows.length === 0 ) {
		return null;
	}
	return (
		<Panel
			/* translators: 1: a heading such as "Earlier", 2: how many. */
			title={ sprintf( __( '%1$s (%2$d)', 'mesa-help-desk' ), title, rows.length ) }
			startsOpen={ readPreference( `panel:${ name }`, 'open' ) === 'open' }
			onToggle={ ( open ) => keepPreference( `panel:${ name }`, open ? 'open' : 'folded' ) }
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
							{ statusWord( row.status ) } · <TimeAgo time={ row.updated_at } />
						</span>
					</li>
				) ) }
			</ul>
		</Panel>
	);
}

/** Who is asking: name and addresses, orders, and what was before. */
export function SideBar( { id, onClose }: { id: number; onClose: () => void } ) {
	const ticket = useOpenTicket( id )?.ticket;
	const row = useRow( id );
	if ( ! ticket ) {
		return <aside className="mesa-side" aria-label={ __( 'Customer', 'mesa-help-desk' ) } />;
	}
	const { customer } = ticket;
	const name = customer.name || customer.email || __( 'Unknown', 'mesa-help-desk' );
	return (
		<aside className="mesa-side" aria-label={ __( 'Customer', 'mesa-help-desk' ) }>
			<Button
				className="mesa-side__close"
				icon={ closeSmall }
				size="compact"
				label={ __( 'Close', 'mesa-help-desk' ) }
				onClick={ onClose }
			/>
			<section className="mesa-customer">
				<Avatar name={ name } />
				<div>
					<h2 dir="auto">{ name }</h2>
					<ul>
						{ customer.emails.map( ( email ) => (
							<li key={ email }>
								<bdi>{ email }</bdi>
							</li>
						) ) }
					</ul>
					<p className="mesa-quiet" title={ exactTime( parseTime( customer.created_at ) ) }>
						{ __( 'First contact', 'mesa-help-desk' ) } <TimeAgo time={ customer.created_at } />
					</p>
				</div>
			</section>
			<OrdersPanel ticketId={ id } />
			{ row && <TagsPanel row={ row } mayEdit={ ticket.can.edit } /> }
			<TicketLinks title={ __( 'Linked', 'mesa-help-desk' ) } name="linked" rows={ ticket.linked } />
			<TicketLinks title={ __( 'Earlier', 'mesa-help-desk' ) } name="earlier" rows={ ticket.earlier } />
		</aside>
	);
}
