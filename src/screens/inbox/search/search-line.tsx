import { DropdownMenu } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import { chevronDown } from '@wordpress/icons';
import type { List, Order } from '../../../store/desk/state.ts';
import { replaceRoute, usePlace } from '../../../store/route.ts';
import { orderWord } from '../list/order-menu.tsx';
import { useMailboxName } from '../use-desk.ts';
import { folderWord } from '../words.ts';

/** What a screen reader hears when a search has been answered. */
function foundWords( list: List | undefined ): string {
	if ( list?.status !== 'ready' ) {
		return '';
	}
	const count = list.ids.length;
	return list.cursor
		? sprintf(
				/* translators: %d: number of tickets. */ __( 'More than %d tickets found, the first are shown.', 'mesa-help-desk' ),
				count
			)
		: sprintf(
				/* translators: %d: number of tickets. */ _n( '%d ticket found.', '%d tickets found.', count, 'mesa-help-desk' ),
				count
			);
}

const ORDERS: readonly Order[] = [ 'newest', 'relevance', 'waiting', 'importance', 'created' ];

/** Below the search field: where is searched, in which order, and how much was found. */
export function SearchLine( { list }: { list: List | undefined } ) {
	const route = usePlace();
	const mailboxName = useMailboxName( route.mailbox ?? 0 );
	const here = mailboxName || folderWord( route.folder );
	const isHere = route.scope === 'here';
	const shown = orderWord( route.order || 'newest' );
	const place = ( label: string, scope: '' | 'here' ) => (
		<button type="button" aria-pressed={ route.scope === scope } onClick={ () => replaceRoute( { scope } ) }>
			{ label }
		</button>
	);
	return (
		<div className="mesa-search__line">
			<div className="mesa-switch" role="group" aria-label={ __( 'Where to search', 'mesa-help-desk' ) }>
				{ place( __( 'Everywhere', 'mesa-help-desk' ), '' ) }
				{ ( route.folder !== 'all' || mailboxName || isHere ) && place( here, 'here' ) }
			</div>
			<DropdownMenu
				icon={ chevronDown }
				label={ sprintf( /* translators: %s: an order such as "Newest first". */ __( 'Sorting: %s', 'mesa-help-desk' ), shown ) }
				text={ shown }
				toggleProps={ { size: 'small', iconPosition: 'right', showTooltip: false } }
				controls={ ORDERS.map( ( order ) => ( {
					title: orderWord( order ),
					role: 'menuitemradio' as const,
					isActive: order === ( route.order || 'newest' ),
					onClick: () => replaceRoute( { order: order === 'newest' ? '' : order } ),
				} ) ) }
			/>
			<span className="screen-reader-text" role="status">
				{ foundWords( list ) }
			</span>
		</div>
	);
}
