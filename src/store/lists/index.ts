import { createReduxStore, register } from '@wordpress/data';
import type { BulkJob, BulkStart, View, ViewInput } from '../../contract/generated/types.ts';
import { api } from '../api.ts';
import { toFailure } from '../failure.ts';
import { INITIAL, reducer } from './reducer.ts';
import type { ListsAction, ListsState } from './reducer.ts';

export type { ListsState, ViewCount } from './reducer.ts';

interface Tools {
	select: { getLists: () => ListsState };
	dispatch: ( action: ListsAction ) => Promise< unknown >;
}

/** Counts are asked for again after this long, and no sooner. */
const COUNTS_FRESH_MS = 20_000;
let countedAt = -Infinity;

/** The views; a failure leaves those that are known. */
function loadViews() {
	return async ( { dispatch }: Tools ): Promise< void > => {
		try {
			await dispatch( { type: 'VIEWS', views: await api( 'listViews', {} ) } );
		} catch {
			// The folders are there without them; the next visit asks again.
		}
	};
}

/** How many tickets each view shows, when what is known is old. `now` asks in any case. */
function loadViewCounts( now = false ) {
	return async ( { dispatch, select }: Tools ): Promise< void > => {
		if ( ! select.getLists().views?.length || ( ! now && Date.now() - countedAt < COUNTS_FRESH_MS ) ) {
			return;
		}
		countedAt = Date.now();
		try {
			await dispatch( { type: 'VIEW_COUNTS', counts: await api( 'countViews', {} ) } );
		} catch {
			// A number that is missing is no news.
		}
	};
}

/**
 * Keeps a search, or changes a view when an id is given.
 *
 * @throws Failure With the fields that are wrong.
 */
function saveView( input: ViewInput, id?: number ) {
	return async ( { dispatch, select }: Tools ): Promise< View > => {
		try {
			const view = await ( id ? api( 'updateView', { path: { id }, body: input } ) : api( 'createView', { body: input } ) );
			const views = select.getLists().views ?? [];
			await dispatch( {
				type: 'VIEWS',
				views: id ? views.map( ( each ) => ( each.id === id ? view : each ) ) : [ ...views, view ],
			} );
			return view;
		} catch ( error ) {
			throw toFailure( error );
		}
	};
}

/** Takes a view away at once; back it comes when the site refuses. @throws Failure */
function deleteView( id: number ) {
	return async ( { dispatch, select }: Tools ): Promise< void > => {
		const views = select.getLists().views ?? [];
		await dispatch( { type: 'VIEWS', views: views.filter( ( view ) => view.id !== id ) } );
		try {
			await api( 'deleteView', { path: { id } } );
		} catch ( error ) {
			await dispatch( { type: 'VIEWS', views } );
			throw toFailure( error );
		}
	};
}

/** Puts a deleted view back, where it was. @throws Failure */
function restoreView( id: number ) {
	return async ( { dispatch }: Tools ): Promise< void > => {
		try {
			await api( 'restoreView', { path: { id } } );
			await dispatch( { type: 'VIEWS', views: await api( 'listViews', {} ) } );
		} catch ( error ) {
			throw toFailure( error );
		}
	};
}

/** The person's own order of the views. */
function orderViews( views: View[] ) {
	return async ( { dispatch, select }: Tools ): Promise< void > => {
		const before = select.getLists().views;
		await dispatch( { type: 'VIEWS', views } );
		try {
			await api( 'orderViews', { body: { ids: views.map( ( view ) => view.id ) } } );
		} catch ( error ) {
			await dispatch( { type: 'VIEWS', views: before ?? [] } );
			throw toFailure( error );
		}
	};
}

/** Changes of many tickets that are under way, of this person: a page that is loaded anew goes on showing them. */
function loadBulk() {
	return async ( { dispatch }: Tools ): Promise< void > => {
		try {
			const jobs = await api( 'listBulk', {} );
			await Promise.all( jobs.filter( isUnderWay ).map( ( job ) => dispatch( { type: 'BULK', job } ) ) );
		} catch {
			// Somebody who may not change tickets has none.
		}
	};
}

/** Begins a change of many tickets. @throws Failure */
function startBulk( input: BulkStart ) {
	return async ( { dispatch }: Tools ): Promise< BulkJob > => {
		try {
			const job = await api( 'startBulk', { body: input } );
			await dispatch( { type: 'BULK', job } );
			return job;
		} catch ( error ) {
			throw toFailure( error );
		}
	};
}

/** Looks how far it has come, stops it, or has it taken back. @throws Failure */
function touchBulk( id: number, how: 'getBulk' | 'cancelBulk' | 'undoBulk' ) {
	return async ( { dispatch }: Tools ): Promise< BulkJob > => {
		try {
			const job = await api( how, { path: { id } } );
			await dispatch( { type: 'BULK', job } );
			return job;
		} catch ( error ) {
			throw toFailure( error );
		}
	};
}

export function isUnderWay( job: BulkJob ): boolean {
	return [ 'waiting', 'collecting', 'running', 'undoing' ].includes( job.state );
}

/** Saved views, and changes of whole results. */
export const listsStore = createReduxStore( 'mesa/lists', {
	reducer,
	initialState: INITIAL,
	actions: {
		loadViews,
		loadViewCounts,
		saveView,
		deleteView,
		restoreView,
		orderViews,
		loadBulk,
		startBulk,
		touchBulk,
		forgetBulk: ( id: number ): ListsAction => ( { type: 'BULK_FORGOTTEN', id } ),
	},
	selectors: {
		getLists: ( state: ListsState ) => state,
	},
} );

let registered = false;

/** Makes the store known to WordPress's registry; harmless when done twice. */
export function registerListsStore(): void {
	if ( ! registered ) {
		registered = true;
		register( listsStore );
	}
}
