import { useEffect, useRef, useState } from '@wordpress/element';
import type { ComponentType } from 'react';
import { textToHtml } from '../../../ui/links.ts';
import type { TextProps } from './editor/types.ts';
import { TextArea } from './text-area.tsx';

let RichText: ComponentType< TextProps > | null = null;
let loading: Promise< void > | null = null;

/** Fetches the editor, 100 kB that reading needs nothing of. Call it when somebody may soon write. */
export function loadEditor(): Promise< void > {
	loading ??= import( /* webpackChunkName: "editor" */ './editor/rich-text.tsx' ).then(
		( module ) => {
			RichText = module.RichText;
		},
		() => {
			// Offline, perhaps: one can write all the same, and the next reply tries again.
			loading = null;
		}
	);
	return loading;
}

/**
 * What was typed before the editor was there, as HTML: formatting stays where only its end grew. A space at the end is
 * the beginning of the next word.
 */
export function grown( html: string, before: string, after: string ): string {
	const isLonger = html !== '' && after.startsWith( before );
	const added = isLonger ? after.slice( before.length ) : after;
	const more = textToHtml( added )
		.replace( /^$/, '<p></p>' )
		.replace( /<\/p>$/, /\S[ \t]+$|^[ \t]+$/.test( added ) ? '\u00a0</p>' : '</p>' );
	if ( ! isLonger ) {
		return more === '<p></p>' ? '' : more;
	}
	// On the same line as before, unless a new one was begun.
	return html.endsWith( '</p>' ) && ! added.startsWith( '\n' )
		? html.slice( 0, -'</p>'.length ) + ( /^[ \t]+\S/.test( added ) ? ' ' : '' ) + more.slice( '<p>'.length )
		: html + more;
}

/** Where one writes. Until the editor has arrived, and where it cannot, a plain field takes every key. */
export function Text( props: TextProps ) {
	const [ rich, setRich ] = useState( RichText !== null );
	const area = useRef< HTMLTextAreaElement >( null );
	const composing = useRef( false );
	const hadFocus = useRef( props.takesFocus );
	const { handle, text, html, onChange } = props;
	const begun = useRef( { html, text } );

	useEffect( () => {
		let current = true;
		void loadEditor().then( () => {
			if ( ! current || RichText === null ) {
				return;
			}
			const swap = () => {
				hadFocus.current = area.current !== null && area.current === area.current.ownerDocument.activeElement;
				setRich( true );
			};
			// A letter that is put together from several keys must not be torn apart.
			if ( composing.current ) {
				area.current?.addEventListener( 'compositionend', () => setTimeout( swap, 0 ), { once: true } );
			} else {
				swap();
			}
		} );
		return () => {
			current = false;
		};
	}, [] );

	useEffect( () => {
		if ( rich ) {
			return undefined;
		}
		const plain = {
			focus: () => area.current?.focus(),
			flush: () => undefined,
			insertHtml: () => undefined,
			insertPictures: props.onFiles,
		};
		handle.current = plain;
		return () => {
			// The editor that takes the field's place has put its own there by now.
			if ( handle.current === plain ) {
				handle.current = null;
			}
		};
	}, [ rich, handle, props.onFiles ] );

	if ( rich && RichText ) {
		return <RichText { ...props } takesFocus={ hadFocus.current } />;
	}
	return (
		<div onCompositionStart={ () => ( composing.current = true ) } onCompositionEnd={ () => ( composing.current = false ) }>
			<TextArea
				areaRef={ area }
				value={ text }
				takesFocus={ props.takesFocus }
				label={ props.label }
				placeholder={ props.placeholder }
				onChange={ ( typed ) => onChange( { text: typed, html: grown( begun.current.html, begun.current.text, typed ) } ) }
				onSubmit={ props.onSubmit }
				onEscape={ props.onEscape }
				onFiles={ ( files ) => props.onFiles( files ) }
			/>
		</div>
	);
}
