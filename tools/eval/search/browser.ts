/** What browsers answer: the code that the worker runs, on the list that the site wrote. And MiniSearch as it comes, for comparison. */
import MiniSearch from 'minisearch';
import { answer } from '../../../src/core/articles/answer.ts';
import { openLibrary } from '../../../src/core/articles/library.ts';
import type { List } from '../../../src/core/articles/list.ts';
import type { Question } from './score.ts';
import type { Answers, Article } from './site.ts';

const MOST = 10;

/** Asks the list. */
export function askList( list: List, names: Record< string, string >, questions: Question[] ): Answers {
	const library = openLibrary( list );
	return Object.fromEntries(
		questions.map( ( { id, q } ) => [ id, answer( library, q.slice( 0, 200 ), MOST ).map( ( hit ) => names[ hit.id ] ?? '' ) ] )
	);
}

/** MiniSearch over the whole texts with the settings that its readme shows. */
export function askMiniSearch( articles: Article[], questions: Question[] ): Answers {
	const search = new MiniSearch< Article >( {
		fields: [ 'title', 'headings', 'text' ],
		searchOptions: { boost: { title: 2 }, fuzzy: 0.2, prefix: true },
	} );
	search.addAll( articles.map( ( article ) => ( { ...article, headings: [ article.headings ?? [] ].flat().join( ' ' ) } ) ) );
	return Object.fromEntries(
		questions.map( ( { id, q } ) => [
			id,
			search
				.search( q )
				.slice( 0, MOST )
				.map( ( hit ) => String( hit.id ) ),
		] )
	);
}
