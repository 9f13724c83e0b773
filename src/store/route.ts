import { useSyncExternalStore } from '@wordpress/element';
import type { Folder, Order } from './desk/state.ts';

/** Where the person is. It lives in the address, so that links, reload and the back button work. */
export interface Route {
	view: 'inbox' | 'settings' | 'knowledge' | 'order';
	folder: Folder;
	mailbox: number | null;
	/** With the folder "team": whose. */
	team: number | null;
	/** The saved view that this came from; what it shows stands in the other fields. */
	saved: number | null;
	ticket: number | null;
	search: string;
	/** Of a search: '' is everywhere, 'here' the folder or mailbox that is open. */
	scope: '' | 'here';
	/** '' is the person's own order of folders, of a search the newest first. */
	order: '' | Order;
	/** Of the settings and the knowledge base: which form is open; "new" for a mailbox that is being added. */
	section: string;
}

const PAGE = 'mesa-help-desk';
const VIEWS: readonly Route[ 'view' ][] = [ 'inbox', 'settings', 'knowledge', 'order' ];
const FOLDERS: readonly Folder[] = [
	'mine',
	'unassigned',
	'team',
	'open',
	'pending',
	'snoozed',
	'closed',
	'spam',
	'trash',
	'all',
	'drafts',
	'scheduled',
	'failed',
];

const ORDERS: readonly Order[] = [ 'newest', 'waiting', 'importance', 'created', 'relevance' ];

function positive( text: string | null ): number | null {
	const number = Number( text );
	return Number.isInteger( number ) && number > 0 ? number : null;
}

export function parseRoute( search: string ): Route {
	const params = new URLSearchParams( search );
	const folder = params.get( 'folder' ) as Folder | null;
	return {
		view: VIEWS.find( ( view ) => view === params.get( 'view' ) ) ?? 'inbox',
		folder: folder && FOLDERS.includes( folder ) ? folder : 'open',
		mailbox: positive( params.get( 'mailbox' ) ),
		team: positive( params.get( 'team' ) ),
		saved: positive( params.get( 'saved' ) ),
		ticket: positive( params.get( 'ticket' ) ),
		search: params.get( 'search' ) ?? '',
		scope: params.get( 'in' ) === 'here' ? 'here' : '',
		order: ORDERS.find( ( order ) => order === params.get( 'order' ) ) ?? '',
		section: params.get( 'section' ) ?? '',
	};
}

/** The address of a route, relative to wp-admin. Only what differs from the default is named. */
export function routeUrl( route: Route ): string {
	const params = new URLSearchParams( { page: PAGE } );
	if ( route.view !== 'inbox' ) {
		params.set( 'view', route.view );
		if ( route.section ) {
			params.set( 'section', route.section );
		}
		return `?${ params }`;
	}
	if ( route.folder !== 'open' ) {
		params.set( 'folder', route.folder );
	}
	if ( route.mailbox ) {
		params.set( 'mailbox', String( route.mailbox ) );
	}
	if ( route.team && route.folder === 'team' ) {
		params.set( 'team', String( route.team ) );
	}
	if ( route.saved ) {
		params.set( 'saved', String( route.saved ) );
	}
	if ( route.search ) {
		params.set( 'search', route.search );
		if ( route.scope ) {
			params.set( 'in', route.scope );
		}
	}
	if ( route.order && ( route.search || route.saved ) ) {
		params.set( 'order', route.order );
	}
	if ( route.ticket ) {
		params.set( 'ticket', String( route.ticket ) );
	}
	return `?${ params }`;
}

let currentSearch = '';
let current: Route = parseRoute( '' );
const listeners = new Set< () => void >();
const guards = new Set< () => boolean >();
/** The browser is on its way back to where somebody chose to stay. */
let isReturning = false;

function read(): Route {
	// The same object for the same address, as useSyncExternalStore needs it.
	if ( window.location.search !== currentSearch && ! isReturning ) {
		currentSearch = window.location.search;
		current = parseRoute( currentSearch );
	}
	return current;
}

