import type { Editor } from '@tiptap/core';
import { createPortal, useEffect, useLayoutEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { cleanPaste } from './clean-paste.ts';
import { LinkForm } from '../../../../ui/text-editor/link-form.tsx';
import { makeEditor } from './make-editor.ts';
import { newContentId, pictureUrl, rememberPicture } from './previews.ts';
import { TextMenu } from './text-menu.tsx';
import { htmlOfEditor, textOfEditor } from './text-of.ts';
import { Toolbar } from './toolbar.tsx';
import { triggerAt } from './trigger.ts';
import type { Trigger } from './trigger.ts';
import type { TextProps } from './types.ts';

/** Making HTML of a long text with every key would be felt; nobody misses what was typed a blink ago. */
const PAUSE_MS = 120;
const IS_PICTURE = /^image\/(?:png|jpeg|gif|webp)$/;

/** Wider pictures fit no mail; programs that know no max-width believe this one. Pixels. */
const WIDEST = 640;

async function widthOf( file: File ): Promise< number | null > {
	try {
		const { width } = await window.createImageBitmap( file );
		return width > WIDEST ? WIDEST : null;
	} catch {
		return null;
	}
}

function sameTrigger( a: Trigger | null, b: Trigger | null ): boolean {
	return a === b || ( a !== null && b !== null && a.from === b.from && a.query === b.query && a.char === b.char );
}

/** Where one writes, with formatting. It draws itself: React hears of it only when something beside the text changes. */
export function RichText( props: TextProps ) {
	const { html, label, placeholder, takesFocus, menus, mentions, handle } = props;
	const host = useRef< HTMLDivElement >( null );
	const [ editor, setEditor ] = useState< Editor | null >( null );
	const [ linking, setLinking ] = useState( false );
	const [ trigger, setTrigger ] = useState< Trigger | null >( null );
	const now = useRef( props );
	now.current = props;
	const emitted = useRef( html );
	const menuKeys = useRef< ( ( event: KeyboardEvent ) => boolean ) | null >( null );
	/** Where a menu was closed by Escape: it stays closed while one goes on typing there. */
	const dismissed = useRef( -1 );

	useLayoutEffect( () => {
		let timer = 0;
		let wasEmpty = html === '';
		const chars = now.current.menus.map( ( menu ) => menu.char ).join( '' );
		const pictures = ( files: readonly File[] ) =>
			files.map( ( file ) => {
				const contentId = newContentId();
				rememberPicture( contentId, file );
				return { contentId, file };
			} );
		const putIn = async ( files: readonly File[], at?: number ) => {
			const put = pictures( files );
			now.current.onPictures( put );
			for ( const { contentId, file } of put ) {
				const node = { type: 'picture', attrs: { src: `cid:${ contentId }`, alt: file.name, width: await widthOf( file ) } };
				const chain = made.chain().focus();
				( at === undefined ? chain.insertContent( node ) : chain.insertContentAt( at, node ) ).run();
			}
		};
		const take = ( files: readonly File[], at?: number ) => {
			const shown = files.filter( ( file ) => IS_PICTURE.test( file.type ) );
			const beside = files.filter( ( file ) => ! IS_PICTURE.test( file.type ) );
			if ( shown.length > 0 ) {
				void putIn( shown, at );
			}
			if ( beside.length > 0 ) {
				now.current.onFiles( beside );
			}
		};
		const flush = () => {
			window.clearTimeout( timer );
			timer = 0;
			const written = htmlOfEditor( made );
			if ( written !== emitted.current ) {
				emitted.current = written;
				now.current.onChange( { html: written, text: textOfEditor( made ) } );
			}
		};
		const made = makeEditor( {
			element: host.current!,
			html,
			label,
			placeholder,
			mentions,
			showPicture: ( contentId ) => pictureUrl( contentId, now.current.files ),
			props: {
				handleKeyDown: ( _view, event ) => {
					if ( menuKeys.current?.( event ) ) {
						event.preventDefault();
						event.stopPropagation();
						return true;
					}
					const mod = event.ctrlKey || event.metaKey;
					if ( event.key === 'Enter' && mod ) {
						event.preventDefault();
						flush();
						now.current.onSubmit();
						return true;
					}
					if ( event.key.toLowerCase() === 'k' && mod && ! event.shiftKey ) {
						event.preventDefault();
						event.stopPropagation();
						setLinking( true );
						return true;
					}
					if ( event.key === 'Escape' ) {
						event.preventDefault();
						flush();
						now.current.onEscape();
						return true;
					}
					return false;
				},
				transformPastedHTML: ( pasted ) => {
					const { html: clean, pictures: inside } = cleanPaste( pasted, newContentId, __( 'picture', 'mesa-help-desk' ) );
					inside.forEach( ( { contentId, file } ) => rememberPicture( contentId, file ) );
					if ( inside.length > 0 ) {
						now.current.onPictures( inside );
					}
					return clean;
				},
				handlePaste: ( _view, event ) => {
					const files = [ ...( event.clipboardData?.files ?? [] ) ];
					// Office programs put a picture of the text beside the text: the text is what is meant.
					if ( files.length === 0 || event.clipboardData?.types.includes( 'text/plain' ) ) {
						return false;
					}
					event.preventDefault();
					take( files );
					return true;
				},
				handleDrop: ( view, event, _slice, moved ) => {
					const files = [ ...( event.dataTransfer?.files ?? [] ) ];
					if ( moved || files.length === 0 ) {
						return false;
					}
					// The thread around takes no file that has found its place.
					event.preventDefault();
					take( files, view.posAtCoords( { left: event.clientX, top: event.clientY } )?.pos );
					return true;
				},
			},
		} );
		// Whoever comes back to a draft writes on at its end. Before anybody listens: it is no reason to open a menu.
		made.commands.setTextSelection( made.state.doc.content.size );
		made.on( 'update', () => {
			if ( made.isEmpty !== wasEmpty ) {
				wasEmpty = made.isEmpty;
				flush();
				return;
			}
			timer ||= window.setTimeout( flush, PAUSE_MS );
		} );
		made.on( 'blur', flush );
		made.on( 'transaction', () => {
			const found = chars === '' ? null : triggerAt( made.state, chars );
			if ( found?.from !== dismissed.current ) {
				dismissed.current = -1;
			}
			const open = found && dismissed.current === -1 ? found : null;
			setTrigger( ( known ) => ( sameTrigger( known, open ) ? known : open ) );
		} );
		window.addEventListener( 'pagehide', flush, true );
		handle.current = {
			focus: () => {
				made.view.dom.focus( { preventScroll: true } );
				made.commands.focus();
			},
			flush,
			insertHtml: ( more ) => void made.chain().focus().insertContent( more ).run(),
			insertPictures: ( files ) => take( files ),
		};
		if ( takesFocus ) {
			// At once: TipTap's own focus waits for the next frame, and the keys until then would be lost.
			made.view.dom.focus( { preventScroll: true } );
			made.view.focus();
		}
		setEditor( made );
		return () => {
			flush();
			window.removeEventListener( 'pagehide', flush, true );
			handle.current = null;
			made.destroy();
		};
		// One editor for as long as the box is open; what changes is read from `now`.
		// eslint-disable-next-line react-hooks/exhaustive-deps
	}, [] );

	useEffect( () => {
		// Another text than the one that was typed here: taken back, or from another machine.
		if ( editor && html !== emitted.current ) {
			emitted.current = html;
			editor.commands.setContent( html, { emitUpdate: false } );
		}
	}, [ editor, html ] );

	const menu = trigger ? menus.find( ( each ) => each.char === trigger.char ) : undefined;
	return (
		<>
			<div className="mesa-editor" ref={ host } />
			{ editor &&
				linking &&
				props.lineIn &&
				createPortal( <LinkForm editor={ editor } onClose={ () => setLinking( false ) } />, props.lineIn ) }
			{ editor && trigger && menu && (
				<TextMenu
					key={ `${ trigger.char }${ trigger.from }` }
					editor={ editor }
					menu={ menu }
					trigger={ trigger }
					keys={ menuKeys }
					onClose={ () => {
						dismissed.current = trigger.from;
						setTrigger( null );
					} }
				/>
			) }
			{ editor &&
				props.toolsIn &&
				createPortal(
					<Toolbar
						editor={ editor }
						onLink={ () => setLinking( ! linking ) }
						onPicture={ ( files ) => handle.current?.insertPictures( files ) }
					/>,
					props.toolsIn
				) }
		</>
	);
}
