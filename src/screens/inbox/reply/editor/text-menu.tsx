import type { Editor } from '@tiptap/core';
import { Button, Popover } from '@wordpress/components';
import { useEffect, useMemo, useRef, useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { speak } from './speak.ts';
import type { Trigger } from './trigger.ts';
import type { MenuItem, TextMenu as Menu } from './types.ts';
import { MailPreview } from './mail-preview.tsx';

interface Props {
	editor: Editor;
	menu: Menu;
	trigger: Trigger;
	/** Lets the text hand its keys to the list while it is open; gives true when the key was used. */
	keys: { current: ( ( event: KeyboardEvent ) => boolean ) | null };
	onClose: () => void;
}

const LIST_ID = 'mesa-text-menu';

function inGroups( items: readonly MenuItem[] ): { name: string; entries: { item: MenuItem; index: number }[] }[] {
	const names = [ ...new Set( items.map( ( item ) => item.group ) ) ];
	const numbered = items.map( ( item, index ) => ( { item, index } ) );
	return names.map( ( name ) => ( { name, entries: numbered.filter( ( { item } ) => item.group === name ) } ) );
}

/** What can be put in where somebody has typed "/" or "@": one list with a search, and how the chosen one would look. */
export function TextMenu( { editor, menu, trigger, keys, onClose }: Props ) {
	const [ items, setItems ] = useState< MenuItem[] | null >( null );
	const [ at, setAt ] = useState( 0 );
	const [ busy, setBusy ] = useState( false );
	const list = useRef< HTMLDivElement >( null );
	const { query, from } = trigger;

	useEffect( () => {
		let current = true;
		void menu.search( query ).then( ( found ) => {
			if ( current ) {
				setItems( found );
				setAt( 0 );
				/* translators: %d: how many entries a list has. */
				speak( sprintf( _n( '%d result', '%d results', found.length, 'mesa-help-desk' ), found.length ) );
			}
		} );
		return () => {
			current = false;
		};
	}, [ menu, query ] );

	const chosen = items?.[ at ];
	const nothing = items !== null && items.length === 0;

	const insert = async ( item: MenuItem, other: boolean ) => {
		setBusy( true );
		try {
			const html = await ( other && item.insertOther ? item.insertOther.insert() : item.insert() );
			const { from: start, to } = { from, to: editor.state.selection.from };
			editor.chain().focus().deleteRange( { from: start, to } ).insertContent( html ).scrollIntoView().run();
		} finally {
			setBusy( false );
			onClose();
		}
	};

	keys.current = ( event ) => {
		if ( event.key === 'Escape' ) {
			onClose();
			return true;
		}
		if ( ! items || items.length === 0 ) {
			return false;
		}
		if ( event.key === 'ArrowDown' || event.key === 'ArrowUp' ) {
			setAt( ( at + ( event.key === 'ArrowDown' ? 1 : items.length - 1 ) ) % items.length );
			return true;
		}
		if ( ( event.key === 'Enter' || event.key === 'Tab' ) && ! event.ctrlKey && ! event.metaKey && chosen ) {
			if ( ! busy ) {
				void insert( chosen, event.shiftKey );
			}
			return true;
		}
		return false;
	};
	useEffect(
		() => () => {
			keys.current = null;
		},
		[ keys ]
	);

	useEffect( () => {
		const text = editor.view.dom;
		if ( nothing ) {
			return;
		}
		text.setAttribute( 'aria-controls', LIST_ID );
		if ( chosen ) {
			text.setAttribute( 'aria-activedescendant', `${ LIST_ID }-${ at }` );
		}
		list.current?.querySelector( '[aria-selected="true"]' )?.scrollIntoView?.( { block: 'nearest' } );
		return () => {
			text.removeAttribute( 'aria-controls' );
			text.removeAttribute( 'aria-activedescendant' );
		};
	}, [ editor, chosen, at, nothing ] );

	const anchor = useMemo(
		() => ( {
			ownerDocument: editor.view.dom.ownerDocument,
			getBoundingClientRect: () => {
				const { left, top, bottom } = editor.view.coordsAtPos( Math.min( from, editor.state.doc.content.size ) );
				return new DOMRect( left, top, 0, bottom - top );
			},
		} ),
		[ editor, from ]
	);

	const groups = inGroups( items ?? [] );
	// Whoever writes "/something" that nobody knows means just that.
	if ( nothing && query !== '' ) {
		return null;
	}
	return (
		<Popover anchor={ anchor } placement="top-start" focusOnMount={ false } className="mesa-text-menu" offset={ 6 } onClose={ onClose }>
			{ nothing ? (
				<p className="mesa-text-menu__empty">{ menu.empty }</p>
			) : (
				<div className="mesa-text-menu__panes">
					<div ref={ list } id={ LIST_ID } role="listbox" aria-label={ menu.label } className="mesa-text-menu__list">
						{ groups.map( ( { name, entries } ) => (
							<div key={ name } role="group" { ...( name ? { 'aria-label': name } : {} ) }>
								{ name && (
									<span className="mesa-text-menu__group" aria-hidden="true">
										{ name }
									</span>
								) }
								{ entries.map( ( { item, index } ) => (
									// The keyboard stays in the text, which names the chosen option.
									// eslint-disable-next-line jsx-a11y/click-events-have-key-events
									<div
										key={ item.id }
										id={ `${ LIST_ID }-${ index }` }
										role="option"
										tabIndex={ -1 }
										aria-selected={ index === at }
										onMouseDown={ ( event ) => event.preventDefault() }
										onMouseMove={ () => setAt( index ) }
										onClick={ () => void insert( item, false ) }
									>
										<span className="mesa-text-menu__title">{ item.title }</span>
										{ item.hint && <span className="mesa-text-menu__hint">{ item.hint }</span> }
									</div>
								) ) }
							</div>
						) ) }
					</div>
					{ chosen?.preview && (
						<div className="mesa-text-menu__preview">
							<MailPreview key={ chosen.id } load={ chosen.preview } />
							{ chosen.insertOther && (
								<Button
									variant="link"
									size="small"
									onMouseDown={ ( event: { preventDefault: () => void } ) => event.preventDefault() }
									onClick={ () => void insert( chosen, true ) }
								>
									{ chosen.insertOther.label } <kbd>{ __( 'Shift + Enter', 'mesa-help-desk' ) }</kbd>
								</Button>
							) }
						</div>
					) }
				</div>
			) }
		</Popover>
	);
}
