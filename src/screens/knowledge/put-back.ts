/**
 * Puts one entry back where it stood; everything else stays as it is by now.
 *
 * @param now    The list as it is.
 * @param before The list as it was, with the entry.
 * @param id     The entry. Nothing changes when it is there again, or was not there before.
 */
export function putBack< Entry extends { id: number } >( now: readonly Entry[], before: readonly Entry[], id: number ): Entry[] {
	const at = before.findIndex( ( one ) => one.id === id );
	const entry = before[ at ];
	if ( ! entry || now.some( ( one ) => one.id === id ) ) {
		return [ ...now ];
	}
	// Behind the nearest of those that stood above it.
	const above = new Set( before.slice( 0, at ).map( ( one ) => one.id ) );
	const place = now.findLastIndex( ( one ) => above.has( one.id ) ) + 1;
	return [ ...now.slice( 0, place ), entry, ...now.slice( place ) ];
}
