import { useState } from '@wordpress/element';
import type { DragEvent } from 'react';
import type { Shelf } from '../../contract/generated/types.ts';
import { articlesOf, childrenOf, liesIn, moveArticle, moveTopic, type Move } from '../../core/shelf/moves.ts';

/** A row on the screen. */
export type Row = { kind: 'topic'; id: number } | { kind: 'article'; id: number; topic: number };
/** Where something would land, seen from the row under the pointer. */
export type Side = 'before' | 'after' | 'into';

interface Target {
	row: Row;
	side: Side;
}

const same = ( one: Row | undefined, other: Row ) =>
	one?.kind === other.kind && one.id === other.id && ( one.kind !== 'article' || other.kind !== 'article' || one.topic === other.topic );

/** The move that a drop means; null when it means none. */
export function dropped( shelf: Shelf, what: Row, { row, side }: Target ): Move | null {
	if ( what.kind === 'article' ) {
		if ( row.kind === 'topic' ) {
			return moveArticle( shelf, what.id, what.topic, row.id, 0 );
		}
		const others = articlesOf( shelf, row.topic ).filter( ( { id } ) => id !== what.id );
		return moveArticle(
			shelf,
			what.id,
			what.topic,
			row.topic,
			others.findIndex( ( { id } ) => id === row.id ) + ( side === 'after' ? 1 : 0 )
		);
	}
	if ( row.kind !== 'topic' || row.id === 0 || row.id === what.id ) {
		return null;
	}
	if ( side === 'into' ) {
		return moveTopic( shelf, what.id, row.id, childrenOf( shelf, row.id ).length );
	}
	const parent = shelf.topics.find( ( { id } ) => id === row.id )?.parent ?? 0;
	const others = childrenOf( shelf, parent ).filter( ( { id } ) => id !== what.id );
	return moveTopic( shelf, what.id, parent, others.findIndex( ( { id } ) => id === row.id ) + ( side === 'after' ? 1 : 0 ) );
}

/** Which side of a row the pointer is on; topics also have a middle, which is their inside. */
export function sideOf( what: Row, row: Row, share: number ): Side {
	if ( what.kind === 'article' ) {
		return row.kind === 'topic' ? 'into' : share < 0.5 ? 'before' : 'after';
	}
	return share < 0.3 ? 'before' : share > 0.7 ? 'after' : 'into';
}

export interface Drag {
	/** Classes that show what is dragged and where it would land. */
	classOf: ( row: Row ) => string;
	rowProps: ( row: Row ) => {
		onDragOver: ( event: DragEvent ) => void;
		onDrop: ( event: DragEvent ) => void;
	};
	handleProps: ( row: Row ) => { draggable: true; onDragStart: ( event: DragEvent ) => void; onDragEnd: () => void };
}

/** Dragging rows of the tree. */
export function useDrag( shelf: Shelf, onMove: ( move: Move | null, what: Row ) => void ): Drag {
	const [ what, setWhat ] = useState< Row | null >( null );
	const [ target, setTarget ] = useState< Target | null >( null );

	const fits = ( row: Row ) =>
		what !== null &&
		! same( what, row ) &&
		( what.kind === 'article' || ( row.kind === 'topic' && row.id !== 0 && ! liesIn( shelf, row.id, what.id ) ) );

	return {
		classOf: ( row ) =>
			[ what && same( what, row ) ? 'is-dragged' : '', target && same( target.row, row ) ? `is-target-${ target.side }` : '' ].join(
				' '
			),
		rowProps: ( row ) => ( {
			onDragOver: ( event ) => {
				if ( ! what || ! fits( row ) ) {
					setTarget( null );
					return;
				}
				event.preventDefault();
				const box = event.currentTarget.getBoundingClientRect();
				setTarget( { row, side: sideOf( what, row, ( event.clientY - box.top ) / Math.max( 1, box.height ) ) } );
			},
			onDrop: ( event ) => {
				event.preventDefault();
				if ( what && target ) {
					onMove( dropped( shelf, what, target ), what );
				}
				setWhat( null );
				setTarget( null );
			},
		} ),
		handleProps: ( row ) => ( {
			draggable: true,
			onDragStart: ( event ) => {
				event.dataTransfer.effectAllowed = 'move';
				event.dataTransfer.setData( 'text/plain', String( row.id ) );
				setWhat( row );
			},
			onDragEnd: () => {
				setWhat( null );
				setTarget( null );
			},
		} ),
	};
}
