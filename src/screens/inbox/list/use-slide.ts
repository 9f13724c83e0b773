import { useLayoutEffect, useRef } from '@wordpress/element';
import type { RefObject } from 'react';

const SLIDE_MS = 150;
/** More rows than any screen shows. */
const ROWS = 40;

/**
 * Rows that make room for a new one slide to their place instead of jumping, so that an eye or a hand that is on
 * one of them can follow it. Nothing moves under prefers-reduced-motion.
 *
 * @param scroller The element that scrolls.
 * @param ids      Rows in their order.
 */
export function useSlide( scroller: RefObject< HTMLElement >, ids: readonly number[] ): void {
	const places = useRef( new Map< string, number >() );
	useLayoutEffect( () => {
		const before = places.current;
		const now = new Map< string, number >();
		const moved: [ HTMLElement, number ][] = [];
		const rows = [ ...( scroller.current?.querySelectorAll< HTMLElement >( '.mesa-line' ) ?? [] ) ].slice( 0, ROWS );
		for ( const row of rows ) {
			const id = row.dataset.ticket ?? '';
			now.set( id, row.offsetTop );
			const by = ( before.get( id ) ?? row.offsetTop ) - row.offsetTop;
			if ( by !== 0 ) {
				moved.push( [ row, by ] );
			}
		}
		places.current = now;
		const isStill = window.matchMedia?.( '(prefers-reduced-motion: reduce)' ).matches;
		// Another list altogether is not a move.
		if ( isStill || moved.length === 0 || moved.length < before.size / 3 || typeof rows[ 0 ]?.animate !== 'function' ) {
			return;
		}
		moved.forEach( ( [ row, by ] ) =>
			row.animate( [ { transform: `translateY(${ by }px)` }, { transform: 'none' } ], { duration: SLIDE_MS, easing: 'ease-out' } )
		);
	}, [ scroller, ids ] );
}
