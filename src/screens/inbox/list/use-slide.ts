import { useLayoutEffect, useRef } from '@wordpress/element';
import type { RefObject } from 'react';

const SLIDE_MS = 150;
/** So near its top a list counts as scrolled up. */
const TOP_PX = 8;

const ease = ( part: number ): number => 1 - ( 1 - part ) ** 3;

/** Scrolls to the top, unless a hand takes over. */
function glideToTop( element: HTMLElement ): () => void {
	const from = element.scrollTop;
	const begin = performance.now();
	const isStill = window.matchMedia?.( '(prefers-reduced-motion: reduce)' ).matches;
	let frame = 0;
	const stop = () => {
		cancelAnimationFrame( frame );
		element.removeEventListener( 'wheel', stop );
		element.removeEventListener( 'touchmove', stop );
	};
	const step = ( now: number ) => {
		const part = isStill ? 1 : Math.min( 1, Math.max( 0, ( now - begin ) / SLIDE_MS ) );
		element.scrollTop = from * ( 1 - ease( part ) );
		if ( part < 1 ) {
			frame = requestAnimationFrame( step );
		} else {
			stop();
		}
	};
	frame = requestAnimationFrame( step );
	element.addEventListener( 'wheel', stop, { passive: true } );
	element.addEventListener( 'touchmove', stop, { passive: true } );
	return stop;
}

/**
 * A new row at the top of a list does not push the others down under somebody's eyes: it comes in above what is
 * seen, and the list glides up to it.
 *
 * @param scroller The element that scrolls.
 * @param ids      Rows in their order.
 */
export function useSlide( scroller: RefObject< HTMLElement >, ids: readonly number[] ): void {
	const first = useRef< number | null >( null );
	const stop = useRef( () => {} );
	useLayoutEffect( () => {
		const before = first.current;
		first.current = ids[ 0 ] ?? null;
		const element = scroller.current;
		const added = before === null ? -1 : ids.indexOf( before );
		// Nothing new at the top, or another list altogether.
		if ( ! element || added <= 0 || element.scrollTop >= TOP_PX ) {
			return;
		}
		const rows = element.querySelectorAll< HTMLElement >( '.mesa-line' );
		const by = ( rows[ added ]?.offsetTop ?? 0 ) - ( rows[ 0 ]?.offsetTop ?? 0 );
		stop.current();
		element.scrollTop += by;
		stop.current = glideToTop( element );
	}, [ scroller, ids ] );
}
