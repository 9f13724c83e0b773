/**
 * Which articles answer best: the twin of php/Knowledge/ArticleRanking.php. Adds up what a question's words are worth
 * in each article, the rarer a word the more (BM25), and prefers articles that have all of them, softly: by the share of
 * the question's worth that they cover.
 */
import { frequency, type Library } from './library.ts';
import type { Question } from './question.ts';
import { titleFit, type Asked } from './title-fit.ts';

const COVER = 0.15;
const GUESSED = 0.6;
const UNCOVERED = 0.2;
const STEEPNESS = 1.3;
/** What the commonest word is worth at least: in a library about one thing it still tells titles apart. */
const LEAST = 0.3;
/** Articles of which the best are chosen, once more with their titles in view. */
const CANDIDATES = 40;

function rarity( library: Library, own: ReadonlyMap< string, number > ): number {
	const total = Math.max( 1, library.list.articles.length );
	let itself = 0;
	let similar = 0;
	for ( const [ stem, factor ] of own ) {
		const articles = frequency( library, stem );
		similar = Math.max( similar, articles );
		itself = factor === 1 ? Math.max( itself, articles ) : itself;
	}
	const articles = Math.min( total, itself > 0 ? itself : similar );
	const value = Math.log( 1 + ( total - articles + 0.5 ) / ( articles + 0.5 ) );
	// A word that no article has counts a third: perhaps another word is used for it.
	return Math.max( LEAST, itself > 0 ? value : similar > 0 ? GUESSED * value : value / 3 );
}

/**
 * The best articles.
 *
 * @param library  The articles.
 * @param question What is asked for, as it was read.
 * @param asked    The same, to be held against titles.
 * @param limit    At most so many.
 * @return Places in the list, the best first.
 */
export function rank( library: Library, question: Question, asked: Asked, limit: number ): number[] {
	const scores = new Map< number, number >();
	const covered = new Map< number, number >();
	let all = 0;
	for ( const own of question.values() ) {
		const rare = rarity( library, own );
		all += rare;
		const best = new Map< number, [ weight: number, factor: number ] >();
		for ( const [ stem, factor ] of own ) {
			const postings = library.postings.get( stem ) ?? [];
			for ( let at = 0; at < postings.length; at += 2 ) {
				const place = postings[ at ] as number;
				const weight = factor * ( postings[ at + 1 ] as number );
				const before = best.get( place );
				if ( ! before || weight > before[ 0 ] ) {
					best.set( place, [ weight, Math.max( factor, before?.[ 1 ] ?? 0 ) ] );
				}
			}
		}
		for ( const [ place, [ weight, factor ] ] of best ) {
			scores.set( place, ( scores.get( place ) ?? 0 ) + rare * weight );
			covered.set( place, ( covered.get( place ) ?? 0 ) + rare * factor );
		}
	}
	const byScore = ( one: [ number, number ], other: [ number, number ] ) => other[ 1 ] - one[ 1 ] || one[ 0 ] - other[ 0 ];
	const found: [ place: number, score: number ][] = [];
	for ( const [ place, score ] of scores ) {
		const share = Math.min( 1, ( covered.get( place ) as number ) / all );
		if ( share >= COVER ) {
			found.push( [ place, score * ( UNCOVERED + ( 1 - UNCOVERED ) * share ** STEEPNESS ) ] );
		}
	}
	// Of equals the older first, as the list has them, so that the order does not change from one search to the next.
	return found
		.sort( byScore )
		.slice( 0, limit + CANDIDATES )
		.map( ( [ place, score ] ): [ number, number ] => [ place, score * titleFit( library.titles[ place ] as string, asked ) ] )
		.sort( byScore )
		.slice( 0, limit )
		.map( ( [ place ] ) => place );
}
