import type { Editor } from '@tiptap/core';
import { Button, DropdownMenu, MenuGroup, MenuItem } from '@wordpress/components';
import { useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { code, formatBold, formatItalic, formatListBullets, link as linkIcon } from '@wordpress/icons';
import type { KeyboardEvent } from 'react';
import type { VariableName } from '../../core/words/variables.ts';
import { variableWord } from './variable-words.ts';

interface Props {
	editor: Editor;
	/** What can be put in; none: no menu. */
	variables: readonly VariableName[];
}

/** Where a link leads; empty takes it away. */
function LinkLine( { editor, onClose }: { editor: Editor; onClose: () => void } ) {
	const [ href, setHref ] = useState( String( editor.getAttributes( 'link' )[ 'href' ] ?? '' ) );
	const apply = () => {
		const typed = href.trim();
		const address = typed === '' || /^(?:https?:|mailto:|tel:)/i.test( typed ) ? typed : `https://${ typed }`;
		const chain = editor.chain().focus().extendMarkRange( 'link' );
		if ( address === '' ) {
			chain.unsetLink().run();
		} else if ( editor.state.selection.empty && ! editor.isActive( 'link' ) ) {
			editor
				.chain()
				.focus()
				.insertContent( { type: 'text', text: typed, marks: [ { type: 'link', attrs: { href: address } } ] } )
				.run();
		} else {
			chain.setLink( { href: address } ).run();
		}
		onClose();
	};
	return (
		<div className="mesa-words__link">
			<input
				type="text"
				inputMode="url"
				// The person has just asked for this field.
				// eslint-disable-next-line jsx-a11y/no-autofocus
				autoFocus
				spellCheck={ false }
				aria-label={ __( 'Address of the link', 'mesa-help-desk' ) }
				placeholder="https://"
				value={ href }
				onChange={ ( event ) => setHref( event.target.value ) }
				onKeyDown={ ( event ) => {
					if ( event.key === 'Enter' || event.key === 'Escape' ) {
						event.preventDefault();
						event.stopPropagation();
						if ( event.key === 'Enter' ) {
							apply();
						} else {
							onClose();
							editor.commands.focus();
						}
					}
				} }
			/>
			<Button variant="secondary" size="compact" onClick={ apply }>
				{ __( 'Set link', 'mesa-help-desk' ) }
			</Button>
		</div>
	);
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
			{ linking && <LinkLine editor={ editor } onClose={ () => setLinking( false ) } /> }
		</>
	);
}
