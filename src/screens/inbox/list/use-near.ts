import { useCallback, useLayoutEffect, useState } from '@wordpress/element';
import type { RefObject } from 'react';

/** Rows that are drawn whole above and below what is seen. */
const BESIDE = 14;
/** The part that is drawn whole moves by so many rows at once. */
const STEP = 7;
/** Rows that are drawn whole before anything was measured: more than the tallest screen shows. */
const FIRST = 40;

interface Part {
	from: number;
	to: number;
	/** The row that has the keyboard: what has the focus is never taken away. */
	focused: number;
}

export interface Near {
	/** Whether a row is drawn whole. Of the others only the name and the subject stand there, as one text. */
	isNear: ( at: number, id: number ) => boolean;
	/** To be called when the list was scrolled. */
	look: () => void;
}

const toStep = ( row: number ): number => Math.floor( row / STEP ) * STEP;

/**
 * Which rows of a long list are drawn whole: those that are seen, and some beside them. All others keep their place, their
 * link and their height, so that scrolling, screen readers and the browser's own search find the list as it is; their
 * parts, of which there are forty in each, are not kept in memory. See docs/adr/0045.
 *
 * @param scroller The element that scrolls; all its rows are of one height.
 * @param hasRows  Whether there are any: each list that comes begins at its top again.
 */
export function useNear( scroller: RefObject< HTMLElement >, hasRows: boolean ): Near {
	const [ part, setPart ] = useState< Part >( { from: 0, to: FIRST, focused: 0 } );
	const look = useCallback( () => {
		const element = scroller.current;
		const rows = element?.querySelector< HTMLElement >( '.mesa-list__rows' );
		const height = rows ? rows.offsetHeight / rows.childElementCount : 0;
		if ( ! element || ! rows || ! ( height > 0 ) ) {
			return;
		}
		const top = ( element.scrollTop - rows.offsetTop ) / height;
		const from = Math.max( 0, toStep( top - BESIDE ) );
		const to = Math.max( FIRST, toStep( top + element.clientHeight / height + BESIDE ) + STEP );
		const focused = Number( element.ownerDocument.activeElement?.closest< HTMLElement >( '.mesa-line' )?.dataset.ticket ?? 0 );
		setPart( ( before ) =>
			before.from === from && before.to === to && before.focused === focused ? before : { from, to, focused }
		);
	}, [ scroller ] );
	useLayoutEffect( () => {
		const element = scroller.current;
		if ( ! hasRows || ! element ) {
			return;
		}
		look();
		// A window that grows, rows that become lower: more of them are seen.
		const observer = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver( look );
		observer?.observe( element );
		const rows = element.querySelector( '.mesa-list__rows' );
		if ( rows ) {
			observer?.observe( rows );
		}
		return () => observer?.disconnect();
	}, [ scroller, hasRows, look ] );
	const isNear = useCallback( ( at: number, id: number ) => ( at >= part.from && at < part.to ) || id === part.focused, [ part ] );
	return { isNear, look };
}
