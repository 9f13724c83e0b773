import { DropdownMenu } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import { chevronDown } from '@wordpress/icons';
import type { List } from '../../../store/desk/state.ts';
import { replaceRoute, useRoute } from '../../../store/route.ts';
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

/** Below the search field: where is searched, in which order, and how much was found. */
export function SearchLine( { list }: { list: List | undefined } ) {
	const route = useRoute();
	const mailboxName = useMailboxName( route.mailbox ?? 0 );
	const here = mailboxName || folderWord( route.folder );
	const isHere = route.scope === 'here';
	const orders = [
		[ '', __( 'Newest first', 'mesa-help-desk' ) ],
		[ 'relevance', __( 'Best match first', 'mesa-help-desk' ) ],
	] as const;
	const shown = route.order === 'relevance' ? orders[ 1 ][ 1 ] : orders[ 0 ][ 1 ];
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
				controls={ orders.map( ( [ order, title ] ) => ( {
					title,
					role: 'menuitemradio' as const,
					isActive: order === route.order,
					onClick: () => replaceRoute( { order } ),
				} ) ) }
			/>
			<span className="screen-reader-text" role="status">
				{ foundWords( list ) }
			</span>
		</div>
	);
}
