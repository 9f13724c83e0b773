import { useLayoutEffect } from '@wordpress/element';
import type { ClipboardEvent, KeyboardEvent, RefObject } from 'react';

interface Props {
	/** For giving the keyboard back to the text. */
	areaRef: RefObject< HTMLTextAreaElement >;
	value: string;
	label: string;
	placeholder: string;
	takesFocus: boolean;
	onChange: ( text: string ) => void;
	onSubmit: () => void;
	onEscape: () => void;
	onFiles: ( files: File[] ) => void;
}

/** Above this the text scrolls inside, so that the message being answered stays in view. */
const MAX_SHARE = 0.42;

/** Where one writes: grows with the text, takes pasted files, Ctrl or ⌘ with Enter sends. */
export function TextArea( { areaRef: area, value, label, placeholder, takesFocus, onChange, onSubmit, onEscape, onFiles }: Props ) {
	useLayoutEffect( () => {
		const element = area.current;
		if ( element ) {
			element.style.blockSize = 'auto';
			element.style.blockSize = `${ Math.min( element.scrollHeight + 2, window.innerHeight * MAX_SHARE ) }px`;
		}
	}, [ value, area ] );

	useLayoutEffect( () => {
		const element = area.current;
		if ( takesFocus && element ) {
			element.focus( { preventScroll: true } );
			element.setSelectionRange( element.value.length, element.value.length );
		}
	}, [ takesFocus, area ] );

	const onKeyDown = ( event: KeyboardEvent ) => {
		if ( event.key === 'Enter' && ( event.ctrlKey || event.metaKey ) ) {
			event.preventDefault();
			onSubmit();
		}
		if ( event.key === 'Escape' ) {
			event.preventDefault();
			onEscape();
		}
	};
	const onPaste = ( event: ClipboardEvent ) => {
		const files = [ ...event.clipboardData.files ];
		// Office programs put a picture of the text beside the text: the text is what is meant.
		if ( files.length > 0 && ! event.clipboardData.types.includes( 'text/plain' ) ) {
			event.preventDefault();
			onFiles( files );
		}
	};
	return (
		<textarea
			ref={ area }
			className="mesa-reply__text"
			dir="auto"
			rows={ 4 }
			value={ value }
			aria-label={ label }
			placeholder={ placeholder }
			onChange={ ( event ) => onChange( event.target.value ) }
			onKeyDown={ onKeyDown }
			onPaste={ onPaste }
		/>
	);
}
