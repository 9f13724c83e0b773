import { Editor } from '@tiptap/core';
import type { EditorOptions } from '@tiptap/core';
import { Placeholder } from '@tiptap/extensions';
import StarterKit from '@tiptap/starter-kit';
import { Gaps } from './gaps.ts';
import { Mention } from './mention.ts';
import { Picture } from './picture.ts';
import type { PictureOptions } from './picture.ts';

export interface EditorSettings {
	element: HTMLElement;
	html: string;
	label: string;
	placeholder: string;
	/** Whether people of the team can be named: in notes. */
	mentions: boolean;
	showPicture: PictureOptions[ 'show' ];
	props: EditorOptions[ 'editorProps' ];
}

const SAFE_LINK = /^(?:https?:|mailto:|tel:)/i;

/** The editor, with what mail can carry and no more. */
export function makeEditor( { element, html, label, placeholder, mentions, showPicture, props }: EditorSettings ): Editor {
	return new Editor( {
		element,
		content: html,
		extensions: [
			StarterKit.configure( {
				heading: { levels: [ 2, 3 ] },
				trailingNode: false,
				link: {
					openOnClick: false,
					defaultProtocol: 'https',
					isAllowedUri: ( url, { defaultValidate } ) =>
						defaultValidate( url ) && ( SAFE_LINK.test( url ) || ! /^[\w+.-]+:/.test( url ) ),
					HTMLAttributes: { target: null, rel: null },
				},
			} ),
			Placeholder.configure( { placeholder } ),
			Picture.configure( { show: showPicture } ),
			Gaps,
			...( mentions ? [ Mention ] : [] ),
		],
		editorProps: {
			...props,
			attributes: {
				role: 'textbox',
				'aria-multiline': 'true',
				'aria-label': label,
				class: 'mesa-editor__text',
				dir: 'auto',
			},
		},
	} );
}
