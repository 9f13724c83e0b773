import type { Editor } from '@tiptap/core';

/**
 * What was written, as it is stored and sent. A paragraph with nothing in it has no height in mail programs, so an empty
 * line gets a break; empty lines at the end are nobody's wish.
 */
export function htmlOfEditor( editor: Editor ): string {
	if ( editor.isEmpty ) {
		return '';
	}
	return (
		editor
			.getHTML()
			.replace( /(?:<p><\/p>)+$/, '' )
			.replace( /<p><\/p>/g, '<p><br></p>' )
			// A paragraph in an item would stand apart from its dot in mail programs.
			.replace( /<li><p>([^]*?)<\/p>(?=<\/li>|<[uo]l>)/g, '<li>$1' )
	);
}

/** The same as plain text. */
export function textOfEditor( editor: Editor ): string {
	return editor.getText( { blockSeparator: '\n' } ).trimEnd();
}
