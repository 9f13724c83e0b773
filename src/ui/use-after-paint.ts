import { startTransition, useEffect, useState } from '@wordpress/element';

/** When the browser has painted: a frame, and what comes after it. A tab in the background paints none. */
function afterPaint( run: () => void ): () => void {
	let timer: ReturnType< typeof setTimeout > | undefined;
	const soon = () => {
		cancelAnimationFrame( frame );
		clearTimeout( timer );
		timer = setTimeout( run, 0 );
	};
	const frame = requestAnimationFrame( soon );
	timer = setTimeout( soon, 200 );
	return () => {
		cancelAnimationFrame( frame );
		clearTimeout( timer );
	};
}

/**
 * A value as it was when the screen was painted last: what depends on it is drawn in a second breath, bit by bit, so
 * that it keeps nobody waiting. useDeferredValue() begins before the first paint and so delays it.
 */
export function useAfterPaint< Value >( value: Value ): Value {
	const [ painted, setPainted ] = useState( value );
	useEffect(
		() => ( painted === value ? undefined : afterPaint( () => startTransition( () => setPainted( value ) ) ) ),
		[ value, painted ]
	);
	return painted;
}
