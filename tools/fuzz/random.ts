/** A sequence of numbers that a seed fixes, so that each case can be made again. */
export interface Random {
	/** A whole number from 0 up to, not including, `below`. */
	below: ( below: number ) => number;
	/** True about once in `times`. */
	oneIn: ( times: number ) => boolean;
	pick: < T >( list: readonly T[] ) => T;
}

/** Mulberry32, started from a run's seed and a case's number. */
export function random( seed: number, index: number ): Random {
	let state = ( Math.imul( seed ^ 0x9e3779b9, 0x85ebca6b ) ^ Math.imul( index + 1, 0xc2b2ae35 ) ) >>> 0;
	const next = () => {
		state = ( state + 0x6d2b79f5 ) >>> 0;
		let mixed = Math.imul( state ^ ( state >>> 15 ), 1 | state );
		mixed = ( mixed + Math.imul( mixed ^ ( mixed >>> 7 ), 61 | mixed ) ) ^ mixed;
		return ( ( mixed ^ ( mixed >>> 14 ) ) >>> 0 ) / 4294967296;
	};
	const below = ( limit: number ) => Math.floor( next() * limit );
	return { below, oneIn: ( times ) => below( times ) === 0, pick: ( list ) => list[ below( list.length ) ] as never };
}
