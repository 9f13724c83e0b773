import { useRef } from '@wordpress/element';
import type { List, ListQuery } from '../../../store/desk/state.ts';
import { useList } from '../use-desk.ts';

export interface ShownList {
	list: List | undefined;
	/** It answers the search before: the one asked for is on its way. */
	isOld: boolean;
}

/** The list to show. While a search is refined, what was found before stays until the site has answered. */
export function useShownList( query: ListQuery ): ShownList {
	const list = useList( query );
	const before = useRef< List | undefined >();
	const isWaiting = ! list || list.status === 'loading';
	if ( ! isWaiting ) {
		before.current = list.status === 'ready' ? list : undefined;
	}
	const isOld = isWaiting && Boolean( query.search && before.current?.query.search && before.current.ids.length > 0 );
	return isOld ? { list: before.current, isOld } : { list, isOld: false };
}
