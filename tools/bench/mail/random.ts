/** Numbers that look random and are the same in every run (mulberry32). */
export interface Random {
	/** From 0 to below 1. */
	next: () => number;
	/** A whole number, both ends included. */
	between: ( least: number, most: number ) => number;
	pick: < T >( from: readonly T[] ) => T;
	bytes: ( length: number ) => Buffer;
}

export function random( seed: number ): Random {
	let state = seed >>> 0;
	const next = () => {
		state = ( state + 0x6d2b79f5 ) >>> 0;
		let mixed = Math.imul( state ^ ( state >>> 15 ), state | 1 );
		mixed ^= mixed + Math.imul( mixed ^ ( mixed >>> 7 ), mixed | 61 );
		return ( ( mixed ^ ( mixed >>> 14 ) ) >>> 0 ) / 4_294_967_296;
	};
	return {
		next,
		between: ( least, most ) => least + Math.floor( next() * ( most - least + 1 ) ),
		pick: ( from ) => from[ Math.floor( next() * from.length ) ] as ( typeof from )[ number ],
		bytes: ( length ) => Buffer.from( Array.from( { length }, () => Math.floor( next() * 256 ) ) ),
	};
}
