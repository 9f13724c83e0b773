import { useEffect, useRef } from '@wordpress/element';
import type { Failure } from '../../store/failure.ts';
import { useDesk } from './use-desk.ts';

/** Loads again, once for each time the connection comes back, what could not be loaded while there was none. */
export function useRetryWhenBack( failure: Failure | null | undefined, retry: () => void ): void {
	const connection = useDesk( ( desk ) => desk.connection );
	const latest = useRef( { failure, retry } );
	latest.current = { failure, retry };
	useEffect( () => {
		if ( connection === 'online' && latest.current.failure?.kind === 'offline' ) {
			latest.current.retry();
		}
	}, [ connection ] );
}
