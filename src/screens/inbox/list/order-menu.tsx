import { DropdownMenu } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { chevronUpDown } from '@wordpress/icons';
import type { Order } from '../../../store/desk/state.ts';
import { keepPreference } from '../../../store/preferences.ts';
import { replaceRoute, usePlace } from '../../../store/route.ts';
import type { FolderOrder } from '../use-inbox-query.ts';

export function orderWord( order: Order ): string {
	switch ( order ) {
		case 'newest':
			return __( 'Newest first', 'mesa-help-desk' );
		case 'waiting':
			return __( 'Longest waiting first', 'mesa-help-desk' );
		case 'importance':
			return __( 'Most important first', 'mesa-help-desk' );
		case 'created':
			return __( 'Newly opened first', 'mesa-help-desk' );
		case 'relevance':
			return __( 'Best match first', 'mesa-help-desk' );
	}
}

const ORDERS: readonly FolderOrder[] = [ 'newest', 'waiting', 'importance', 'created' ];

interface Props {
	/** Of the list on screen. */
	order: Order;
	/** Another order of all folders, which the person keeps. */
	onFolderOrder: ( order: FolderOrder ) => void;
}

/** What stands first. Of a folder each person's own choice; a view has its own. */
export function OrderMenu( { order, onFolderOrder }: Props ) {
	const { saved } = usePlace();
	const choose = ( next: FolderOrder ) => {
		if ( saved ) {
			replaceRoute( { order: next } );
			return;
		}
		keepPreference( 'order', next );
		onFolderOrder( next );
	};
	return (
		<DropdownMenu
			icon={ chevronUpDown }
			/* translators: %s: an order such as "Newest first". */
			label={ sprintf( __( 'Sorting: %s', 'mesa-help-desk' ), orderWord( order ) ) }
			toggleProps={ { size: 'compact' } }
			controls={ ORDERS.map( ( each ) => ( {
				title: orderWord( each ),
				isActive: each === order,
				role: 'menuitemradio' as const,
				onClick: () => choose( each ),
			} ) ) }
		/>
	);
}
