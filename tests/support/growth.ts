/**
 * How much longer a piece of work takes when its input is four times as long: about 4 when its time
 * grows in proportion, about 16 when it grows with the square. A ratio within one run, so that the
 * answer does not depend on the machine or on what else it is doing.
 *
 * @param work  Does the work for an input of the given length.
 * @param small The shorter length; long enough to take some milliseconds.
 */
export function growth( work: ( length: number ) => void, small: number ): number {
	const best = ( length: number ): number => {
		let least = Infinity;
		for ( let round = 0; round < 3; round++ ) {
			// CPU time, not the clock's: waiting for a busy machine does not count.
			const start = process.cpuUsage();
			work( length );
			const used = process.cpuUsage( start );
			least = Math.min( least, used.user + used.system );
		}
		return least;
	};
	work( small );
	return best( small * 4 ) / Math.max( best( small ), 500 );
}
