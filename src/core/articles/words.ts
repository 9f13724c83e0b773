/**
 * The words of articles and questions, by language: the twin of php/Knowledge/Words.php and of words() in
 * php/Knowledge/ArticleTerms.php. tests/fixtures/article-words.json holds them together.
 */
import { fold } from '../search/fold.ts';
import { rootEnglish, rootSpanish } from './irregular.ts';
import { STOP_WORDS } from './stop-words.ts';

/** Characters of a word. */
export const LONGEST = 36;
/** Scripts that write without spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Endings of several European languages that say little about what a word is about. */
const ENDINGS = /(?:ciones|cion|ments?|ings?|ungen|ung|ies|ied|es|ed|en|er|s|y|e)$/;
const lists = new Map( Object.entries( STOP_WORDS ).map( ( [ language, words ] ) => [ language, new Set( words.split( ' ' ) ) ] ) );

/** Whether a word belongs to a script without spaces, where it may stand anywhere. */
export const isUnspaced = ( word: string ): boolean => UNSPACED.test( word );

/** The folded words of a text, in order. */
export const plainWords = ( text: string ): string[] => fold( text ).match( /[\p{L}\p{N}\p{M}]+/gu ) ?? [];

/** A text as its words, each between spaces. */
export const line = ( text: string ): string => ` ${ plainWords( text ).join( ' ' ) } `;

function pieces( word: string ): string[] {
	const characters = [ ...word ];
	return [ ...characters, ...characters.slice( 1 ).map( ( character, at ) => ( characters[ at ] as string ) + character ) ];
}

/**
 * The words of a text as they are searched. Scripts without spaces give each character and each pair of neighbours,
 * words with hyphens their parts and the whole.
 */
export function searchWords( text: string ): string[] {
	const words = plainWords( text ).flatMap( ( word ) => ( isUnspaced( word ) ? pieces( word ) : [ cutWord( word ) ] ) );
	for ( const compound of text.match( /\p{L}+(?:[-\u2010\u2011]\p{L}+)+/gu ) ?? [] ) {
		words.push( cutWord( fold( compound.replace( /\P{L}+/gu, '' ) ) ) );
	}
	return words;
}

const cutWord = ( word: string ): string => ( word.length > LONGEST ? [ ...word ].slice( 0, LONGEST ).join( '' ) : word );

/** Whether a word is a language's stop word. */
export const isStopWord = ( word: string, language: string ): boolean => lists.get( language )?.has( word ) ?? false;

/** The language that most stop words of a text belong to; the given one when nothing tells. */
export function languageOf( words: readonly string[], site: string ): string {
	const count = ( language: string ) => words.filter( ( word ) => isStopWord( word, language ) ).length;
	let best = site;
	let most = count( site );
	for ( const language of lists.keys() ) {
		const hits = count( language );
		if ( hits > most ) {
			most = hits;
			best = language;
		}
	}
	return best;
}

function simpleStem( word: string ): string {
	if ( word.length < 5 ) {
		return word;
	}
	const shorter = word.replace( ENDINGS, '' ).replace( /([bdgmnprt])\1$/, '$1' );
	return shorter.length < 4 ? word : shorter;
}

/** Words after which all are forgotten: no list has that many, but a worker may live for a day. */
const REMEMBERED = 50_000;

/** The same for a word and a language, worked out once: texts repeat their words, and every key has the question read again. */
function remembered< Result >( work: ( word: string, language: string ) => Result ): ( word: string, language: string ) => Result {
	const languages = new Map< string, Map< string, Result > >();
	return ( word, language ) => {
		let words = languages.get( language );
		if ( ! words || words.size >= REMEMBERED ) {
			words = new Map();
			languages.set( language, words );
		}
		let result = words.get( word );
		if ( result === undefined ) {
			result = work( word, language );
			words.set( word, result );
		}
		return result;
	};
}

/**
 * What a word's relatives share, with the language before it: "may" is a month in Spanish ("mayo"), and no relative of
 * the English word.
 */
export const stem = remembered( ( word, language ) => {
	if ( /[^a-z]/.test( word ) ) {
		return word;
	}
	return language === 'en' ? `en:${ rootEnglish( word ) }` : language === 'es' ? `es:${ rootSpanish( word ) }` : simpleStem( word );
} );

/** A word's stems in every language that has its own, the asked one first. */
export const stems = remembered( ( word, guess ): readonly string[] => [
	...new Set( [ guess, 'en', 'es', '' ].map( ( language ) => stem( word, language ) ) ),
] );
