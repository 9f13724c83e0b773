/** How topics and articles change places: pure, so that the screen can show a change before the server has it, and take it back. */
import type { Shelf, ShelfChange } from '../../contract/generated/types.ts';

export type ShelfTopic = Shelf[ 'topics' ][ number ];
export type ShelfArticle = Shelf[ 'articles' ][ number ];

/** A library, a change that leads to another one, and the change that leads back. */
export interface Move {
	shelf: Shelf;
	change: ShelfChange;
	undo: ShelfChange;
}

const idsOf = ( shelf: Shelf, topic: number ): readonly number[] => shelf.lists.find( ( list ) => list.topic === topic )?.ids ?? [];

export function articlesOf( shelf: Shelf, topic: number ): ShelfArticle[] {
	return idsOf( shelf, topic ).flatMap( ( id ) => shelf.articles.find( ( article ) => article.id === id ) ?? [] );
}

export function childrenOf( shelf: Shelf, parent: number ): ShelfTopic[] {
	return shelf.topics.filter( ( topic ) => topic.parent === parent );
}

/** Whether a topic lies somewhere in another one, or is that. */
export function liesIn( shelf: Shelf, topic: number, other: number ): boolean {
	for ( let at: number | undefined = topic; at !== undefined && at !== 0; at = shelf.topics.find( ( { id } ) => id === at )?.parent ) {
		if ( at === other ) {
			return true;
		}
	}
	return false;
}

function withLists( shelf: Shelf, lists: { topic: number; ids: number[] }[] ): Shelf {
	const rest = shelf.lists.filter( ( { topic } ) => ! lists.some( ( list ) => list.topic === topic ) );
	return { ...shelf, lists: [ ...rest, ...lists ] };
}

/**
 * Puts an article somewhere.
 *
 * @param shelf   As it is.
 * @param article The article.
 * @param from    The topic that it is taken from; 0: none.
 * @param to      The topic that it comes into.
 * @param place   Among the articles there, counted without itself.
 * @return Null when nothing changes.
 */
export function moveArticle( shelf: Shelf, article: number, from: number, to: number, place: number ): Move | null {
	const target = idsOf( shelf, to ).filter( ( id ) => id !== article );
	const next = [ ...target.slice( 0, place ), article, ...target.slice( place ) ];
	const before = [ ...idsOf( shelf, to ) ];
	if ( from === to ) {
		const same = next.length === before.length && next.every( ( id, index ) => id === before[ index ] );
		return same
			? null
			: {
					shelf: withLists( shelf, [ { topic: to, ids: next } ] ),
					change: { lists: [ { topic: to, ids: next } ] },
					undo: { lists: [ { topic: to, ids: before } ] },
				};
	}
	const left = [ ...idsOf( shelf, from ) ];
	const lists = [
		{ topic: from, ids: left.filter( ( id ) => id !== article ) },
		{ topic: to, ids: next },
	];
	// Where it stood in both, taking it back must not take it away from there.
	const undo = {
		lists: [
			{ topic: from, ids: left },
			{ topic: to, ids: before },
		],
		move: before.includes( article ) ? { article, from: 0, to: from } : { article, from: to, to: from },
	};
	return { shelf: withLists( shelf, lists ), change: { lists, move: { article, from, to } }, undo };
}

/** Depth first, as the server gives it. */
function inOrder( topics: readonly ShelfTopic[], parent = 0 ): ShelfTopic[] {
	return topics.filter( ( topic ) => topic.parent === parent ).flatMap( ( topic ) => [ topic, ...inOrder( topics, topic.id ) ] );
}

const placesOf = ( topics: readonly ShelfTopic[] ) => topics.map( ( { id, parent } ) => ( { id, parent } ) );

/**
 * Puts a topic somewhere, with everything in it.
 *
 * @param shelf  As it is.
 * @param topic  The topic.
 * @param parent Where it is to lie; 0: at the top.
 * @param place  Among the topics there, counted without itself.
 * @return Null when nothing changes, or when it would lie in itself.
 */
export function moveTopic( shelf: Shelf, topic: number, parent: number, place: number ): Move | null {
	const one = shelf.topics.find( ( { id } ) => id === topic );
	if ( ! one || liesIn( shelf, parent, topic ) ) {
		return null;
	}
	const beside = childrenOf( shelf, parent ).filter( ( { id } ) => id !== topic );
	const moved = [ ...beside.slice( 0, place ), { ...one, parent }, ...beside.slice( place ) ];
	const others = shelf.topics.filter( ( { id } ) => id !== topic && ! beside.some( ( other ) => other.id === id ) );
	const topics = inOrder( [ ...others, ...moved ] );
	if ( topics.every( ( { id, parent: lies }, index ) => id === shelf.topics[ index ]?.id && lies === shelf.topics[ index ]?.parent ) ) {
		return null;
	}
	return { shelf: { ...shelf, topics }, change: { topics: placesOf( topics ) }, undo: { topics: placesOf( shelf.topics ) } };
}

/** One step by keys. */
export type Step = 'up' | 'down' | 'in' | 'out';

/** An article goes up or down; past an end of its topic into the one before or after, as they stand on the screen. */
export function stepArticle( shelf: Shelf, article: number, topic: number, step: Step ): Move | null {
	const ids = idsOf( shelf, topic );
	const at = ids.indexOf( article );
	if ( step === 'in' || step === 'out' || at < 0 ) {
		return null;
	}
	const next = at + ( step === 'up' ? -1 : 1 );
	if ( next >= 0 && next < ids.length ) {
		return moveArticle( shelf, article, topic, topic, next );
	}
	const topics = [ ...shelf.topics.map( ( { id } ) => id ), 0 ];
	const other = topics[ topics.indexOf( topic ) + ( step === 'up' ? -1 : 1 ) ];
	return other === undefined ? null : moveArticle( shelf, article, topic, other, step === 'up' ? idsOf( shelf, other ).length : 0 );
}

/** A topic goes up or down among those beside it, into the one above, or out beside the one that it lies in. */
export function stepTopic( shelf: Shelf, topic: number, step: Step ): Move | null {
	const one = shelf.topics.find( ( { id } ) => id === topic );
	if ( ! one ) {
		return null;
	}
	const beside = childrenOf( shelf, one.parent );
	const at = beside.findIndex( ( { id } ) => id === topic );
	if ( step === 'in' ) {
		const above = beside[ at - 1 ];
		return above ? moveTopic( shelf, topic, above.id, childrenOf( shelf, above.id ).length ) : null;
	}
	if ( step === 'out' ) {
		const parent = shelf.topics.find( ( { id } ) => id === one.parent );
		return parent
			? moveTopic( shelf, topic, parent.parent, childrenOf( shelf, parent.parent ).findIndex( ( { id } ) => id === parent.id ) + 1 )
			: null;
	}
	const next = at + ( step === 'up' ? -1 : 1 );
	return next < 0 || next >= beside.length ? null : moveTopic( shelf, topic, one.parent, next );
}
