import { useSyncExternalStore } from '@wordpress/element';

/** One clock for the whole page, so that hundreds of times on screen cost one timer. */
const TICK_MS = 20_000;

let now = new Date();
let timer: ReturnType< typeof setInterval > | undefined;
const listeners = new Set< () => void >();

function subscribe( listener: () => void ): () => void {
	listeners.add( listener );
	timer ??= setInterval( () => {
		now = new Date();
		listeners.forEach( ( each ) => each() );
	}, TICK_MS );
	return () => {
		listeners.delete( listener );
		if ( listeners.size === 0 ) {
			clearInterval( timer );
			timer = undefined;
		}
	};
}

/** The present, precise to twenty seconds. */
export function useNow(): Date {
	return useSyncExternalStore( subscribe, () => now );
}
