import { isForwardDelimiter, isOriginalDelimiter } from './header-block.ts';

/** One line of a mail's body with what its markup already says about it. */
export interface BodyLine {
	text: string;
	quote?: boolean;
	attribution?: boolean;
	/** From here on everything is the mail that is answered. */
	cut?: boolean;
	signature?: boolean;
	/** Something to look at without words: a picture. */
	object?: boolean;
}

export type LineKind = 'new' | 'quote' | 'signature';

/** Lines longer than this are no lines that people write; patterns are not tried on more of them. */
const MAX_LINE = 2000;
export function readable( line: string ): string {
	const text = line.slice( 0, MAX_LINE );
	if ( ! / {9}|[\t\u00a0\u2007\u200b-\u200f\u202a-\u202f\u2066-\u2069\ufeff]/.test( text ) ) {
		return text;
	}
	return (
		text
			// Room between words is room, however wide; patterns need not count it.
			.replace( /[ \t\u00a0]{9,}/g, '        ' )
			.replace( /[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '' )
			.replace( /[\u00a0\u202f\u2007]/g, ' ' )
	);
}

export const isBlank = ( line: BodyLine | undefined ) => line === undefined || ( line.text.trim() === '' && ! line.object );
export const isQuoted = ( line: BodyLine ) => line.quote === true || /^\s*(>|\|\s*>)/.test( line.text );
export const isDelimiter = ( text: string ) => isOriginalDelimiter( text ) || isForwardDelimiter( text );

/** Bars or initials in front of lines are a quotation where several follow each other (a single one may be a table). */
export function withBars( lines: readonly BodyLine[] ): BodyLine[] {
	const bar = ( line: BodyLine | undefined ) =>
		line !== undefined &&
		( ( /^\|(\s|$)/.test( line.text ) && ! /\|\s*$/.test( line.text.slice( 1 ) ) ) || /^[A-Z][a-zA-Z]{0,2}>(\s|$)/.test( line.text ) );
	return lines.map( ( line, at ) =>
		bar( line ) && ( bar( lines[ at - 1 ] ) || bar( lines[ at + 1 ] ) ) ? { ...line, quote: true } : line
	);
}
