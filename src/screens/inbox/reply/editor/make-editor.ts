import type { Editor, EditorOptions } from '@tiptap/core';
import { makeTextEditor } from '../../../../ui/text-editor/make-text-editor.ts';
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

/** The editor of replies and notes: pictures stand in the text, gaps in saved replies are marked. */
export function makeEditor( { label, mentions, showPicture, ...settings }: EditorSettings ): Editor {
	const editor = makeTextEditor( {
		...settings,
		more: [ Picture.configure( { show: showPicture } ), Gaps, ...( mentions ? [ Mention ] : [] ) ],
		attributes: { 'aria-label': label, class: 'mesa-editor__text' },
	} );
	freeLastSpace( editor );
	return editor;
}

/** HTML keeps a space at the end only as one that holds two words together; what comes next is typed after a plain one. */
function freeLastSpace( { state, view }: Editor ): void {
	const end = state.doc.content.size - 1;
	if ( state.doc.lastChild?.isTextblock && end > 1 && state.doc.textBetween( end - 1, end ) === '\u00a0' ) {
		view.dispatch(
			state.tr
				.insertText( ' ', end - 1, end )
				.setMeta( 'addToHistory', false )
				.setMeta( 'preventUpdate', true )
		);
	}
}
