import { useEffect, useRef, useState } from '@wordpress/element';
import { partAt, readQuery } from '../../../core/search/read-query.ts';
import { goTo, replaceRoute, usePlace } from '../../../store/route.ts';

const TYPING_PAUSE_MS = 250;
/** A value of an operator is only worth asking for when it is whole: half a date would be an error. */
const VALUE_PAUSE_MS = 1200;

/** What is searched for: without operators that still wait for their value. */
export function searchOf( text: string ): string {
	return readQuery( text )
		.filter( ( part ) => part.operator === null || part.value !== '' )
		.map( ( part ) => part.text )
		.join( ' ' );
}

export interface SearchText {
	text: string;
	/** While somebody types: searches after a pause. */
	type: ( text: string, caret: number ) => void;
	/** Searches at once. */
	run: ( text: string ) => void;
}

/** The text in the search box, and the search in the address that follows it. */
export function useSearchText(): SearchText {
	const { search } = usePlace();
	const [ text, setText ] = useState( search );
	const timer = useRef< ReturnType< typeof setTimeout > >();
	const own = useRef( search );
	useEffect( () => {
		// From elsewhere: the back button, a tag that was clicked. Not what was typed here, which may be longer by now.
		if ( search !== own.current ) {
			own.current = search;
			setText( search );
		}
	}, [ search ] );
	useEffect( () => () => clearTimeout( timer.current ), [] );

	const search_ = ( next: string ) => {
		const wanted = searchOf( next );
		if ( wanted === own.current ) {
			return;
		}
		// The way back leads out of the search, not through every word that was typed.
		const go = own.current === '' || wanted === '' ? goTo : replaceRoute;
		own.current = wanted;
		go( { search: wanted } );
	};

	return {
		text,
		type: ( next, caret ) => {
			setText( next );
			clearTimeout( timer.current );
			const isValue = ( partAt( next, caret )?.operator ?? null ) !== null;
			timer.current = setTimeout( () => search_( next ), isValue ? VALUE_PAUSE_MS : TYPING_PAUSE_MS );
		},
		run: ( next ) => {
			setText( next );
			clearTimeout( timer.current );
			search_( next );
		},
	};
}
