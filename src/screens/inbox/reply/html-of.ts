import { textToHtml } from '../../../ui/links.ts';

/** What was written as HTML, also of a draft that was begun where there is no formatting. */
export function htmlOf( draft: { html: string; text: string } ): string {
	return draft.html === '' && draft.text.trim() !== '' ? textToHtml( draft.text ) : draft.html;
}
