import type { EditorState } from '@tiptap/pm/state';

/** What somebody has begun to look for while writing. */
export interface Trigger {
	char: '/' | '@';
	query: string;
	/** Where it begins in the document, the character itself included. */
	from: number;
	to: number;
}

const OBJECT = '\ufffc';
// At the beginning of a word, and not followed by a space: "24 / 7" and "and/or" look for nothing.
const BEGUN = /(?:^|[\s\ufffc(])([/@])((?:[^\s/@\ufffc][^\n/@\ufffc]{0,39})?)$/u;

/** Finds "/word" or "@word" right before the cursor. */
export function triggerAt( state: EditorState, chars: string ): Trigger | null {
	const { $from, empty } = state.selection;
	if ( ! empty || ! $from.parent.isTextblock || $from.parent.type.spec.code ) {
		return null;
	}
	const before = $from.parent.textBetween( Math.max( 0, $from.parentOffset - 60 ), $from.parentOffset, undefined, OBJECT );
	const match = BEGUN.exec( before );
	const char = match?.[ 1 ];
	if ( ! match || ! char || ! chars.includes( char ) ) {
		return null;
	}
	const query = match[ 2 ] ?? '';
	return { char: char as Trigger[ 'char' ], query, from: $from.pos - query.length - 1, to: $from.pos };
}
