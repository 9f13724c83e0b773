import type { BulkJob, View, ViewCount } from '../../contract/generated/types.ts';

export type { ViewCount } from '../../contract/generated/types.ts';

export interface ListsState {
	/** In the person's order; null until they are loaded. */
	views: View[] | null;
	/** By view. */
	counts: Record< number, ViewCount >;
	/** Of this person, the latest last: under way, or ended while this page was open. */
	bulk: BulkJob[];
}

export type ListsAction =
	| { type: 'VIEWS'; views: View[] }
	| { type: 'VIEW_COUNTS'; counts: ViewCount[] }
	| { type: 'BULK'; job: BulkJob }
	| { type: 'BULK_FORGOTTEN'; id: number };

export const INITIAL: ListsState = { views: null, counts: {}, bulk: [] };

export function reducer( state: ListsState = INITIAL, action: ListsAction ): ListsState {
	switch ( action.type ) {
		case 'VIEWS':
			return { ...state, views: action.views };
		case 'VIEW_COUNTS':
			return { ...state, counts: Object.fromEntries( action.counts.map( ( count ) => [ count.id, count ] ) ) };
		case 'BULK': {
			const isKnown = state.bulk.some( ( job ) => job.id === action.job.id );
			return {
				...state,
				bulk: isKnown
					? state.bulk.map( ( job ) => ( job.id === action.job.id ? action.job : job ) )
					: [ ...state.bulk, action.job ].sort( ( a, b ) => a.id - b.id ),
			};
		}
		case 'BULK_FORGOTTEN':
			return { ...state, bulk: state.bulk.filter( ( job ) => job.id !== action.id ) };
		default:
			return state;
	}
}