/**
 * Asks before this place is left, within the page, by a link or by the browser's way back.
 *
 * @param mayLeave Asks, and answers at once.
 * @return Asks no more.
 */
export function guardLeaving( mayLeave: () => boolean ): () => void {
	guards.add( mayLeave );
	return () => void guards.delete( mayLeave );
}

const mayLeave = (): boolean => [ ...guards ].every( ( guard ) => guard() );

/** Kept with each step of the history since the page was loaded; what was there before bears another mark, or none. */
interface Mark {
	mesa: number;
	depth: number;
}

let mark: Mark = { mesa: Math.random(), depth: 0 };

const markHere = (): Mark | null => {
	const state = window.history.state as Partial< Mark > | null;
	return state?.mesa === mark.mesa ? ( state as Mark ) : null;
};

/** Here is where the person is now. */
function settle(): void {
	const here = markHere();
	mark = here ?? { mesa: Math.random(), depth: 0 };
	if ( ! here ) {
		window.history.replaceState( mark, '' );
	}
}

function onPopState(): void {
	if ( isReturning ) {
		isReturning = false;
	} else if ( window.location.search !== currentSearch && ! mayLeave() ) {
		const steps = mark.depth - ( markHere()?.depth ?? mark.depth );
		if ( steps === 0 ) {
			// How far it is nobody knows.
			window.history.pushState( mark, '', currentSearch );
		} else {
			isReturning = true;
			window.history.go( steps );
		}
		return;
	}
	settle();
	listeners.forEach( ( listener ) => listener() );
}

function subscribe( listener: () => void ): () => void {
	if ( listeners.size === 0 ) {
		window.addEventListener( 'popstate', onPopState );
		settle();
	}
	listeners.add( listener );
	return () => {
		listeners.delete( listener );
		if ( listeners.size === 0 ) {
			window.removeEventListener( 'popstate', onPopState );
		}
	};
}

/** Whoever goes to another folder, or away from the search, leaves the saved view. */
function withoutView( from: Route, change: Partial< Route > ): Route {
	const leaves = change.folder !== undefined || change.mailbox !== undefined || change.search === '';
	return { ...from, ...( leaves ? { saved: null, order: '' as const, team: null } : {} ), ...change };
}

function move( change: Partial< Route >, how: 'pushState' | 'replaceState' ): void {
	const url = routeUrl( withoutView( read(), change ) );
	const isStep = how === 'pushState';
	if ( url !== window.location.search && ( ! isStep || mayLeave() ) ) {
		mark = { ...mark, depth: mark.depth + ( isStep ? 1 : 0 ) };
		window.history[ how ]( mark, '', url );
		listeners.forEach( ( listener ) => listener() );
	}
}

/** Goes somewhere, unless somebody chooses to stay; "back" leads here again. */
export function goTo( change: Partial< Route > ): void {
	move( change, 'pushState' );
}

/** Corrects the address without a step in the history, for example while somebody types a search. */
export function replaceRoute( change: Partial< Route > ): void {
	move( change, 'replaceState' );
}

export function useRoute(): Route {
	return useSyncExternalStore( subscribe, read );
}

let place: Route = parseRoute( '' );

function readPlace(): Route {
	const route = { ...read(), ticket: null };
	const isSame = ( Object.keys( route ) as ( keyof Route )[] ).every( ( name ) => route[ name ] === place[ name ] );
	place = isSame ? place : route;
	return place;
}

/** Where the person is, whichever ticket is open: folders, list and search are not drawn anew for another ticket. */
export function usePlace(): Route {
	return useSyncExternalStore( subscribe, readPlace );
}

/** Addresses of tickets in a place, made for hundreds of rows at once. */
export function ticketUrls( from: Route ): ( id: number ) => string {
	const base = routeUrl( { ...from, ticket: null } );
	return ( id ) => `${ base }&ticket=${ id }`;
}
