/**
 * What an article can be found by, from what the list has of it: the twin of php/Knowledge/ArticleTerms.php, which
 * reads the whole text.
 *
 * @see https://en.wikipedia.org/wiki/Okapi_BM25
 */
import type { Entry } from './list.ts';
import { isStopWord, searchWords, stem } from './words.ts';

/** What a field is worth, its usual number of words, and how much being longer takes away. As in ArticleTerms::FIELDS. */
const FIELDS: Record< string, [ worth: number, usual: number, penalty: number ] > = {
	title: [ 5, 6, 0.5 ],
	aliases: [ 5, 10, 0.2 ],
	headings: [ 0.5, 20, 0.6 ],
	topics: [ 1, 3, 0.3 ],
	lead: [ 0.8, 50, 0.3 ],
	body: [ 1, 250, 0.7 ],
};
const SATURATION = 0.55;
const DELTA = 0.2;
const LEAD = 60;

export interface Terms {
	/** Stem → what it is worth, in hundredths. */
	weights: Map< string, number >;
	/** Word → its stem. */
	forms: Map< string, string >;
}

/** The terms of one article. */
export function termsOf( entry: Entry, topics: readonly string[], site: string ): Terms {
	const [ , , title, its, headings, leadText, keys, length, language, aliases ] = entry;
	const own = language ? language : site;
	const forms = new Map< string, string >();
	const weights = new Map< string, number >();
	const stemOf = ( word: string ): string => {
		const known = forms.get( word ) ?? stem( word, own );
		forms.set( word, known );
		return known;
	};
	const telling = ( words: string[] ) => words.filter( ( word ) => ! isStopWord( word, own ) );
	const counted = ( words: string[], counts = new Map< string, number >(), times = 1 ) => {
		for ( const word of words ) {
			const form = stemOf( word );
			counts.set( form, ( counts.get( form ) ?? 0 ) + times );
		}
		return counts;
	};
	const add = ( field: string, counts: Map< string, number >, words: number ) => {
		const [ worth, usual, penalty ] = FIELDS[ field ] as [ number, number, number ];
		const norm = SATURATION * ( 1 - penalty + ( penalty * words ) / usual );
		for ( const [ form, times ] of counts ) {
			const value = worth * ( DELTA + ( times * ( SATURATION + 1 ) ) / ( times + norm ) );
			weights.set( form, ( weights.get( form ) ?? 0 ) + value );
		}
	};
	const field = ( name: string, words: string[] ) => add( name, counted( words ), words.length );
	// A title may be made of stop words only, and is looked for by them then.
	field( 'title', searchWords( title ) );
	field( 'aliases', searchWords( aliases ?? '' ) );
	field( 'headings', telling( searchWords( headings ) ) );
	field( 'topics', telling( searchWords( its.map( ( at ) => topics[ at ] ?? '' ).join( ' ' ) ) ) );
	const lead = telling( searchWords( leadText ).slice( 0, LEAD ) );
	field( 'lead', lead );
	const body = counted( lead );
	keys.split( '|' ).forEach( ( words, at ) => counted( words ? words.split( ' ' ) : [], body, at + 1 ) );
	add( 'body', body, length );
	for ( const [ form, value ] of weights ) {
		weights.set( form, Math.max( 1, Math.round( 100 * value ) ) );
	}
	return { weights, forms };
}
