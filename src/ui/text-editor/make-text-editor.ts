import { Editor } from '@tiptap/core';
import type { EditorOptions } from '@tiptap/core';
import { Blockquote } from '@tiptap/extension-blockquote';
import { Bold } from '@tiptap/extension-bold';
import { Code } from '@tiptap/extension-code';
import { CodeBlock } from '@tiptap/extension-code-block';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Heading } from '@tiptap/extension-heading';
import { HorizontalRule } from '@tiptap/extension-horizontal-rule';
import { Italic } from '@tiptap/extension-italic';
import { Link } from '@tiptap/extension-link';
import { BulletList } from '@tiptap/extension-list/bullet-list';
import { ListItem } from '@tiptap/extension-list/item';
import { ListKeymap } from '@tiptap/extension-list/keymap';
import { OrderedList } from '@tiptap/extension-list/ordered-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Strike } from '@tiptap/extension-strike';
import { Text } from '@tiptap/extension-text';
import { Underline } from '@tiptap/extension-underline';
import { Dropcursor } from '@tiptap/extensions/drop-cursor';
import { Placeholder } from '@tiptap/extensions/placeholder';
import { UndoRedo } from '@tiptap/extensions/undo-redo';

export interface TextEditorSettings extends Pick< EditorOptions, 'element' > {
	html: string;
	placeholder: string;
	/** What this editor can hold beyond text, links, lists and quotations. */
	more?: EditorOptions[ 'extensions' ];
	/** Of the element that one writes in: its class, what names it. */
	attributes: Record< string, string >;
	props?: EditorOptions[ 'editorProps' ];
	options?: Partial< Pick< EditorOptions, 'editable' | 'onUpdate' | 'onTransaction' > >;
}

const SAFE_LINK = /^(?:https?:|mailto:|tel:)/i;

/**
 * An editor with what mail can carry and no more. Part by part, not TipTap's starter kit: that brings tasks, counters and
 * cursors along which nobody sees, four kilobytes of them.
 */
export function makeTextEditor( { element, html, placeholder, more = [], attributes, props, options }: TextEditorSettings ): Editor {
	return new Editor( {
		...options,
		element,
		content: html,
		extensions: [
			Document,
			Paragraph,
			Text,
			Bold,
			Italic,
			Underline,
			Strike,
			Code,
			CodeBlock,
			Blockquote,
			HardBreak,
			HorizontalRule,
			Heading.configure( { levels: [ 2, 3 ] } ),
			BulletList,
			OrderedList,
			ListItem,
			ListKeymap,
			Link.configure( {
				openOnClick: false,
				defaultProtocol: 'https',
				isAllowedUri: ( url, { defaultValidate } ) =>
					defaultValidate( url ) && ( SAFE_LINK.test( url ) || ! /^[\w+.-]+:/.test( url ) ),
				HTMLAttributes: { target: null, rel: null },
			} ),
			UndoRedo,
			Dropcursor,
			Placeholder.configure( { placeholder } ),
			...more,
		],
		editorProps: { ...props, attributes: { role: 'textbox', 'aria-multiline': 'true', dir: 'auto', ...attributes } },
	} );
}
