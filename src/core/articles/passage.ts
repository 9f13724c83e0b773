/** The piece of an article that is shown with an answer, and what of it was looked for. */
import { wordsOf } from '../search/fold.ts';
import type { Entry } from './list.ts';
import { isUnspaced, stems } from './words.ts';

/** First character and the one after the last. */
export type Mark = [ start: number, end: number ];

export interface Passage {
	text: string;
	marks: Mark[];
}

/** What is looked for. */
export interface Sought {
	/** Stems, with those of misspelt and unfinished words. */
	stems: ReadonlySet< string >;
	/** The question's own words of scripts without spaces. */
	unspaced: readonly string[];
	language: string;
}

/** Characters of a passage, and how far before the first word it may begin. */
const LENGTH = 160;
const BEFORE = 60;

/** Where words that are looked for stand. */
export function marksIn( text: string, sought: Sought ): Mark[] {
	const marks: Mark[] = [];
	for ( const { start, end, word } of wordsOf( text ) ) {
		if ( isUnspaced( word ) ) {
			// Folding leaves such words as long as they were.
			for ( const each of sought.unspaced ) {
				for ( let at = word.indexOf( each ); at >= 0; at = word.indexOf( each, at + each.length ) ) {
					marks.push( [ start + at, start + at + each.length ] );
				}
			}
		} else if ( stems( word, sought.language ).some( ( stem ) => sought.stems.has( stem ) ) ) {
			marks.push( [ start, end ] );
		}
	}
	return joined( marks );
}

/** Marks in order, without overlaps. */
function joined( marks: Mark[] ): Mark[] {
	const all: Mark[] = [];
	for ( const [ start, end ] of marks.sort( ( one, other ) => one[ 0 ] - other[ 0 ] ) ) {
		const last = all.at( -1 );
		if ( last && start <= last[ 1 ] ) {
			last[ 1 ] = Math.max( last[ 1 ], end );
		} else {
			all.push( [ start, end ] );
		}
	}
	return all;
}

/** The stretch that holds most marks, from the beginning of its sentence when that is near. */
function cut( text: string, marks: readonly Mark[] ): Passage {
	let best = 0;
	let most = 0;
	marks.forEach( ( [ start ], at ) => {
		const count = marks.slice( at ).filter( ( [ , end ] ) => end <= start + LENGTH ).length;
		if ( count > most ) {
			most = count;
			best = start;
		}
	} );
	let from = 0;
	if ( best > BEFORE ) {
		const before = text.slice( best - BEFORE, best );
		const sentence = Math.max( ...[ '. ', '? ', '! ', ': ' ].map( ( end ) => before.lastIndexOf( end ) + 1 ) );
		const word = before.indexOf( ' ' );
		from = best - BEFORE + ( sentence > 0 ? sentence : Math.max( 0, word ) ) + 1;
	}
	let to = text.length;
	if ( text.length - from > LENGTH ) {
		const space = text.lastIndexOf( ' ', from + LENGTH );
		to = space > from + LENGTH / 2 ? space : from + LENGTH;
	}
	const lead = from > 0 ? '…' : '';
	const shown = text
		.slice( from, to )
		.trimEnd()
		.replace( to < text.length ? /[\s.,;:]+$/ : /\s+$/, '' );
	return {
		text: lead + shown + ( to < text.length || ! /[.!?。！？…]["”)]*$/.test( shown ) ? '…' : '' ),
		marks: marks
			.filter( ( [ start, end ] ) => start >= from && end <= from + shown.length )
			.map( ( [ start, end ] ): Mark => [ start - from + lead.length, end - from + lead.length ] ),
	};
}

/** What an answer shows of an article. */
export function passageOf( entry: Entry, sought: Sought ): Passage {
	const lead = entry[ 5 ];
	const marks = marksIn( lead, sought );
	if ( marks.length > 0 ) {
		return cut( lead, marks );
	}
	// The heading of the part that answers says more than an unrelated beginning.
	const heading = entry[ 4 ].split( '\n' ).find( ( each ) => marksIn( each, sought ).length > 0 );
	if ( heading ) {
		const rest = cut( lead, [] ).text;
		return { text: `${ heading } — ${ rest }`, marks: marksIn( heading, sought ) };
	}
	return cut( lead, [] );
}
