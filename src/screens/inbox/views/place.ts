import type { View, ViewInput } from '../../../contract/generated/types.ts';
import type { Route } from '../../../store/route.ts';
import type { ListQuery } from '../../../store/desk/state.ts';

/** What a view shows, as a place to go to. */
export function placeOfView( view: View ): Partial< Route > {
	return {
		saved: view.id,
		folder: view.folder,
		mailbox: view.mailbox_id,
		team: view.team_folder_id,
		search: view.search,
		scope: 'here',
		order: view.order,
	};
}

/** What the list on screen asks for, as a view keeps it. */
export function viewOfQuery( query: ListQuery ): Pick< ViewInput, 'folder' | 'mailbox_id' | 'team_folder_id' | 'search' | 'order' > {
	return {
		folder: query.folder,
		mailbox_id: query.mailbox_id ?? null,
		team_folder_id: query.team_id ?? null,
		search: query.search ?? '',
		// The best match depends on the words: of a view the newest come first.
		order: query.order === 'relevance' ? 'newest' : query.order,
	};
}

/** Whether the list on screen shows something else than the view that it came from. */
export function differs( view: View, query: ListQuery ): boolean {
	const now = viewOfQuery( query );
	return (
		now.folder !== view.folder ||
		now.mailbox_id !== view.mailbox_id ||
		now.team_folder_id !== view.team_folder_id ||
		now.search !== view.search ||
		now.order !== view.order
	);
}
