/**
 * How long to wait before the next try: doubling from `first` to `most`, with up to a quarter of jitter so that many
 * mailboxes that lost the same server do not come back in the same second.
 *
 * @param failures Failures in a row, from 1.
 * @param random   Between 0 and 1.
 * @returns Milliseconds.
 */
export function backoffMs( failures: number, random: number, first = 2000, most = 300_000 ): number {
	const base = Math.min( most, first * 2 ** Math.max( 0, Math.min( failures - 1, 30 ) ) );
	return Math.round( base * ( 0.75 + random * 0.5 ) );
}
