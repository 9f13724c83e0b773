import { useMemo, useState } from '@wordpress/element';
import type { ListQuery, Order } from '../../store/desk/state.ts';
import { readPreference } from '../../store/preferences.ts';
import { usePlace } from '../../store/route.ts';
import type { Route } from '../../store/route.ts';

/** Orders of a folder; a search can also have the best match first. */
export type FolderOrder = Exclude< Order, 'relevance' >;
const FOLDER_ORDERS: readonly FolderOrder[] = [ 'newest', 'waiting', 'importance', 'created' ];

function isFolderOrder( order: string ): order is FolderOrder {
	return ( FOLDER_ORDERS as readonly string[] ).includes( order );
}

type Place = Pick< Route, 'folder' | 'mailbox' | 'team' | 'saved' | 'search' | 'scope' | 'order' >;

/** What the list on screen asks for. A search is everywhere, unless it is kept to where one is. */
export function queryFor( { folder, mailbox, team, saved, search, scope, order }: Place, folderOrder: FolderOrder ): ListQuery {
	const inTeam = folder === 'team' && team ? { team_id: team } : {};
	if ( search === '' ) {
		return {
			folder: folder === 'team' && ! team ? 'open' : folder,
			...( mailbox ? { mailbox_id: mailbox } : {} ),
			...inTeam,
			order: isFolderOrder( order ) ? order : folderOrder,
		};
	}
	const isHere = scope === 'here';
	return {
		// A mailbox is searched whole, not only what is open in it.
		folder: isHere && ( ! mailbox || saved ) ? folder : 'all',
		...( isHere && mailbox ? { mailbox_id: mailbox } : {} ),
		...( isHere ? inTeam : {} ),
		search,
		order: order || 'newest',
	};
}

/** The order of folders that the person has chosen last. */
function keptOrder(): FolderOrder {
	const kept = readPreference( 'order', 'newest' );
	return isFolderOrder( kept ) ? kept : 'newest';
}

/** What the list of a place asks for, outside of a component. */
export function queryOf( route: Route ): ListQuery {
	return queryFor( route, keptOrder() );
}

/** The query of the list on screen, and the order of folders, which each person keeps. */
export function useInboxQuery(): { query: ListQuery; folderOrder: FolderOrder; setFolderOrder: ( order: FolderOrder ) => void } {
	const { folder, mailbox, team, saved, search, scope, order } = usePlace();
	const [ folderOrder, setFolderOrder ] = useState( keptOrder );
	const query = useMemo(
		() => queryFor( { folder, mailbox, team, saved, search, scope, order }, folderOrder ),
		[ folder, mailbox, team, saved, search, scope, order, folderOrder ]
	);
	return { query, folderOrder, setFolderOrder };
}
