import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { closeSmall } from '@wordpress/icons';
import { Avatar } from '../../../ui/avatar.tsx';
import { TimeAgo } from '../../../ui/time-ago.tsx';
import { exactTime, parseTime } from '../../../ui/time.ts';
import { useOpenTicket, useRow } from '../use-desk.ts';
import { PANELS } from './panels.tsx';

/** Who is asking: name and addresses, orders, and what was before. */
export function SideBar( { id, onClose }: { id: number; onClose: () => void } ) {
	const ticket = useOpenTicket( id )?.ticket;
	const row = useRow( id );
	if ( ! ticket ) {
		return <aside className="mesa-side" aria-label={ __( 'Customer', 'mesa-help-desk' ) } />;
	}
	const { customer } = ticket;
	const who = customer.name || customer.email || __( 'Unknown', 'mesa-help-desk' );
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
				<Avatar name={ who } />
				<div>
					<h2 dir="auto">{ who }</h2>
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
			{ row && PANELS.map( ( { id: name, Panel } ) => <Panel key={ name } id={ id } row={ row } ticket={ ticket } /> ) }
		</aside>
	);
}
