import { Button, DropdownMenu } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { chevronUpDown, pencil } from '@wordpress/icons';
import { allows } from '../../../store/boot.ts';
import { keepPreference } from '../../../store/preferences.ts';
import { useRoute } from '../../../store/route.ts';
import type { List } from '../../../store/desk/state.ts';
import { FolderMenu } from '../folders/folder-menu.tsx';
import { Bell } from '../notifications/bell.tsx';
import { SearchBox } from '../search/search-box.tsx';
import { SearchLine } from '../search/search-line.tsx';
import { useDesk, useMailboxName } from '../use-desk.ts';
import { folderWord } from '../words.ts';

interface Props {
	order: 'newest' | 'waiting';
	onOrder: ( order: 'newest' | 'waiting' ) => void;
	onNewTicket: () => void;
	/** Of the list on screen. */
	list: List | undefined;
}

/** The list's name, its order, the search, and the way to a new ticket. */
export function ListHead( { order, onOrder, onNewTicket, list }: Props ) {
	const route = useRoute();
	const mailboxName = useMailboxName( route.mailbox ?? 0 );
	const folderCount = useDesk( ( desk ) => ( route.folder === 'all' ? undefined : desk.counts?.[ route.folder ] ), [ route.folder ] );
	const mailboxCount = useDesk(
		( desk ) => desk.counts?.mailboxes.find( ( each ) => each.mailbox_id === route.mailbox )?.open,
		[ route.mailbox ]
	);
	const count = route.mailbox ? mailboxCount : folderCount;
	const title = route.search ? __( 'Search', 'mesa-help-desk' ) : mailboxName || folderWord( route.folder );
	const choose = ( next: 'newest' | 'waiting' ) => {
		keepPreference( 'order', next );
		onOrder( next );
	};
	return (
		<header className="mesa-list__head">
			<div className="mesa-list__title">
				<FolderMenu />
				<h1>
					{ title }
					{ ! route.search && count !== undefined && <span className="mesa-list__count">{ count }</span> }
				</h1>
				{ ! route.search && (
					<DropdownMenu
						icon={ chevronUpDown }
						label={ __( 'Sorting', 'mesa-help-desk' ) }
						toggleProps={ { size: 'compact' } }
						controls={ [
							{
								title: __( 'Newest first', 'mesa-help-desk' ),
								isActive: order === 'newest',
								role: 'menuitemradio',
								onClick: () => choose( 'newest' ),
							},
							{
								title: __( 'Longest waiting first', 'mesa-help-desk' ),
								isActive: order === 'waiting',
								role: 'menuitemradio',
								onClick: () => choose( 'waiting' ),
							},
						] }
					/>
				) }
				<Bell />
				{ allows( 'mesa_reply' ) && (
					<Button icon={ pencil } size="compact" label={ __( 'New ticket', 'mesa-help-desk' ) } onClick={ onNewTicket } />
				) }
			</div>
			<SearchBox error={ route.search ? list?.failure?.params.search : undefined } />
			{ route.search && <SearchLine list={ list } /> }
		</header>
	);
}
