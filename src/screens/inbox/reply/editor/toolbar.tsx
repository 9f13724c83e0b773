import type { Editor } from '@tiptap/core';
import { Button } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __, isRTL } from '@wordpress/i18n';
import { formatBold, formatItalic, formatListBullets, image, link, quote } from '@wordpress/icons';
import type { KeyboardEvent, ReactElement } from 'react';

interface Props {
	editor: Editor;
	onLink: () => void;
	onPicture: ( files: readonly File[] ) => void;
}

interface Tool {
	name: string;
	icon: ReactElement;
	label: string;
	shortcut?: string;
	run: () => void;
}

const MOD = /mac|iphone|ipad/i.test( window.navigator.platform ) ? '⌘' : 'Ctrl+';
const STATEFUL = [ 'bold', 'italic', 'link', 'bulletList', 'blockquote' ];

function activeNow( editor: Editor ): string {
	return STATEFUL.filter( ( name ) => editor.isActive( name ) ).join( ' ' );
}

/** What is switched on where the cursor stands. Draws nothing again while that stays the same. */
function useActive( editor: Editor ): Set< string > {
	const [ active, setActive ] = useState( () => activeNow( editor ) );
	useEffect( () => {
		const look = () => setActive( activeNow( editor ) );
		editor.on( 'transaction', look );
		look();
		return () => {
			editor.off( 'transaction', look );
		};
	}, [ editor ] );
	return new Set( active.split( ' ' ) );
}

/** Six buttons; one tab stop, arrow keys between them (the toolbar pattern of the ARIA practices). */
export function Toolbar( { editor, onLink, onPicture }: Props ) {
	const active = useActive( editor );
	const [ stop, setStop ] = useState( 0 );
	const bar = useRef< HTMLDivElement >( null );
	const file = useRef< HTMLInputElement >( null );
	const chain = () => editor.chain().focus();
	const tools: Tool[] = [
		{
			name: 'bold',
			icon: formatBold,
			label: __( 'Bold', 'mesa-help-desk' ),
			shortcut: `${ MOD }B`,
			run: () => chain().toggleBold().run(),
		},
		{
			name: 'italic',
			icon: formatItalic,
			label: __( 'Italic', 'mesa-help-desk' ),
			shortcut: `${ MOD }I`,
			run: () => chain().toggleItalic().run(),
		},
		{ name: 'link', icon: link, label: __( 'Link', 'mesa-help-desk' ), shortcut: `${ MOD }K`, run: onLink },
		{
			name: 'bulletList',
			icon: formatListBullets,
			label: __( 'List', 'mesa-help-desk' ),
			run: () => chain().toggleBulletList().run(),
		},
		{ name: 'blockquote', icon: quote, label: __( 'Quotation', 'mesa-help-desk' ), run: () => chain().toggleBlockquote().run() },
		{ name: 'picture', icon: image, label: __( 'Picture', 'mesa-help-desk' ), run: () => file.current?.click() },
	];
	const onKeyDown = ( event: KeyboardEvent ) => {
		const forward = isRTL() ? 'ArrowLeft' : 'ArrowRight';
		const back = isRTL() ? 'ArrowRight' : 'ArrowLeft';
		const last = tools.length - 1;
		const next = { [ forward ]: stop === last ? 0 : stop + 1, [ back ]: stop === 0 ? last : stop - 1, Home: 0, End: last }[ event.key ];
		if ( next !== undefined ) {
			event.preventDefault();
			setStop( next );
			bar.current?.querySelectorAll< HTMLElement >( 'button' )[ next ]?.focus();
		}
		if ( event.key === 'Escape' ) {
			event.preventDefault();
			editor.commands.focus();
		}
	};
	return (
		<div ref={ bar } className="mesa-tools" role="toolbar" aria-label={ __( 'Formatting', 'mesa-help-desk' ) } onKeyDown={ onKeyDown }>
			{ tools.map( ( tool, index ) => (
				<Button
					key={ tool.name }
					icon={ tool.icon }
					size="compact"
					label={ tool.label }
					{ ...( tool.shortcut ? { shortcut: tool.shortcut } : {} ) }
					{ ...( tool.name === 'picture' ? {} : { isPressed: active.has( tool.name ) } ) }
					tabIndex={ index === stop ? 0 : -1 }
					onFocus={ () => setStop( index ) }
					// The text keeps its selection while a button is pressed.
					onMouseDown={ ( event: { preventDefault: () => void } ) => event.preventDefault() }
					onClick={ tool.run }
				/>
			) ) }
			<input
				ref={ file }
				type="file"
				accept="image/png,image/jpeg,image/gif,image/webp"
				multiple
				hidden
				onChange={ ( event ) => {
					onPicture( [ ...( event.currentTarget.files ?? [] ) ] );
					event.currentTarget.value = '';
				} }
			/>
		</div>
	);
}
