/**
 * The search's worker: fetches the list of articles, and answers questions without keeping the page from anything. It is
 * a file of its own (build/blocks/search-worker.js), fetched when somebody goes to a search field.
 */
import { answer, type Answer } from '../../src/core/articles/answer.ts';
import { openLibrary, type Library } from '../../src/core/articles/library.ts';
import type { List } from '../../src/core/articles/list.ts';
import { nextLetters } from '../../src/core/articles/next-letters.ts';

/**
 * To the worker: first where the list is, then questions (id 0: one whose answers the page has), each with whether the
 * next key's answers are wanted too, and which of them nobody waits for any more.
 */
export type Order = { list: string } | { id: number; question: string; limit: number; ahead: boolean } | { drop: number };
/** From the worker: whether it has the list, then answers, and those to questions that nobody has asked yet (question → JSON). */
export type News = { ready: boolean } | { id: number; answers: Answer[] } | { foreseen: Record< string, string >; limit: number };

/** Articles whose titles are asked for before anybody asks. */
const PRACTICE = 12;
/** Next letters whose answers are worked out. */
const LETTERS = 10;
/** What was foreseen for so long is told (ms): a slow machine does not keep all of it until the next key. */
const TELL = 40;

let library: Library | undefined;
const tell = ( news: News ) => self.postMessage( news );
/** Questions that came in and were not begun; whoever types on calls theirs off. */
const waiting = new Set< number >();
/** Orders until now: whoever works ahead stops when another one comes. */
let orders = 0;
const nextTask = () => new Promise( ( resolve ) => setTimeout( resolve ) );

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

/**
 * Asks for what stands in titles, with errors and unfinished: what runs often is compiled well, and the first keys would
 * else wait for that. Between two of them come those who really ask.
 */
function practise( own: Library, at = 0 ): void {
	const { articles } = own.list;
	const title = articles[ at * Math.ceil( articles.length / PRACTICE ) ]?.[ 2 ];
	if ( title ) {
		answer( own, title.slice( 0, 24 ), 6 );
		answer( own, title.slice( 1, 9 ), 6 );
		setTimeout( practise, 0, own, at + 1 );
	}
}

/** Answers what may be asked with the next key, as long as nobody asks anything. */
async function foresee( own: Library, before: string, limit: number, order: number ): Promise< void > {
	let foreseen: Record< string, string > = {};
	let since = performance.now();
	const tellForeseen = () => {
		tell( { foreseen, limit } );
		foreseen = {};
		since = performance.now();
	};
	for ( const letter of nextLetters( own, before ).slice( 0, LETTERS ) ) {
		await nextTask();
		if ( order !== orders ) {
			return;
		}
		// As a text: most are never read, and a page takes texts over faster than objects.
		foreseen[ before + letter ] = JSON.stringify( answer( own, before + letter, limit ) );
		if ( performance.now() - since > TELL ) {
			tellForeseen();
		}
	}
	tellForeseen();
}

/** Does what it is told. */
export async function obey( order: Order ): Promise< void > {
	const own = ++orders;
	if ( 'list' in order ) {
		try {
			library = openLibrary( await fetchList( order.list ) );
			// The first answer is not the first time that this code runs.
			answer( library, library.list.articles[ 0 ]?.[ 2 ] ?? '', 1 );
			tell( { ready: true } );
			setTimeout( practise, 0, library );
		} catch {
			tell( { ready: false } );
		}
	} else if ( 'drop' in order ) {
		waiting.delete( order.drop );
	} else if ( library ) {
		const { id, question, limit, ahead } = order;
		if ( id ) {
			waiting.add( id );
			// Behind the orders that lie there already: the next key may have called this one off.
			await nextTask();
			if ( ! waiting.delete( id ) ) {
				return;
			}
			tell( { id, answers: answer( library, question, limit ) } );
		}
		await ( ahead && foresee( library, question, limit, own ) );
	}
}

self.addEventListener( 'message', ( event: MessageEvent< Order > ) => void obey( event.data ) );
