import { useSyncExternalStore } from '@wordpress/element';
import type { Notification, NotificationMarks } from '../../contract/generated/types.ts';
import { api } from '../api.ts';
import { toFailure } from '../failure.ts';
import type { Failure } from '../failure.ts';

export interface NotificationsState {
	/** Newest first, as far as they are loaded; null before the first answer. */
	items: readonly Notification[] | null;
	/** 100 stands for a hundred or more. */
	unread: number;
	cursor: string | null;
	/** Quiet hours: nothing shall make a noise. */
	quiet: boolean;
	loadingMore: boolean;
	failure: Failure | null;
}

const INITIAL: NotificationsState = { items: null, unread: 0, cursor: null, quiet: false, loadingMore: false, failure: null };

let state = INITIAL;
let signal: number | null = null;
const listeners = new Set< () => void >();
const newsListeners = new Set< ( fresh: Notification[] ) => void >();

function set( part: Partial< NotificationsState > ): void {
	state = { ...state, ...part };
	listeners.forEach( ( listener ) => listener() );
}

/** What concerns the person. */
export function useNotifications(): NotificationsState {
	return useSyncExternalStore(
		( listener ) => {
			listeners.add( listener );
			return () => listeners.delete( listener );
		},
		() => state
	);
}

export function getNotifications(): NotificationsState {
	return state;
}

/** Hears of unread notifications that were not there at the last look; never of those that the page began with. */
export function onFreshNotifications( listener: ( fresh: Notification[] ) => void ): () => void {
	newsListeners.add( listener );
	return () => newsListeners.delete( listener );
}

/** Loads the newest. What stands below stays. */
export async function loadNotifications(): Promise< void > {
	try {
		const page = await api( 'listNotifications', {} );
		const known = state.items;
		const newest = known?.reduce( ( most, one ) => Math.max( most, one.id ), 0 );
		const ids = new Set( page.items.map( ( one ) => one.id ) );
		const last = page.items.at( -1 )?.id ?? 0;
		const older = page.next_cursor === null ? [] : ( known ?? [] ).filter( ( one ) => ! ids.has( one.id ) && one.id < last );
		set( {
			items: [ ...page.items, ...older ],
			cursor: older.length > 0 ? state.cursor : page.next_cursor,
			unread: page.unread,
			quiet: page.quiet,
			failure: null,
		} );
		const fresh = newest === undefined ? [] : page.items.filter( ( one ) => one.id > newest && ! one.read );
		if ( fresh.length > 0 ) {
			newsListeners.forEach( ( listener ) => listener( fresh ) );
		}
	} catch ( error ) {
		set( { failure: toFailure( error ) } );
	}
}

/** Loads the next page. */
export async function loadMoreNotifications(): Promise< void > {
	if ( state.cursor === null || state.loadingMore ) {
		return;
	}
	set( { loadingMore: true } );
	try {
		const page = await api( 'listNotifications', { query: { cursor: state.cursor } } );
		const ids = new Set( state.items?.map( ( one ) => one.id ) );
		set( { items: [ ...( state.items ?? [] ), ...page.items.filter( ( one ) => ! ids.has( one.id ) ) ], cursor: page.next_cursor } );
	} catch ( error ) {
		set( { failure: toFailure( error ) } );
	} finally {
		set( { loadingMore: false } );
	}
}

/** @param now What `getChanges` tells: another number than before means other notifications. */
export function noteSignal( now: number | undefined ): void {
	if ( now === undefined || now === signal ) {
		return;
	}
	signal = now;
	void loadNotifications();
}

/** Marks at once on screen, then on the server; taken back when the server refuses. */
async function mark( body: NotificationMarks, changes: ( one: Notification ) => boolean, read: boolean ): Promise< void > {
	const before = state;
	let moved = 0;
	const items = ( state.items ?? [] ).map( ( one ) => {
		if ( one.read === read || ! changes( one ) ) {
			return one;
		}
		moved += 1;
		return { ...one, read };
	} );
	if ( moved === 0 && body.up_to === undefined ) {
		return;
	}
	const unread = body.up_to !== undefined ? 0 : Math.max( 0, state.unread + ( read ? -moved : moved ) );
	set( { items, unread } );
	try {
		await api( 'markNotifications', { body } );
		set( { failure: null } );
	} catch ( error ) {
		set( { items: before.items, unread: before.unread, failure: toFailure( error ) } );
	}
}

export function markRead( id: number, read = true ): Promise< void > {
	return mark( { ids: [ id ], read }, ( one ) => one.id === id, read );
}

/** The person has the ticket before them. */
export function markTicketRead( ticketId: number ): Promise< void > {
	return mark( { ticket_id: ticketId }, ( one ) => one.ticket_id === ticketId, true );
}

/** Everything up to the newest on screen; what comes meanwhile stays unread. */
export function markAllRead(): Promise< void > {
	const newest = Math.max( 0, ...( state.items ?? [] ).map( ( one ) => one.id ) );
	return newest > 0 ? mark( { up_to: newest }, ( one ) => one.id <= newest, true ) : Promise.resolve();
}

/** For tests: as on a page that has just been opened. */
export function forgetNotifications(): void {
	state = INITIAL;
	signal = null;
}
