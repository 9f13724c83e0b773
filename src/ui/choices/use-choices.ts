import { useEffect, useId, useState } from '@wordpress/element';
import type { KeyboardEvent } from 'react';

interface Options {
	/** How many there are to choose from at the moment. */
	count: number;
	onChoose: ( index: number ) => void;
	/** Enter chooses the first one without an arrow key before it. */
	firstIsActive?: boolean;
}

export interface Choices {
	isOpen: boolean;
	open: () => void;
	close: () => void;
	/** Which one the arrow keys stand on; -1: none, the keys belong to the text. */
	active: number;
	/** For the text field that they belong to. */
	fieldProps: {
		role: 'combobox';
		'aria-autocomplete': 'list';
		'aria-expanded': boolean;
		'aria-controls': string | undefined;
		'aria-activedescendant': string | undefined;
		autoComplete: 'off';
	};
	/** True when the key was for the list and is dealt with. */
	takeKey: ( event: KeyboardEvent ) => boolean;
	listId: string;
	optionId: ( index: number ) => string;
}

/**
 * A list that opens below a text field: the keys stay in the field, arrows move through the list.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export function useChoices( { count, onChoose, firstIsActive = false }: Options ): Choices {
	const [ wantsOpen, setWantsOpen ] = useState( false );
	const [ moved, setMoved ] = useState< number | null >( null );
	const listId = useId();
	const isOpen = wantsOpen && count > 0;
	const resting = firstIsActive ? 0 : -1;
	const active = ! isOpen ? -1 : moved === null ? resting : Math.min( moved, count - 1 );
	const optionId = ( index: number ) => `${ listId }-${ index }`;

	useEffect( () => {
		if ( active >= 0 ) {
			document.getElementById( `${ listId }-${ active }` )?.scrollIntoView?.( { block: 'nearest' } );
		}
	}, [ active, listId ] );

	const open = () => setWantsOpen( true );
	const close = () => {
		setWantsOpen( false );
		setMoved( null );
	};
	const move = ( by: 1 | -1 ) => {
		open();
		// One place between the last and the first belongs to the text.
		const next = active + by;
		setMoved( next >= count ? -1 : next < -1 ? count - 1 : next );
	};

	const takeKey = ( event: KeyboardEvent ): boolean => {
		// While a word is being composed (Chinese, Japanese), the keys belong to the input method.
		if ( event.nativeEvent.isComposing ) {
			return false;
		}
		if ( event.key === 'ArrowDown' || event.key === 'ArrowUp' ) {
			move( event.key === 'ArrowDown' ? 1 : -1 );
		} else if ( event.key === 'Enter' && active >= 0 ) {
			setMoved( null );
			onChoose( active );
		} else if ( event.key === 'Escape' && isOpen ) {
			close();
		} else {
			if ( event.key.length === 1 || event.key === 'Backspace' ) {
				setMoved( null );
			}
			return false;
		}
		event.preventDefault();
		event.stopPropagation();
		return true;
	};

	return {
		isOpen,
		open,
		close,
		active,
		fieldProps: {
			role: 'combobox',
			'aria-autocomplete': 'list',
			'aria-expanded': isOpen,
			'aria-controls': isOpen ? listId : undefined,
			'aria-activedescendant': active >= 0 ? optionId( active ) : undefined,
			autoComplete: 'off',
		},
		takeKey,
		listId,
		optionId,
	};
}
