import { wordsOf } from './fold.ts';
import type { Word } from './fold.ts';
import { readQuery } from './read-query.ts';

/** What to look for in a text: one word, or several that stand side by side. */
interface Sought {
	words: string[];
	/** The last word also counts as the beginning of a longer one. */
	begins: boolean;
}

export interface Piece {
	text: string;
	found: boolean;
}

/** Which field of a ticket a text comes from: "from:" is about people, "subject:" not about the newest words. */
export type Field = 'who' | 'subject' | 'preview';

/** Scripts without spaces: a word may stand anywhere in a run of letters. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Shorter beginnings would mark half of every text. */
const MIN_BEGINNING = 3;

function isAbout( operator: string | null, field: Field ): boolean {
	return operator === null || ( operator === 'subject' && field === 'subject' ) || ( operator === 'from' && field === 'who' );
}

/** What a search looks for in one field of a ticket. */
export function soughtIn( query: string, field: Field ): Sought[] {
	const parts = readQuery( query ).filter( ( part ) => part.text !== 'OR' );
	return parts
		.filter( ( part ) => ! part.negated && isAbout( part.operator, field ) )
		.map( ( part ) => {
			const words = wordsOf( part.value ).map( ( { word } ) => word );
			const begins = part === parts.at( -1 ) && ! part.quoted && ( words.at( -1 )?.length ?? 0 ) >= MIN_BEGINNING;
			return { words, begins };
		} )
		.filter( ( { words } ) => words.length > 0 );
}

function standsAt( words: readonly Word[], at: number, { words: sought, begins }: Sought ): boolean {
	return sought.every( ( each, index ) => {
		const word = words[ at + index ]?.word;
		return word === each || ( begins && index === sought.length - 1 && word?.startsWith( each ) === true );
	} );
}

/** Places of an unspaced word inside a longer run, which folding leaves as long as it was. */
function placesInside( { start, end, word }: Word, sought: string ): [ number, number ][] {
	const places: [ number, number ][] = [];
	if ( word.length !== end - start || ! UNSPACED.test( sought ) ) {
		return places;
	}
	for ( let at = word.indexOf( sought ); at >= 0; at = word.indexOf( sought, at + sought.length ) ) {
		places.push( [ start + at, start + at + sought.length ] );
	}
	return places;
}

/** A text in pieces, those that the search looked for apart from the rest. */
export function markFound( text: string, sought: readonly Sought[] ): Piece[] {
	if ( sought.length === 0 ) {
		return [ { text, found: false } ];
	}
	const words = wordsOf( text );
	const places: [ number, number ][] = [];
	words.forEach( ( word, at ) => {
		for ( const each of sought ) {
			const last = words[ at + each.words.length - 1 ];
			if ( last && standsAt( words, at, each ) ) {
				places.push( [ word.start, last.end ] );
			} else if ( each.words.length === 1 ) {
				places.push( ...placesInside( word, each.words[ 0 ] ?? '' ) );
			}
		}
	} );
	const pieces: Piece[] = [];
	let done = 0;
	for ( const [ start, end ] of places.sort( ( a, b ) => a[ 0 ] - b[ 0 ] || b[ 1 ] - a[ 1 ] ) ) {
		if ( end <= done ) {
			continue;
		}
		const from = Math.max( start, done );
		if ( from > done ) {
			pieces.push( { text: text.slice( done, from ), found: false } );
		}
		pieces.push( { text: text.slice( from, end ), found: true } );
		done = end;
	}
	return done < text.length ? [ ...pieces, { text: text.slice( done ), found: false } ] : pieces;
}
