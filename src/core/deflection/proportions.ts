/** z of a normal distribution for 95 % on both sides. */
const Z = 1.959964;

/** Of so many visits, so many sent a message. */
export interface Share {
	sent: number;
	begun: number;
}

export interface Interval {
	low: number;
	high: number;
}

/** Wilson's score interval of a proportion (Wilson 1927, doi.org/10.2307/2276774), 95 %. */
export function wilson( { sent, begun }: Share ): Interval {
	if ( begun === 0 ) {
		return { low: 0, high: 1 };
	}
	const share = sent / begun;
	const middle = share + ( Z * Z ) / ( 2 * begun );
	const half = Z * Math.sqrt( ( share * ( 1 - share ) + ( Z * Z ) / ( 4 * begun ) ) / begun );
	const whole = 1 + ( Z * Z ) / begun;
	return { low: Math.max( 0, ( middle - half ) / whole ), high: Math.min( 1, ( middle + half ) / whole ) };
}

/**
 * How much smaller one share is than another, with its 95 % interval: Newcombe's hybrid score interval (method 10 of
 * Newcombe 1998, doi.org/10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I), which holds what it promises
 * for small groups of very different sizes, too.
 */
export function difference( without: Share, with_: Share ): Interval & { value: number } {
	const one = without.begun === 0 ? 0 : without.sent / without.begun;
	const other = with_.begun === 0 ? 0 : with_.sent / with_.begun;
	const first = wilson( without );
	const second = wilson( with_ );
	return {
		value: one - other,
		low: one - other - Math.hypot( one - first.low, second.high - other ),
		high: one - other + Math.hypot( first.high - one, other - second.low ),
	};
}
