/**
 * The list of public articles that browsers search: one static file, written by php/Knowledge/SearchFile.php. Rows
 * instead of objects, because names would be repeated thousands of times.
 */

/** One article. */
export type Entry = [
	id: number,
	/** Behind the list's base. */
	path: string,
	title: string,
	/** Places in the list's topics. */
	topics: number[],
	/** One a line. */
	headings: string,
	/** The text's beginning, as it is written. */
	lead: string,
	/** Words that tell the text behind its beginning from others: those that occur once more, "|", twice more, "|" … */
	keys: string,
	/** Telling words of the whole text. */
	length: number,
	/** Its language; '' for the list's. */
	language?: string,
	/** What else it is called, one a line. */
	aliases?: string,
];

export interface List {
	/** Of this form. */
	v: 1;
	/** The site's, for example "en". */
	language: string;
	/** What every address begins with. */
	base: string;
	/** Names of topics. */
	topics: string[];
	/** Words and phrases that mean the same. */
	synonyms: string[][];
	/** Language → groups of everyday words that mean about the same, "|" between groups; "_" joins the words of a phrase. */
	everyday?: Record< string, string >;
	articles: Entry[];
}
