/** Words with the skew of real language (Zipf): a few are everywhere, most are seldom. */
import { random, type Random } from '../bench/mail/random.ts';
import { HEADS, SYLLABLES, type Language } from './words.ts';

/** Words a language has. At 300 words a ticket the rarest stands in about one ticket of a thousand of its language. */
const SIZE = 40_000;
/** Zipf–Mandelbrot's offset: real texts are a little flatter at the top. */
const OFFSET = 2.7;
/** Draws are looked up in a table of so many (a power of two): fast, and fine enough for the rarest word. */
const TABLE = 1 << 20;

export interface Vocabulary {
	/** By rank, the most frequent first. */
	words: readonly string[];
	draw: ( dice: Random ) => string;
}

/** @param size Words. @return Rank by draw. */
function zipf( size: number ): Uint16Array {
	let total = 0;
	for ( let rank = 0; rank < size; rank++ ) {
		total += 1 / ( rank + 1 + OFFSET );
	}
	const table = new Uint16Array( TABLE );
	let sum = 0;
	let at = 0;
	for ( let rank = 0; rank < size; rank++ ) {
		sum += 1 / ( rank + 1 + OFFSET ) / total;
		for ( const end = rank === size - 1 ? TABLE : Math.floor( sum * TABLE ); at < end; at++ ) {
			table[ at ] = rank;
		}
	}
	return table;
}

function language( name: Language, seed: number, ranks: Uint16Array ): Vocabulary {
	const dice = random( seed );
	const words = new Set( HEADS[ name ].split( /\s+/ ) );
	const syllables = SYLLABLES[ name ].split( ' ' );
	while ( words.size < SIZE ) {
		words.add( Array.from( { length: dice.between( 2, 4 ) }, () => dice.pick( syllables ) ).join( '' ) );
	}
	const list = [ ...words ];
	return { words: list, draw: ( from ) => list[ ranks[ Math.floor( from.next() * TABLE ) ] as number ] as string };
}

/** Characters as a Chinese or Japanese text has them, in the same skew. */
function characters( seed: number ): Vocabulary {
	const dice = random( seed );
	const list = new Set< string >();
	while ( list.size < 2_500 ) {
		list.add( String.fromCodePoint( dice.between( 0x4e00, 0x6fff ) ) );
	}
	const words = [ ...list ];
	const ranks = zipf( words.length );
	return { words, draw: ( from ) => words[ ranks[ Math.floor( from.next() * TABLE ) ] as number ] as string };
}

export interface Vocabularies extends Record< Language, Vocabulary > {
	han: Vocabulary;
}

/** The same for every desk, so that the same words can be looked for in all of them. Takes about a second. */
export function vocabularies(): Vocabularies {
	const ranks = zipf( SIZE );
	return {
		en: language( 'en', 11, ranks ),
		es: language( 'es', 12, ranks ),
		de: language( 'de', 13, ranks ),
		fr: language( 'fr', 14, ranks ),
		it: language( 'it', 15, ranks ),
		han: characters( 16 ),
	};
}
