/** Longest that somebody is listened to without a field to type in. Milliseconds. */
const AT_MOST_MS = 4000;

let taken = '';
let stop = (): void => undefined;

/**
 * Begins to keep what is typed: the palette is on its way, and hands are quicker.
 *
 * @param onEscape Called when somebody changes their mind before it is there.
 */
export function keepEarlyKeys( onEscape: () => void ): void {
	stop();
	taken = '';
	const onKeyDown = ( event: KeyboardEvent ) => {
		if ( event.key === 'Escape' ) {
			event.preventDefault();
			event.stopImmediatePropagation();
			stop();
			onEscape();
			return;
		}
		if ( event.key.length === 1 && ! event.ctrlKey && ! event.metaKey && ! event.altKey ) {
			taken += event.key;
			event.preventDefault();
			event.stopImmediatePropagation();
		}
	};
	const timer = setTimeout( () => stop(), AT_MOST_MS );
	window.addEventListener( 'keydown', onKeyDown, { capture: true } );
	stop = () => {
		clearTimeout( timer );
		window.removeEventListener( 'keydown', onKeyDown, { capture: true } );
	};
}

/** What was typed so far; from now on the keys go where the focus is. */
export function takeEarlyKeys(): string {
	stop();
	return taken;
}
