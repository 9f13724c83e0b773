/* eslint-disable no-bitwise -- A hash works on bits. */
/**
 * A proof of work: a number n for which SHA-256 of "stamp:n" begins with zero bits (php/Domain/RequestStamp.php). Written
 * out, since crypto.subtle gives a promise for each hash, and nothing at all on pages without https.
 */

const PRIMES: number[] = [];
for ( let number = 2; PRIMES.length < 64; number++ ) {
	if ( PRIMES.every( ( prime ) => number % prime !== 0 ) ) {
		PRIMES.push( number );
	}
}
const fraction = ( value: number ) => ( ( value - Math.floor( value ) ) * 2 ** 32 ) | 0;
const START = PRIMES.slice( 0, 8 ).map( ( prime ) => fraction( Math.sqrt( prime ) ) );
const ROUND = PRIMES.map( ( prime ) => fraction( Math.cbrt( prime ) ) );
const turn = ( value: number, by: number ) => ( value >>> by ) | ( value << ( 32 - by ) );
/** Words of a block that are worked on. */
const w = new Int32Array( 64 );

/** The first 32 bits of SHA-256 (FIPS 180-4) of ASCII text. */
export function sha256Beginning( text: string ): number {
	const state = Int32Array.from( START );
	const blocks = ( ( text.length + 8 ) >> 6 ) + 1;
	for ( let block = 0; block < blocks; block++ ) {
		for ( let index = 0; index < 16; index++ ) {
			let word = 0;
			for ( let byte = 0; byte < 4; byte++ ) {
				const at = block * 64 + index * 4 + byte;
				word = ( word << 8 ) | ( at < text.length ? text.charCodeAt( at ) : at === text.length ? 0x80 : 0 );
			}
			w[ index ] = word;
		}
		if ( block === blocks - 1 ) {
			w[ 15 ] = text.length * 8;
		}
		for ( let index = 16; index < 64; index++ ) {
			const early = w[ index - 15 ]!;
			const late = w[ index - 2 ]!;
			const s0 = turn( early, 7 ) ^ turn( early, 18 ) ^ ( early >>> 3 );
			const s1 = turn( late, 17 ) ^ turn( late, 19 ) ^ ( late >>> 10 );
			w[ index ] = w[ index - 16 ]! + s0 + w[ index - 7 ]! + s1;
		}
		let [ a, b, c, d, e, f, g, h ] = state as unknown as [ number, number, number, number, number, number, number, number ];
		for ( let index = 0; index < 64; index++ ) {
			const one =
				( h + ( turn( e, 6 ) ^ turn( e, 11 ) ^ turn( e, 25 ) ) + ( ( e & f ) ^ ( ~e & g ) ) + ROUND[ index ]! + w[ index ]! ) | 0;
			const two = ( ( turn( a, 2 ) ^ turn( a, 13 ) ^ turn( a, 22 ) ) + ( ( a & b ) ^ ( a & c ) ^ ( b & c ) ) ) | 0;
			[ h, g, f, e, d, c, b, a ] = [ g, f, e, ( d + one ) | 0, c, b, a, ( one + two ) | 0 ];
		}
		[ a, b, c, d, e, f, g, h ].forEach( ( value, index ) => ( state[ index ] = state[ index ]! + value ) );
	}
	return state[ 0 ]! >>> 0;
}

/** Finds such a number, in slices that let the page go on. */
export async function prove( stamp: string, bits: number ): Promise< number > {
	for ( let number = 0; ; number++ ) {
		if ( sha256Beginning( `${ stamp }:${ number }` ) >>> ( 32 - bits ) === 0 ) {
			return number;
		}
		if ( number % 2000 === 1999 ) {
			await new Promise( ( resolve ) => setTimeout( resolve ) );
		}
	}
}
