/**
 * A question as the stems that may answer it: the twin of php/Knowledge/Question.php. Each of its words stands for
 * several: its stem in the languages that stems are made for, what the site's owner says means the same, what a last
 * word may become while it is typed, and what was meant by a word that no article has.
 */
import { everydayGroups } from './everyday-words.ts';
import { frequency, type Library } from './library.ts';
import { distance } from './spelling.ts';
import { meaningsOf } from './synonyms.ts';
import { isStopWord, isUnspaced, languageOf, LONGEST, plainWords, searchWords, stems } from './words.ts';

const MOST = 12;
const JOINED = 0.9;
const PARTED = 0.8;
/** What an everyday word counts beside one that the site's owner gives. */
const EVERYDAY = 0.65;
const UNFINISHED = 0.75;
const PERHAPS = 0.25;
const MISSPELT = [ 0, 0.8, 0.55 ];
const ENDINGS = 10;
const MEANT = 4;
/** Letters of a part of a word. */
const SHORTEST = 3;

/** Word → stem → what it counts, from 0 to 1. */
export type Question = Map< string, Map< string, number > >;

const orAll = ( some: string[], all: string[] ): string[] => ( some.length > 0 ? some : all );

/** Words written apart that others write as one: "log in", "e mail". */
export function joined( question: string ): [ whole: string, parts: string[] ][] {
	const words = plainWords( question ).slice( 0, 2 * MOST );
	return words
		.slice( 1 )
		.map( ( word, at ): [ string, string[] ] => [ `${ words[ at ] }${ word }`, [ words[ at ] as string, word ] ] )
		.filter( ( [ whole ] ) => [ ...whole ].length <= LONGEST );
}

/** Stems of two words of the library that somebody wrote as one: "resetpassword", "5ghz". */
function parted( library: Library, word: string ): string[] {
	const letters = [ ...word ];
	const isNumber = ( part: string ) => /^\d+$/.test( part );
	return letters.slice( 1 ).flatMap( ( _, at ) => {
		const parts = [ letters.slice( 0, at + 1 ).join( '' ), letters.slice( at + 1 ).join( '' ) ];
		return parts.every( ( part ) => ( [ ...part ].length >= SHORTEST || isNumber( part ) ) && library.words.has( part ) )
			? parts.flatMap( ( part ) => ( isNumber( part ) ? [] : ( library.words.get( part ) ?? [] ) ) )
			: [];
	} );
}

/** Words of the library that begin so, the shortest first. */
function beginning( library: Library, start: string ): string[] {
	return [ ...library.words.atPrefix( start ).keys() ]
		.sort( ( one, other ) => one.length - other.length || ( one < other ? -1 : 1 ) )
		.slice( 0, ENDINGS );
}

/** Stems of the words that a misspelt one comes nearest to. */
function meant( library: Library, word: string ): Map< string, number > {
	const result = new Map< string, number >();
	const length = [ ...word ].length;
	if ( length < 4 || /\d/.test( word ) || isUnspaced( word ) ) {
		return result;
	}
	const most = length < 6 ? 1 : 2;
	const found: [ rank: number, wrong: number, stems: string[] ][] = [];
	// The tree counts neighbours that changed places as two.
	for ( const [ other, [ its, edits ] ] of library.words.fuzzyGet( word, most + 1 ) ) {
		const wrong = [ ...other ].length < 4 || edits > most + 1 ? most + 1 : distance( word, other );
		if ( wrong <= most ) {
			// Most people get the first letter right.
			found.push( [ wrong + ( word[ 0 ] === other[ 0 ] ? 0 : 0.5 ), wrong, its ] );
		}
	}
	found.sort( ( one, other ) => one[ 0 ] - other[ 0 ] );
	const least = found[ 0 ]?.[ 0 ] ?? 0;
	for ( const [ rank, wrong, its ] of found.slice( 0, MEANT ) ) {
		for ( const stem of rank <= least + 0.5 ? its : [] ) {
			if ( ! result.has( stem ) ) {
				result.set( stem, MISSPELT[ Math.max( 1, wrong ) ] as number );
			}
		}
	}
	return result;
}

/**
 * Reads a question.
 *
 * @param text    As it was typed.
 * @param library Knows the words.
 */
export function readQuestion( text: string, library: Library ): Question {
	const all = [ ...new Set( searchWords( text ) ) ];
	const guess = languageOf( all, library.list.language );
	const long = orAll(
		all.filter( ( word ) => [ ...word ].length > 1 || isUnspaced( word ) || /^\d+$/.test( word ) ),
		all
	);
	const telling = orAll(
		long.filter( ( word ) => ! isStopWord( word, guess ) ),
		long
	).slice( 0, MOST );
	const question: Question = new Map(
		telling.map( ( word ) => [ word, new Map( stems( word, guess ).map( ( stem ) => [ stem, 1 ] ) ) ] )
	);
	const also = ( word: string, stem: string, factor: number ) => {
		const own = question.get( word );
		if ( own && ! own.has( stem ) ) {
			own.set( stem, factor );
		}
	};
	for ( const [ whole, parts ] of joined( text ) ) {
		for ( const stem of library.words.get( whole ) ?? [] ) {
			parts.forEach( ( part ) => also( part, stem, JOINED ) );
		}
	}
	const plain = plainWords( text );
	// The site's owner knows best: what is set already stays.
	for ( const meanings of [
		meaningsOf( plain, library.list.synonyms, guess ),
		meaningsOf( plain, everydayGroups( plain, guess, library.list.everyday ), guess, EVERYDAY ),
	] ) {
		meanings.forEach( ( its, word ) => its.forEach( ( factor, stem ) => also( word, stem, factor ) ) );
	}
	const last = all.at( -1 );
	for ( const [ word, own ] of question ) {
		let isNew = ! [ ...own.keys() ].some( ( stem ) => frequency( library, stem ) > 0 );
		if ( word === last && [ ...word ].length >= 3 && ! /[\s.?!]$/u.test( text ) ) {
			for ( const stem of beginning( library, word ).flatMap( ( other ) => library.words.get( other ) ?? [] ) ) {
				also( word, stem, isNew ? UNFINISHED : PERHAPS );
				isNew = false;
			}
		}
		for ( const stem of isNew ? parted( library, word ) : [] ) {
			also( word, stem, PARTED );
			isNew = false;
		}
		if ( isNew ) {
			meant( library, word ).forEach( ( factor, stem ) => also( word, stem, factor ) );
		}
	}
	return question;
}
