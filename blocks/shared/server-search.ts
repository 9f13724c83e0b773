import type { Answer } from '../../src/core/articles/answer.ts';
import type { Mark } from '../../src/core/articles/passage.ts';
import { fold, wordsOf } from '../../src/core/search/fold.ts';
import type { ArticleResults } from '../../src/contract/generated/types.ts';

/** Answers already had, so that correcting a word costs nothing. */
const kept = new Map< string, Answer[] >();
const KEPT = 50;
/** Long enough not to ask for every letter, short enough to feel at once (ms). */
const PAUSE = 120;

/** Where to ask. The endpoint may carry parameters of its own (plain permalinks). */
export function addressOf( endpoint: string, question: string, limit: number ): string {
	const url = new URL( endpoint );
	url.searchParams.set( 'q', question );
	url.searchParams.set( 'per_page', String( limit ) );
	return url.href;
}

/** Spaces and letter case make no other question. */
export function normal( question: string ): string {
	return question.trim().replace( /\s+/g, ' ' ).toLowerCase();
}

/** Words of a text that begin as one of the question's; an ending or two is another form of the word. */
function marksIn( text: string, beginnings: readonly string[] ): Mark[] {
	return wordsOf( text )
		.filter( ( { word } ) => beginnings.some( ( each ) => word.startsWith( each ) ) )
		.map( ( { start, end } ): Mark => [ start, end ] );
}

/** Waits for a pause in typing. */
function pause( signal: AbortSignal | undefined ): Promise< void > {
	return new Promise( ( resolve, reject ) => {
		const timer = setTimeout( resolve, PAUSE );
		signal?.addEventListener( 'abort', () => {
			clearTimeout( timer );
			reject( signal.reason as Error );
		} );
	} );
}

/**
 * The articles that the server finds, after a pause in typing.
 *
 * @param endpoint The server's search.
 * @param nonce    Of a reader who is logged in: they may find more than others. '' for everybody else.
 * @param question Free text.
 * @param limit    At most so many.
 * @param signal   Calls it off.
 * @throws Error when the site cannot be reached or refuses; AbortError when it was called off.
 */
export async function askServer(
	endpoint: string,
	nonce: string,
	question: string,
	limit: number,
	signal?: AbortSignal
): Promise< Answer[] > {
	const address = addressOf( endpoint, normal( question ), limit );
	const before = kept.get( address );
	if ( before ) {
		return before;
	}
	await pause( signal );
	const response = await fetch( address, {
		...( signal ? { signal } : {} ),
		headers: { Accept: 'application/json', ...( nonce ? { 'X-WP-Nonce': nonce } : {} ) },
	} );
	if ( ! response.ok ) {
		throw new Error( `HTTP ${ response.status }` );
	}
	const { items } = ( await response.json() ) as ArticleResults;
	const beginnings = wordsOf( fold( question ) )
		.map( ( { word } ) => ( word.length > 5 ? word.slice( 0, -2 ) : word ) )
		.filter( ( word ) => word.length > 2 );
	const hits = items.map( ( { excerpt, ...item } ): Answer => ( {
		...item,
		passage: excerpt,
		marks: marksIn( excerpt, beginnings ),
		titleMarks: marksIn( item.title, beginnings ),
	} ) );
	if ( kept.size >= KEPT ) {
		kept.delete( kept.keys().next().value as string );
	}
	kept.set( address, hits );
	return hits;
}
