/**
 * The search's worker: fetches the list of articles, and answers questions without keeping the page from anything. It is
 * a file of its own (build/blocks/search-worker.js), fetched when somebody goes to a search field.
 */
import { answer, type Answer } from '../../src/core/articles/answer.ts';
import { openLibrary, type Library } from '../../src/core/articles/library.ts';
import type { List } from '../../src/core/articles/list.ts';

/** To the worker: first where the list is, then questions. */
export type Order = { list: string } | { id: number; question: string; limit: number };
/** From the worker: whether it has the list, then answers. */
export type News = { ready: boolean } | { id: number; answers: Answer[] };

let library: Library | undefined;
const tell = ( news: News ) => self.postMessage( news );

/**
 * Fetches the list. A page out of a cache may name one that is gone: beside it lies the name of the one there is.
 *
 * @throws Error when there is none.
 */
export async function fetchList( url: string ): Promise< List > {
	let response = await fetch( url, { credentials: 'omit' } );
	if ( response.status === 404 || response.status === 410 ) {
		const name = await fetch( new URL( 'current.txt', url ), { credentials: 'omit', cache: 'no-cache' } );
		response = await fetch( new URL( ( await name.text() ).trim(), url ), { credentials: 'omit' } );
	}
	const list = ( await response.json() ) as List;
	if ( ! response.ok || list.v !== 1 ) {
		throw new Error( `HTTP ${ response.status }` );
	}
	return list;
}

/** Does what it is told. */
export async function obey( order: Order ): Promise< void > {
	if ( 'list' in order ) {
		try {
			library = openLibrary( await fetchList( order.list ) );
			// The first answer is not the first time that this code runs.
			answer( library, library.list.articles[ 0 ]?.[ 2 ] ?? '', 1 );
			tell( { ready: true } );
		} catch {
			tell( { ready: false } );
		}
	} else if ( library ) {
		tell( { id: order.id, answers: answer( library, order.question, order.limit ) } );
	}
}

self.addEventListener( 'message', ( event: MessageEvent< Order > ) => void obey( event.data ) );
