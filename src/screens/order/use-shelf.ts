import { useCallback, useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Shelf, ShelfChange } from '../../contract/generated/types.ts';
import type { Move } from '../../core/shelf/moves.ts';
import { api } from '../../store/api.ts';
import { toFailure } from '../../store/failure.ts';

interface Past {
	before: Shelf;
	undo: ShelfChange;
}

export interface ShelfState {
	shelf: Shelf | null;
	/** Why it could not be loaded, or why a change was taken back. */
	failure: string;
	/** What was done last, for a quiet line and for screen readers. */
	news: string;
	canUndo: boolean;
	/** Shows a move at once and saves it. */
	make: ( move: Move | null, words: string ) => void;
	undo: () => void;
	reload: () => void;
}

/** The library, changed at once and saved one change after the other. */
export function useShelf(): ShelfState {
	const [ shelf, setShelf ] = useState< Shelf | null >( null );
	const [ failure, setFailure ] = useState( '' );
	const [ news, setNews ] = useState( '' );
	const [ past, setPast ] = useState< readonly Past[] >( [] );
	const queue = useRef( Promise.resolve() );
	const newest = useRef( 0 );

	const reload = useCallback( () => {
		setFailure( '' );
		api( 'getShelf', {} )
			.then( setShelf )
			.catch( ( error ) => setFailure( toFailure( error ).message ) );
	}, [] );
	useEffect( reload, [ reload ] );

	const save = useCallback( ( change: ShelfChange, words: string ) => {
		setFailure( '' );
		setNews( words );
		const mine = ++newest.current;
		queue.current = queue.current.then( async () => {
			try {
				const stored = await api( 'changeShelf', { body: change } );
				// Only the site knows all of it: what is taken out of one topic may still lie in another.
				if ( mine === newest.current ) {
					setShelf( stored );
				}
			} catch ( error ) {
				// What waits behind it was made from what was refused: show things as they are.
				setFailure( toFailure( error ).message );
				setNews( '' );
				setPast( [] );
				await api( 'getShelf', {} ).then( setShelf, () => undefined );
			}
		} );
	}, [] );

	return {
		shelf,
		failure,
		news,
		canUndo: past.length > 0,
		make: ( move, words ) => {
			if ( shelf && move ) {
				setPast( [ ...past, { before: shelf, undo: move.undo } ] );
				setShelf( move.shelf );
				save( move.change, words );
			}
		},
		undo: () => {
			const last = past.at( -1 );
			if ( last ) {
				setPast( past.slice( 0, -1 ) );
				setShelf( last.before );
				save( last.undo, __( 'Taken back.', 'mesa-help-desk' ) );
			}
		},
		reload,
	};
}
