/** Chance that is the same in every run with the same seed (mulberry32), so that a failure can be had again. */
export interface Chance {
	/** 0 ≤ n < 1. */
	next: () => number;
	/** A whole number from 0 to below `below`. */
	below: ( below: number ) => number;
	pick: < T >( from: readonly T[] ) => T;
	bytes: ( length: number ) => Buffer;
}

export function chance( seed: number ): Chance {
	let state = seed >>> 0;
	const next = () => {
		state = ( state + 0x6d2b79f5 ) >>> 0;
		let t = state;
		t = Math.imul( t ^ ( t >>> 15 ), t | 1 );
		t ^= t + Math.imul( t ^ ( t >>> 7 ), t | 61 );
		return ( ( t ^ ( t >>> 14 ) ) >>> 0 ) / 4294967296;
	};
	const below = ( limit: number ) => Math.floor( next() * limit );
	return {
		next,
		below,
		pick: ( from ) => from[ below( from.length ) ] as never,
		bytes: ( length ) => {
			const out = Buffer.allocUnsafe( length );
			for ( let at = 0; at < length; at++ ) {
				out[ at ] = below( 256 );
			}
			return out;
		},
	};
}
