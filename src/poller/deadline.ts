import { setMaxListeners } from 'node:events';

/** A signal with an end; `clear` lets go of it when the work is done before. */
export interface Deadline {
	signal: AbortSignal;
	clear: () => void;
}

/**
 * A signal that aborts after a time, or together with another one.
 *
 * Not `AbortSignal.any( [ signal, AbortSignal.timeout( ms ) ] )`: nothing holds on to that timeout, Node (20.20 as well as
 * 22) collects it with the next garbage, and then it never comes.
 *
 * @param ms     Milliseconds.
 * @param signal Ends it earlier.
 */
export function deadline( ms: number, signal?: AbortSignal ): Deadline {
	const controller = new AbortController();
	const clear = () => {
		clearTimeout( timer );
		signal?.removeEventListener( 'abort', follow );
	};
	const follow = () => {
		clear();
		controller.abort( signal?.reason );
	};
	const timer = setTimeout( () => {
		clear();
		controller.abort( new DOMException( 'The time is over.', 'TimeoutError' ) );
	}, ms );
	timer.unref();
	if ( signal?.aborted ) {
		follow();
	} else if ( signal ) {
		// Many mailboxes wait for one end of the program: that is no leak, of which Node would warn.
		setMaxListeners( 0, signal );
		signal.addEventListener( 'abort', follow, { once: true } );
	}
	return { signal: controller.signal, clear };
}
