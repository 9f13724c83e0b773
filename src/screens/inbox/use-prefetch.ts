import { useDispatch } from '@wordpress/data';
import { useEffect } from '@wordpress/element';
import { deskStore } from '../../store/desk/index.ts';
import { fetchMailFrame } from '../../ui/mail-frame/lazy-mail-frame.tsx';
import { fetchDialogs } from './lazy-dialogs.tsx';
import { fetchSideBar } from './side-bar/lazy-side-bar.tsx';

/** How far ahead of the person, in the order in which they are wanted: the way down is taken more often. */
const AHEAD = [ 1, -1, 2 ];
/** In the list, before anything is open: the first ones. */
const FIRST = 2;
/** So long the browser may be busy before it is done all the same. Milliseconds. */
const AT_LATEST_MS = 1500;

function whenIdle( run: () => void ): () => void {
	if ( typeof window.requestIdleCallback !== 'function' ) {
		const timer = setTimeout( run, 200 );
		return () => clearTimeout( timer );
	}
	const id = window.requestIdleCallback( run, { timeout: AT_LATEST_MS } );
	return () => window.cancelIdleCallback( id );
}

/**
 * Fetches the threads next to the one that is read, one after the other while the browser is idle, so that
 * j and k paint from memory. Nothing is fetched for people who ask to save data, or in a hidden tab.
 *
 * @param ids     Rows of the list on screen.
 * @param current The open ticket, or where j and k stand.
 * @param ready   Whether what is open is there: it comes first.
 */
export function usePrefetch( ids: readonly number[], current: number | null, ready: boolean ): void {
	const { prefetchTicket } = useDispatch( deskStore );
	const at = current === null ? -1 : ids.indexOf( current );
	const wanted =
		current !== null && at < 0 ? '' : ( at < 0 ? ids.slice( 0, FIRST ) : AHEAD.flatMap( ( by ) => ids[ at + by ] ?? [] ) ).join();
	useEffect( () => {
		const saves = ( window.navigator as { connection?: { saveData?: boolean } } ).connection?.saveData === true;
		if ( ! ready || wanted === '' || saves ) {
			return;
		}
		let gone = false;
		let cancel = whenIdle( () => {
			fetchMailFrame();
			fetchSideBar();
			fetchDialogs();
			next( wanted.split( ',' ).map( Number ) );
		} );
		const next = ( left: readonly number[] ) => {
			const [ id, ...rest ] = left;
			if ( id === undefined || gone ) {
				return;
			}
			cancel = whenIdle( () => {
				if ( document.visibilityState === 'visible' ) {
					void prefetchTicket( id ).then( () => next( rest ) );
				}
			} );
		};
		return () => {
			gone = true;
			cancel();
		};
	}, [ wanted, ready, prefetchTicket ] );
}
