import type { ArticleResults } from '../../src/contract/generated/types.ts';

export type Found = ArticleResults[ 'items' ];

/** Answers already had, so that correcting a word costs nothing. */
const kept = new Map< string, Found >();
const KEPT = 50;

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

/**
 * The articles that answer a question.
 *
 * @throws Error when the site cannot be reached or refuses; AbortError when it was called off.
 */
export async function ask( endpoint: string, question: string, limit: number, signal: AbortSignal ): Promise< Found > {
	const address = addressOf( endpoint, normal( question ), limit );
	const before = kept.get( address );
	if ( before ) {
		return before;
	}
	const response = await fetch( address, { signal, headers: { Accept: 'application/json' } } );
	if ( ! response.ok ) {
		throw new Error( `HTTP ${ response.status }` );
	}
	const { items } = ( await response.json() ) as ArticleResults;
	if ( kept.size >= KEPT ) {
		kept.delete( kept.keys().next().value as string );
	}
	kept.set( address, items );
	return items;
}
