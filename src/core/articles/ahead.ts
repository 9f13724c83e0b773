/**
 * What somebody is likely to have typed after the next key. The worker answers these questions while it has nothing else to
 * do, so that most keys find their answers on the page already.
 */
import type { Library } from './library.ts';
import { plainWords } from './words.ts';

/** A letter that begins a word is hard to foretell, and changes nothing as long as it stands alone. */
const MOST = 8;
/** Letters at the end of a question that tell what comes next; more of them, and the library's own words do. */
const CONTEXT = 2;
/** Words of the library that are looked at for one question. */
const LOOKED_AT = 200;

/** Up to two letters (^ before the first one of a word) → what follows them in the library's words, how often. */
type Letters = Map< string, Map< string, number > >;

const tables = new WeakMap< Library, Letters >();

function count( letters: Map< string, number >, letter: string ): void {
	letters.set( letter, ( letters.get( letter ) ?? 0 ) + 1 );
}

function lettersOf( library: Library ): Letters {
	const known = tables.get( library );
	if ( known ) {
		return known;
	}
	const letters: Letters = new Map();
	for ( const word of library.words.keys() ) {
		const way = `^${ word } `;
		for ( let at = 1; at < way.length; at++ ) {
			const before = way.slice( Math.max( 0, at - CONTEXT ), at );
			const after = letters.get( before ) ?? new Map< string, number >();
			count( after, way[ at ] as string );
			letters.set( before, after );
		}
	}
	tables.set( library, letters );
	return letters;
}

/** What follows in the library's words that begin so. */
function following( library: Library, start: string ): Map< string, number > {
	const letters = new Map< string, number >();
	let looked = 0;
	for ( const word of library.words.atPrefix( start ).keys() ) {
		count( letters, word[ start.length ] ?? ' ' );
		if ( ++looked === LOOKED_AT ) {
			break;
		}
	}
	return letters;
}

/**
 * Questions with one more letter each, the likeliest first.
 *
 * @param library The articles.
 * @param text    What was typed so far.
 */
export function nextQuestions( library: Library, text: string ): string[] {
	const isOpen = /[\p{L}\p{N}]$/u.test( text );
	const word = isOpen ? ( plainWords( text ).at( -1 ) ?? '' ) : '';
	let letters = word.length > CONTEXT ? following( library, word ) : new Map< string, number >();
	if ( letters.size === 0 ) {
		letters = lettersOf( library ).get( `^${ word }`.slice( -CONTEXT ) ) ?? letters;
	}
	const likely = [ ...letters ].sort( ( one, other ) => other[ 1 ] - one[ 1 ] ).map( ( [ letter ] ) => letter );
	// Words end, whether the library knows them or not.
	const all = isOpen && ! likely.slice( 0, MOST ).includes( ' ' ) ? [ ' ', ...likely ] : likely;
	return all.slice( 0, MOST ).map( ( letter ) => text + letter );
}
