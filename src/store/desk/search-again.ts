import type { Thunk } from './events.ts';
import { loadList } from './load.ts';

/** On a busy desk something changes every second; a search is not repeated each time, by everybody. */
const PAUSE_MS = 10_000;

let waiting: ReturnType< typeof setTimeout > | undefined;
let lastAt = -Infinity;

/**
 * Repeats the search on screen, because a ticket changed and only the server can tell whether it is found
 * now: at once, and after that at most every ten seconds. Not under the hand of somebody who reads further
 * down, since that would take away the pages that were loaded.
 */
export function searchAgain(): Thunk {
	return async ( { dispatch, select } ) => {
		if ( waiting !== undefined ) {
			return;
		}
		waiting = setTimeout(
			() => {
				waiting = undefined;
				const { lists, showing, listAtRest } = select.getDesk();
				const list = lists[ showing ?? '' ];
				if ( list?.query.search && listAtRest ) {
					lastAt = Date.now();
					void dispatch( loadList( list.query ) );
				}
			},
			Math.max( 0, lastAt + PAUSE_MS - Date.now() )
		);
	};
}
