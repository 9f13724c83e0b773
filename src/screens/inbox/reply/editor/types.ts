import type { DraftFile } from '../../../../store/drafts.ts';

/** One thing that a menu in the text offers. */
export interface MenuItem {
	id: string;
	/** Which heading it stands under; items of a group come together. */
	group: string;
	title: string;
	/** A few words more, on the same line. */
	hint?: string;
	/** What would be put in, as HTML; shown beside the list. */
	preview?: () => Promise< string >;
	/** What is put in, as HTML. */
	insert: () => Promise< string > | string;
	/** Another way to put it in, by Shift with Enter. */
	insertOther?: { label: string; insert: () => Promise< string > };
}

/** A menu that opens while writing. */
export interface TextMenu {
	char: '/' | '@';
	label: string;
	/** Best first. An empty query lists what is used most. */
	search: ( query: string ) => Promise< MenuItem[] >;
	/** Said when there is nothing at all to choose from. */
	empty: string;
}

/** What the reply box can ask of the text. */
export interface TextHandle {
	focus: () => void;
	/** Hands over what was typed last, at once. */
	flush: () => void;
	insertHtml: ( html: string ) => void;
	insertPictures: ( files: readonly File[] ) => void;
}

export interface TextProps {
	html: string;
	/** The same as plain text, for as long as the editor is on its way. */
	text: string;
	label: string;
	placeholder: string;
	takesFocus: boolean;
	menus: readonly TextMenu[];
	/** Whether people of the team can be named. */
	mentions: boolean;
	/** The draft's files, among which its pictures are. */
	files: readonly DraftFile[];
	handle: { current: TextHandle | null };
	/** Where the tools stand, and where a link is asked for: outside of what scrolls. null until they are drawn. */
	toolsIn: HTMLElement | null;
	lineIn: HTMLElement | null;
	onChange: ( written: { html: string; text: string } ) => void;
	onSubmit: () => void;
	onEscape: () => void;
	onFiles: ( files: readonly File[] ) => void;
	/** Pictures for the text, with the name that the text has for each. */
	onPictures: ( pictures: readonly { contentId: string; file: File }[] ) => void;
}
