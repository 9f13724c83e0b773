import { Button } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { Orders } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { toFailure } from '../../../store/failure.ts';
import { keepPreference, readPreference } from '../../../store/preferences.ts';
import { Panel } from '../../../ui/panel.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { TimeAgo } from '../../../ui/time-ago.tsx';

type Order = Orders[ 'items' ][ number ];

function OrderLine( { order }: { order: Order } ) {
	return (
		<details className="mesa-order">
			<summary>
				<span className="mesa-order__number">
					{ sprintf( /* translators: %s: order number. */ __( '#%s', 'mesa-help-desk' ), order.number ) }
				</span>
				<span className={ `mesa-order__status is-${ order.status }` }>{ order.status_label }</span>
				<span className="mesa-order__total">{ order.total }</span>
			</summary>
			<ul>
				{ order.lines.map( ( line, index ) => (
					<li key={ index }>
						<span>
							{ line.quantity } × { line.name }
						</span>
						<span className="mesa-order__total">{ line.total }</span>
					</li>
				) ) }
			</ul>
			<p className="mesa-order__facts">
				{ order.created_at && <TimeAgo time={ order.created_at } /> }
				{ order.refunded && (
					/* translators: %s: an amount of money. */
					<span>{ sprintf( __( '%s refunded', 'mesa-help-desk' ), order.refunded ) }</span>
				) }
				{ order.edit_url && (
					<a href={ order.edit_url } target="_blank" rel="noreferrer">
						{ __( 'Open the order', 'mesa-help-desk' ) }
					</a>
				) }
			</p>
		</details>
	);
}

/** Moving fast through the list with j and k must not ask the shop about every customer on the way. */
const PAUSE_MS = 300;

/** Whether the site has no shop, as it said once: the same for every customer. A shop that is switched on later is seen by the next visit. */
let hasNoShop = false;

/** The customer's WooCommerce orders; nothing at all where there is no WooCommerce. */
export function OrdersPanel( { ticketId }: { ticketId: number } ) {
	const [ orders, setOrders ] = useState< Orders | null >( null );
	const [ failure, setFailure ] = useState( '' );
	const [ attempt, setAttempt ] = useState( 0 );

	useEffect( () => {
		if ( hasNoShop ) {
			return;
		}
		const abort = new AbortController();
		setOrders( null );
		setFailure( '' );
		const ask = async () => {
			try {
				const answer = await api( 'getTicketOrders', { path: { id: ticketId }, signal: abort.signal } );
				hasNoShop = ! answer.available;
				setOrders( answer );
			} catch ( error ) {
				if ( ! abort.signal.aborted ) {
					setFailure( toFailure( error ).message );
				}
			}
		};
		const timer = setTimeout( () => void ask(), PAUSE_MS );
		return () => {
			clearTimeout( timer );
			abort.abort();
		};
	}, [ ticketId, attempt ] );

	if ( hasNoShop ) {
		return null;
	}
	return (
		<Panel
			title={ __( 'Orders', 'mesa-help-desk' ) }
			startsOpen={ readPreference( 'panel:orders', 'open' ) === 'open' }
			onToggle={ ( open ) => keepPreference( 'panel:orders', open ? 'open' : 'folded' ) }
		>
			{ failure && (
				<p role="alert">
					{ failure }{ ' ' }
					<Button variant="link" onClick={ () => setAttempt( attempt + 1 ) }>
						{ __( 'Try again', 'mesa-help-desk' ) }
					</Button>
				</p>
			) }
			{ ! orders && ! failure && <Skeleton kind="panel" rows={ 2 } /> }
			{ orders && orders.items.length === 0 && (
				<p className="mesa-quiet">{ __( 'No orders under any known address.', 'mesa-help-desk' ) }</p>
			) }
			{ orders && orders.items.length > 0 && (
				<>
					<p className="mesa-orders__sum">
						<span>
							{ sprintf(
								/* translators: %d: number of orders. */ _n(
									'%d order',
									'%d orders',
									orders.total_count,
									'mesa-help-desk'
								),
								orders.total_count
							) }
						</span>
						<span className="mesa-order__total">{ orders.total_spent }</span>
					</p>
					{ orders.items.map( ( order ) => (
						<OrderLine key={ order.id } order={ order } />
					) ) }
				</>
			) }
		</Panel>
	);
}
