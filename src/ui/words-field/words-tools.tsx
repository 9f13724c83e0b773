import type { Editor } from '@tiptap/core';
import { Button, DropdownMenu, MenuGroup, MenuItem } from '@wordpress/components';
import { useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { code, formatBold, formatItalic, formatListBullets, link as linkIcon } from '@wordpress/icons';
import type { KeyboardEvent } from 'react';
import type { VariableName } from '../../core/words/variables.ts';
import { LinkForm } from '../text-editor/link-form.tsx';
import { variableWord } from './variable-words.ts';

interface Props {
	editor: Editor;
	/** What can be put in; none: no menu. */
	variables: readonly VariableName[];
}

/** Bold, italic, list, link, and what is filled in later. One stop for the Tab key; arrows move within. */
export function WordsTools( { editor, variables }: Props ) {
	const [ linking, setLinking ] = useState( false );
	const bar = useRef< HTMLDivElement >( null );
	const tools = [
		{ icon: formatBold, label: __( 'Bold', 'mesa-help-desk' ), mark: 'bold', run: () => editor.chain().focus().toggleBold().run() },
		{
			icon: formatItalic,
			label: __( 'Italic', 'mesa-help-desk' ),
			mark: 'italic',
			run: () => editor.chain().focus().toggleItalic().run(),
		},
		{
			icon: formatListBullets,
			label: __( 'List', 'mesa-help-desk' ),
			mark: 'bulletList',
			run: () => editor.chain().focus().toggleBulletList().run(),
		},
		{ icon: linkIcon, label: __( 'Link', 'mesa-help-desk' ), mark: 'link', run: () => setLinking( ! linking ) },
	];
	const onKeyDown = ( event: KeyboardEvent ) => {
		const step = { ArrowRight: 1, ArrowLeft: -1 }[ event.key ];
		const buttons = [ ...( bar.current?.querySelectorAll< HTMLElement >( 'button' ) ?? [] ) ];
		const at = buttons.indexOf( event.target as HTMLElement );
		if ( step && at >= 0 ) {
			event.preventDefault();
			buttons[ ( at + step + buttons.length ) % buttons.length ]?.focus();
		}
	};
	return (
		<>
			<div
				ref={ bar }
				className="mesa-words__tools"
				role="toolbar"
				aria-label={ __( 'Formatting', 'mesa-help-desk' ) }
				tabIndex={ -1 }
				onKeyDown={ onKeyDown }
			>
				{ tools.map( ( { icon, label, mark, run }, index ) => (
					<Button
						key={ mark }
						icon={ icon }
						label={ label }
						size="compact"
						tabIndex={ index === 0 ? 0 : -1 }
						isPressed={ editor.isActive( mark ) }
						onMouseDown={ ( event: { preventDefault: () => void } ) => event.preventDefault() }
						onClick={ run }
					/>
				) ) }
				{ variables.length > 0 && (
					<DropdownMenu
						icon={ code }
						label={ __( 'Insert a variable', 'mesa-help-desk' ) }
						text={ __( 'Variable', 'mesa-help-desk' ) }
						toggleProps={ { size: 'compact', tabIndex: -1 } }
					>
						{ ( { onClose } ) => (
							<MenuGroup label={ __( 'Filled in on each ticket', 'mesa-help-desk' ) }>
								{ variables.map( ( name ) => (
									<MenuItem
										key={ name }
										info={ `{${ name }}` }
										onClick={ () => {
											editor.chain().focus().insertContent( `{${ name }}` ).run();
											onClose();
										} }
									>
										{ variableWord( name ) }
									</MenuItem>
								) ) }
							</MenuGroup>
						) }
					</DropdownMenu>
				) }
			</div>
			{ linking && <LinkForm editor={ editor } onClose={ () => setLinking( false ) } /> }
		</>
	);
}
