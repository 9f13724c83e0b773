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
	return makeTextEditor( {
		...settings,
		more: [ Picture.configure( { show: showPicture } ), Gaps, ...( mentions ? [ Mention ] : [] ) ],
		attributes: { 'aria-label': label, class: 'mesa-editor__text' },
	} );
}
