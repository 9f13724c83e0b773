/** Waits; an abort ends the waiting early and is no error. */
export function sleep( ms: number, signal: AbortSignal ): Promise< void > {
	return new Promise( ( resolve ) => {
		if ( signal.aborted ) {
			resolve();
			return;
		}
		const end = () => {
			clearTimeout( timer );
			signal.removeEventListener( 'abort', end );
			resolve();
		};
		const timer = setTimeout( end, ms );
		signal.addEventListener( 'abort', end, { once: true } );
	} );
}
