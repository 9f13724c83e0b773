import type { Editor } from '@tiptap/core';
import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

interface Props {
	editor: Editor;
	onClose: () => void;
}

/** "shop.example/track" → "https://shop.example/track", "ana@x.org" → "mailto:ana@x.org"; null for what no mail should link to. */
export function linkAddress( typed: string ): string | null {
	const text = typed.trim();
	if ( /^(?:https?:\/\/|mailto:|tel:)\S+$/i.test( text ) ) {
		return text;
	}
	if ( /^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test( text ) ) {
		return `mailto:${ text }`;
	}
	return /^[^\s:/?#]+\.[^\s:/?#]+(?:[/?#:]\S*)?$/.test( text ) ? `https://${ text }` : null;
}

/** Where a link leads: one line above the text's tools. */
export function LinkForm( { editor, onClose }: Props ) {
	const before = String( editor.getAttributes( 'link' )[ 'href' ] ?? '' );
	const [ typed, setTyped ] = useState( before );
	const [ wrong, setWrong ] = useState( false );
	const leave = () => {
		onClose();
		editor.commands.focus();
	};
	const apply = () => {
		const href = linkAddress( typed );
		if ( ! href ) {
			setWrong( true );
			return;
		}
		const chain = editor.chain().focus();
		if ( editor.state.selection.empty && ! before ) {
			chain.insertContent( { type: 'text', text: typed.trim(), marks: [ { type: 'link', attrs: { href } } ] } ).run();
		} else {
			chain.extendMarkRange( 'link' ).setLink( { href } ).run();
		}
		leave();
	};
	return (
		<div className="mesa-link-form">
			<input
				type="text"
				inputMode="url"
				// The person has just asked for this field.
				// eslint-disable-next-line jsx-a11y/no-autofocus
				autoFocus
				spellCheck={ false }
				aria-label={ __( 'Address of the link', 'mesa-help-desk' ) }
				aria-invalid={ wrong }
				aria-describedby={ wrong ? 'mesa-link-wrong' : undefined }
				placeholder="https://"
				value={ typed }
				onChange={ ( event ) => {
					setTyped( event.target.value );
					setWrong( false );
				} }
				onKeyDown={ ( event ) => {
					if ( event.key === 'Enter' ) {
						event.preventDefault();
						apply();
					}
					if ( event.key === 'Escape' ) {
						event.preventDefault();
						event.stopPropagation();
						leave();
					}
				} }
			/>
			<Button variant="secondary" size="compact" onClick={ apply }>
				{ __( 'Set link', 'mesa-help-desk' ) }
			</Button>
			{ before && (
				<Button
					variant="tertiary"
					size="compact"
					onClick={ () => {
						editor.chain().focus().extendMarkRange( 'link' ).unsetLink().run();
						leave();
					} }
				>
					{ __( 'Remove link', 'mesa-help-desk' ) }
				</Button>
			) }
			{ wrong && (
				<p id="mesa-link-wrong" className="mesa-field__error" role="alert">
					{ __( 'Write a web address such as https://example.com, or a mail address.', 'mesa-help-desk' ) }
				</p>
			) }
		</div>
	);
}
