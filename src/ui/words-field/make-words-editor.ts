import { Editor } from '@tiptap/core';
import { Placeholder } from '@tiptap/extensions';
import StarterKit from '@tiptap/starter-kit';

export interface WordsEditorSettings {
	element: HTMLElement;
	html: string;
	/** Ids of what labels and describes the field. */
	labelledBy: string;
	describedBy: string;
	placeholder: string;
	isReadOnly: boolean;
	onChange: ( html: string ) => void;
	onState: () => void;
}

const SAFE_LINK = /^(?:https?:|mailto:|tel:)/i;

/** An editor for words that go into mails: what mail programs show, and no more. */
export function makeWordsEditor( {
	element,
	html,
	labelledBy,
	describedBy,
	placeholder,
	isReadOnly,
	onChange,
	onState,
}: WordsEditorSettings ): Editor {
	return new Editor( {
		element,
		content: html,
		editable: ! isReadOnly,
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
		],
		editorProps: {
			attributes: {
				role: 'textbox',
				'aria-multiline': 'true',
				'aria-labelledby': labelledBy,
				'aria-describedby': describedBy,
				class: 'mesa-words__text',
				dir: 'auto',
			},
		},
		onUpdate: ( { editor } ) => onChange( editor.isEmpty ? '' : editor.getHTML() ),
		onTransaction: onState,
	} );
}
