import { useSyncExternalStore } from '@wordpress/element';

let tickets: ReadonlySet< number > = new Set();
const listeners = new Set< () => void >();

function set( next: ReadonlySet< number > ): void {
	if ( next.size === 0 && tickets.size === 0 ) {
		return;
	}
	tickets = next;
	listeners.forEach( ( listener ) => listener() );
}

/** Tickets with something new came in while the person was not looking. */
export function addUnseen( ids: readonly number[] ): void {
	set( new Set( [ ...tickets, ...ids ] ) );
}

/** The person is back. */
export function clearUnseen(): void {
	set( new Set() );
}

/** Tickets on which something new came in while the person was not looking. */
export function useUnseen(): ReadonlySet< number > {
	return useSyncExternalStore(
		( listener ) => {
			listeners.add( listener );
			return () => listeners.delete( listener );
		},
		() => tickets
	);
}

/** Whether the person has the page before them. */
export function isLooking(): boolean {
	return document.visibilityState === 'visible' && document.hasFocus();
}
