import { Button } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { memo } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { pencil } from '@wordpress/icons';
import { allows } from '../../../store/boot.ts';
import type { List, ListQuery } from '../../../store/desk/state.ts';
import { listsStore } from '../../../store/lists/index.ts';
import { usePlace } from '../../../store/route.ts';
import { FolderMenu } from '../folders/folder-menu.tsx';
import { Bell } from '../notifications/bell.tsx';
import { FilterChips } from '../search/filter-chips.tsx';
import { SearchBox } from '../search/search-box.tsx';
import { SearchLine } from '../search/search-line.tsx';
import { useDesk, useMailboxName } from '../use-desk.ts';
import type { FolderOrder } from '../use-inbox-query.ts';
import { useOpenView } from '../views/use-views.ts';
import { ViewLine } from '../views/view-line.tsx';
import { folderWord } from '../words.ts';
import { OrderMenu } from './order-menu.tsx';

interface Props {
	query: ListQuery;
	onOrder: ( order: FolderOrder ) => void;
	onNewTicket: () => void;
	/** Of the list on screen. */
	list: List | undefined;
}

/** How many tickets the folder, the team, the mailbox or the view has; empty where nobody counts. */
function useCount(): string {
	const { folder, mailbox, team, saved, search } = usePlace();
	const view = useSelect( ( select ) => ( saved ? select( listsStore ).getLists().counts[ saved ] : undefined ), [ saved ] );
	const count = useDesk(
		( { counts } ) => {
			if ( mailbox ) {
				return counts?.mailboxes.find( ( each ) => each.mailbox_id === mailbox )?.open;
			}
			if ( folder === 'team' ) {
				return counts?.teams.find( ( each ) => each.team_id === team )?.open;
			}
			return folder === 'all' ? undefined : counts?.[ folder ];
		},
		[ folder, mailbox, team ]
	);
	if ( saved ) {
		return view ? `${ view.count }${ view.more ? '+' : '' }` : '';
	}
	return search || count === undefined ? '' : String( count );
}

function Head( { query, onOrder, onNewTicket, list }: Props ) {
	const route = usePlace();
	const view = useOpenView();
	const mailboxName = useMailboxName( route.mailbox ?? 0 );
	const teamName = useDesk( ( desk ) => desk.setup.teams.find( ( team ) => team.id === route.team )?.name, [ route.team ] );
	const count = useCount();
	const place = mailboxName || ( route.folder === 'team' && teamName ) || folderWord( route.folder );
	const title = view?.name ?? ( route.search ? __( 'Search', 'mesa-help-desk' ) : place );
	return (
		<header className="mesa-list__head">
			<div className="mesa-list__title">
				<FolderMenu />
				<h1>
					<bdi>{ title }</bdi>
					{ count !== '' && <span className="mesa-list__count">{ count }</span> }
				</h1>
				{ ( ! route.search || view ) && <OrderMenu order={ query.order } onFolderOrder={ onOrder } /> }
				<Bell />
				{ allows( 'mesa_reply' ) && (
					<Button icon={ pencil } size="compact" label={ __( 'New ticket', 'mesa-help-desk' ) } onClick={ onNewTicket } />
				) }
			</div>
			<SearchBox error={ route.search ? list?.failure?.params.search : undefined } />
			{ route.search && <FilterChips search={ route.search } /> }
			{ route.search && ! view && <SearchLine list={ list } /> }
			<ViewLine view={ view } query={ query } />
		</header>
	);
}

/** The list's name, its order, the search, and the way to a new ticket. */
export const ListHead = memo( Head );
