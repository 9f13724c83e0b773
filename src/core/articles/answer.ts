/** Questions in, answers out: all that a worker (or a test) needs of this folder. */
import type { Library } from './library.ts';
import type { List } from './list.ts';
import { marksIn, passageOf, type Mark, type Sought } from './passage.ts';
import { readQuestion, type Question } from './question.ts';
import { rank } from './ranking.ts';
import { askedFor } from './title-fit.ts';
import { isUnspaced, languageOf, searchWords } from './words.ts';

export interface Answer {
	id: number;
	title: string;
	/** May begin with "/": of the page's host then. */
	url: string;
	/** Name of the first topic; '' without one. */
	topic: string;
	/** A piece of the article, plain text. */
	passage: string;
	/** What of the passage was looked for. */
	marks: Mark[];
	/** What of the title was looked for. */
	titleMarks: Mark[];
}

function soughtBy( question: Question, text: string, list: List ): Sought {
	const words = searchWords( text );
	return {
		stems: new Set( [ ...question.values() ].flatMap( ( own ) => [ ...own.keys() ] ) ),
		unspaced: words.filter( isUnspaced ),
		language: languageOf( words, list.language ),
	};
}

/**
 * The articles that answer a question, the best first.
 *
 * @param library The articles.
 * @param text    The question, as it is typed.
 * @param limit   At most so many.
 */
export function answer( library: Library, text: string, limit: number ): Answer[] {
	const { list } = library;
	const question = readQuestion( text, library );
	if ( question.size === 0 ) {
		return [];
	}
	const sought = soughtBy( question, text, list );
	return rank( library, question, askedFor( text, question, sought.language ), limit ).map( ( place ) => {
		const entry = list.articles[ place ] as List[ 'articles' ][ number ];
		const passage = passageOf( entry, sought );
		return {
			id: entry[ 0 ],
			title: entry[ 2 ],
			url: list.base + entry[ 1 ],
			topic: list.topics[ entry[ 3 ][ 0 ] ?? -1 ] ?? '',
			passage: passage.text,
			marks: passage.marks,
			titleMarks: marksIn( entry[ 2 ], sought ),
		};
	} );
}
