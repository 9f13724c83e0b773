/** A made-up knowledge base of any size: words as skewed as those of real texts, the same ones for the same size. */

/** One article. */
export interface MadeArticle {
	title: string;
	html: string;
}

const SYLLABLES =
	'ba be bo ca ce co da de di fa fe go gra la le li lo ma me mi mo na ne no pa pe po pre ra re ri ro sa se si so sta ta te ti to tra va ve vi'.split(
		' '
	);
const ENDINGS = [ '', 's', 'ing', 'ed', 'tion', 'er', 'ment' ];

/** Numbers between 0 and 1 that only look random (mulberry32). */
export function dice( seed: number ): () => number {
	let state = seed;
	return () => {
		state = ( state + 0x6d2b79f5 ) | 0;
		let mixed = Math.imul( state ^ ( state >>> 15 ), 1 | state );
		mixed = ( mixed + Math.imul( mixed ^ ( mixed >>> 7 ), 61 | mixed ) ) ^ mixed;
		return ( ( mixed ^ ( mixed >>> 14 ) ) >>> 0 ) / 4294967296;
	};
}

/** The words, the commonest first; the library of any size is made of them. */
export function vocabulary( size = 12_000 ): string[] {
	const roll = dice( 7 );
	const words = new Set< string >();
	while ( words.size < size ) {
		const count = 2 + Math.floor( roll() * 3 );
		const word = Array.from( { length: count }, () => SYLLABLES[ Math.floor( roll() * SYLLABLES.length ) ] ).join( '' );
		words.add( word + ( ENDINGS[ Math.floor( roll() * ENDINGS.length * 1.6 ) ] ?? '' ) );
	}
	return [ ...words ];
}

/** The articles, 120 to 500 words each. */
export function makeLibrary( count: number, words = vocabulary() ): MadeArticle[] {
	const roll = dice( count );
	// Zipf: the word of rank r is r times rarer than the first.
	const pick = () => words[ Math.floor( Math.exp( roll() * Math.log( words.length ) ) ) ] as string;
	const text = ( length: number ) => Array.from( { length }, pick ).join( ' ' );
	return Array.from( { length: count }, () => ( {
		title: text( 3 + Math.floor( roll() * 5 ) ),
		html: Array.from(
			{ length: 2 + Math.floor( roll() * 4 ) },
			() => `<h2>${ text( 4 ) }</h2><p>${ text( 40 + Math.floor( roll() * 60 ) ) }</p>`
		).join( '\n' ),
	} ) );
}
