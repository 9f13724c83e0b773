const same = ( one: unknown, other: unknown ): boolean => JSON.stringify( one ) === JSON.stringify( other );

/**
 * Takes the site's answer over into a form in which somebody may have typed on while it was stored.
 *
 * @param now    What stands in the form.
 * @param sent   What stood there when it was sent.
 * @param answer What is stored; the site may have written it differently.
 * @return The answer, with everything that was changed since it was sent.
 */
export function takeOver< Values extends object >( now: Values, sent: Values, answer: Values ): Values {
	const typed = Object.entries( now ).filter( ( [ name, value ] ) => ! same( value, sent[ name as keyof Values ] ) );
	return { ...answer, ...Object.fromEntries( typed ) };
}

/** What of some changes is not stored yet: those that were made after, or otherwise than, what was sent. */
export function leftOf< Changes extends object >( now: Changes, sent: Changes ): Changes {
	return Object.fromEntries(
		Object.entries( now ).filter( ( [ name, value ] ) => ! same( value, sent[ name as keyof Changes ] ) )
	) as Changes;
}
