import { useDispatch } from '@wordpress/data';
import { useCallback, useEffect, useRef } from '@wordpress/element';
import type { RefObject } from 'react';
import { deskStore } from '../../../store/desk/index.ts';
import type { ListQuery } from '../../../store/desk/state.ts';

/** So near its top a list counts as scrolled up. */
const TOP_PX = 8;
/** A pointer that moved over the list this recently may be about to click. */
const HAND_MS = 3000;

interface Rest {
	noteScroll: () => void;
	noteHand: () => void;
}

/**
 * Tells the store when the list is at rest: scrolled to its top, nothing selected, no hand over it. Only
 * then may new rows come in by themselves; otherwise they wait behind the "3 new" line, and come in when
 * the hand has gone.
 */
export function useRest( scroller: RefObject< HTMLElement >, query: ListQuery, isSelecting: boolean ): Rest {
	const { setListAtRest, revealHeld } = useDispatch( deskStore );
	const timer = useRef< ReturnType< typeof setTimeout > | undefined >( undefined );

	const isUp = useCallback( () => ( scroller.current?.scrollTop ?? 0 ) < TOP_PX && ! isSelecting, [ scroller, isSelecting ] );
	const noteScroll = useCallback( () => {
		const atRest = isUp() && timer.current === undefined;
		setListAtRest( atRest );
		if ( atRest ) {
			// What arrived while the list was on its way up.
			void revealHeld( query );
		}
	}, [ isUp, setListAtRest, revealHeld, query ] );

	const noteHand = useCallback( () => {
		clearTimeout( timer.current );
		timer.current = setTimeout( () => {
			timer.current = undefined;
			if ( isUp() ) {
				setListAtRest( true );
				void revealHeld( query );
			}
		}, HAND_MS );
		setListAtRest( false );
	}, [ isUp, setListAtRest, revealHeld, query ] );

	useEffect( () => {
		noteScroll();
		return () => {
			clearTimeout( timer.current );
			timer.current = undefined;
		};
	}, [ noteScroll, query ] );

	return { noteScroll, noteHand };
}
