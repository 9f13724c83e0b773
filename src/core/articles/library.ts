/** The articles of a list, ready to be searched. Words are kept in MiniSearch's radix tree, which finds beginnings and misspelt words. */
import SearchableMap from 'minisearch/SearchableMap';
import type { Entry, List } from './list.ts';
import { termsOf } from './terms.ts';
import { line } from './words.ts';

/** Stem → article (its place in the list) and worth, in turns. */
export type Postings = Map< string, number[] >;

export interface Library {
	list: List;
	postings: Postings;
	/** Word → its stems. */
	words: SearchableMap< string[] >;
	/** The articles' titles as their words. */
	titles: string[];
}

function take( library: Library, entry: Entry, place: number ): void {
	const { weights, forms } = termsOf( entry, library.list.topics, library.list.language );
	for ( const [ stem, weight ] of weights ) {
		const known = library.postings.get( stem );
		if ( known ) {
			known.push( place, weight );
		} else {
			library.postings.set( stem, [ place, weight ] );
		}
	}
	for ( const [ word, stem ] of forms ) {
		const known = library.words.get( word );
		if ( ! known ) {
			library.words.set( word, [ stem ] );
		} else if ( ! known.includes( stem ) ) {
			known.push( stem );
		}
	}
	library.titles.push( line( entry[ 2 ] ) );
}

/**
 * Takes a list in.
 *
 * @param list As it was fetched.
 */
export function openLibrary( list: List ): Library {
	const library: Library = { list, postings: new Map(), words: new SearchableMap< string[] >(), titles: [] };
	list.articles.forEach( ( entry, place ) => take( library, entry, place ) );
	return library;
}

/** In how many articles a stem occurs. */
export const frequency = ( library: Library, stem: string ): number => ( library.postings.get( stem )?.length ?? 0 ) / 2;
