import { useMemo, useState } from '@wordpress/element';
import type { ListQuery } from '../../store/desk/state.ts';
import { readPreference } from '../../store/preferences.ts';
import { useRoute } from '../../store/route.ts';
import type { Route } from '../../store/route.ts';

type FolderOrder = 'newest' | 'waiting';

/** What the list on screen asks for. A search is everywhere, unless it is kept to where one is. */
export function queryFor( route: Pick< Route, 'folder' | 'mailbox' | 'search' | 'scope' | 'order' >, folderOrder: FolderOrder ): ListQuery {
	const { folder, mailbox, search, scope, order } = route;
	if ( search === '' ) {
		return { folder, ...( mailbox ? { mailbox_id: mailbox } : {} ), order: folderOrder };
	}
	const isHere = scope === 'here';
	return {
		// A mailbox is searched whole, not only what is open in it.
		folder: isHere && ! mailbox ? folder : 'all',
		...( isHere && mailbox ? { mailbox_id: mailbox } : {} ),
		search,
		order: order || 'newest',
	};
}

/** The query of the list on screen, and the order of folders, which each person keeps. */
export function useInboxQuery(): { query: ListQuery; folderOrder: FolderOrder; setFolderOrder: ( order: FolderOrder ) => void } {
	const { folder, mailbox, search, scope, order } = useRoute();
	const [ folderOrder, setFolderOrder ] = useState< FolderOrder >( () =>
		readPreference( 'order', 'newest' ) === 'waiting' ? 'waiting' : 'newest'
	);
	const query = useMemo(
		() => queryFor( { folder, mailbox, search, scope, order }, folderOrder ),
		[ folder, mailbox, search, scope, order, folderOrder ]
	);
	return { query, folderOrder, setFolderOrder };
}
