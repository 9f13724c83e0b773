/** What somebody who types a question is likely to type next, by the words of the library. */
import { frequency, type Library } from './library.ts';
import { plainWords } from './words.ts';

/** From so many letters on a word may be over. */
const WORD = 3;
const known = new WeakMap< Library, Map< string, string[] > >();

/** Letters that words of the library have behind a beginning, the most used first. */
function lettersBehind( library: Library, start: string ): string[] {
	const worth = new Map< string, number >();
	for ( const [ word, stems ] of library.words.atPrefix( start ) ) {
		const letter = String.fromCodePoint( word.codePointAt( start.length ) ?? 32 );
		// The root: what stands in a hundred articles is not meant a hundred times as often.
		const more = stems.reduce( ( sum, stem ) => sum + Math.sqrt( frequency( library, stem ) ), 0 );
		worth.set( letter, ( worth.get( letter ) ?? 0 ) + more );
	}
	worth.set( ' ', start.length < WORD ? 0 : Infinity );
	return [ ...worth ].sort( ( one, other ) => other[ 1 ] - one[ 1 ] ).map( ( [ letter ] ) => letter );
}

/** The same, worked out once where thousands of words begin so; longer beginnings are many, and have few. */
function remembered( library: Library, start: string ): string[] {
	const letters = known.get( library ) ?? new Map< string, string[] >();
	known.set( library, letters );
	const found = letters.get( start ) ?? lettersBehind( library, start );
	if ( start.length < WORD ) {
		letters.set( start, found );
	}
	return found;
}

/**
 * The letters that may follow a question, the likeliest first: what words that begin so go on with, and then, for words
 * that the library does not know or that somebody mistypes, what follows the last letter at the beginning of others.
 *
 * @param library Knows the words.
 * @param text    The question so far.
 * @return Letters, folded as words are searched; " " among them, since the word may be over.
 */
export function nextLetters( library: Library, text: string ): string[] {
	const start = /[\p{L}\p{N}\p{M}]$/u.test( text ) ? ( plainWords( text ).at( -1 ) ?? '' ) : '';
	const likely = remembered( library, start );
	return start.length > 1 ? [ ...new Set( [ ...likely, ...remembered( library, start.slice( -1 ) ) ] ) ] : likely;
}
