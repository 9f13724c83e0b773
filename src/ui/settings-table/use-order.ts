import { useEffect, useState } from '@wordpress/element';
import type { DragEvent } from 'react';

/** A list with one entry moved to another place. */
export function moved< Item >( items: readonly Item[], from: number, to: number ): Item[] {
	const rest = items.filter( ( _item, index ) => index !== from );
	const item = items[ from ];
	return item === undefined ? [ ...items ] : [ ...rest.slice( 0, to ), item, ...rest.slice( to ) ];
}

interface Order< Item > {
	/** In the order on screen. */
	shown: readonly Item[];
	/** The row that is being dragged. */
	dragged: number | null;
	/** Puts a row somewhere else; the others make room. */
	move: ( from: number, to: number ) => void;
	/** For a row's element. */
	rowProps: ( index: number ) => { onDragOver: ( event: DragEvent ) => void; onDrop: ( event: DragEvent ) => void };
	/** For what a row is dragged by. */
	handleProps: ( index: number ) => { draggable: true; onDragStart: ( event: DragEvent ) => void; onDragEnd: () => void };
}

/**
 * An order that people change by dragging or by keys. It is shown at once; `onSort` is told all ids in their new order, and
 * when it fails, the order is the old one again.
 */
export function useOrder< Item extends { id: number } >(
	items: readonly Item[],
	onSort?: ( ids: number[] ) => Promise< void >
): Order< Item > {
	const [ shown, setShown ] = useState< readonly Item[] >( items );
	const [ dragged, setDragged ] = useState< number | null >( null );
	useEffect( () => setShown( items ), [ items ] );

	const save = ( next: readonly Item[] ) => {
		onSort?.( next.map( ( item ) => item.id ) ).catch( () => setShown( items ) );
	};
	const place = ( from: number, to: number ) => {
		const next = moved( shown, from, Math.max( 0, Math.min( shown.length - 1, to ) ) );
		setShown( next );
		return next;
	};
	return {
		shown,
		dragged,
		move: ( from, to ) => save( place( from, to ) ),
		rowProps: ( index ) => ( {
			onDragOver: ( event ) => {
				if ( dragged !== null ) {
					event.preventDefault();
					if ( dragged !== index ) {
						place( dragged, index );
						setDragged( index );
					}
				}
			},
			onDrop: ( event ) => event.preventDefault(),
		} ),
		handleProps: ( index ) => ( {
			draggable: true,
			onDragStart: ( event ) => {
				event.dataTransfer.effectAllowed = 'move';
				event.dataTransfer.setData( 'text/plain', String( shown[ index ]?.id ?? '' ) );
				setDragged( index );
			},
			onDragEnd: () => {
				setDragged( null );
				if ( shown.some( ( item, at ) => item.id !== items[ at ]?.id ) ) {
					save( shown );
				}
			},
		} ),
	};
}
