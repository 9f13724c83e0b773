import { useEffect, useState } from '@wordpress/element';
import type { RefObject } from 'react';

/** Steps of CSS pixels, so that dragging a window's edge does not draw every row at every pixel. */
const STEP = 20;
/** Of the list at 1440 px, until it is measured. */
const USUAL = 340;

/** The width of an element, in CSS pixels, rounded down. */
export function useWidth( element: RefObject< HTMLElement >, isThere: boolean ): number {
	const [ width, setWidth ] = useState( USUAL );
	useEffect( () => {
		if ( ! isThere || ! element.current || typeof ResizeObserver === 'undefined' ) {
			return;
		}
		const observer = new ResizeObserver( ( [ entry ] ) => {
			if ( entry && entry.contentRect.width > 0 ) {
				setWidth( Math.floor( entry.contentRect.width / STEP ) * STEP );
			}
		} );
		observer.observe( element.current );
		return () => observer.disconnect();
	}, [ element, isThere ] );
	return width;
}
