/**
 * What TipTap's links need of linkifyjs, in a fiftieth of its size: webpack puts this in its place (webpack.config.js).
 * Addresses begin with http, https or www, or are mail addresses; linkifyjs also takes "example.com" by a list of all
 * top-level domains, ten kilobytes of it, and with it "readme.md" and the end of a sentence without a space.
 */
import { findLinks } from './links.ts';

export interface FoundLink {
	type: 'url' | 'email' | 'text';
	value: string;
	isLink: boolean;
	href: string;
	/** Of the text, in UTF-16 units. */
	start: number;
	end: number;
}

const WWW = /^www\.[^\s<>"'.]{1,63}\.[^\s<>"']{0,2000}[^\s<>"'.,;:!?)\]}]$/i;

function partsOf( text: string ): FoundLink[] {
	let start = 0;
	return findLinks( text )
		.flatMap( ( part ) => ( part.href ? [ part ] : part.text.split( /(\s+)/ ).map( ( word ) => ( { text: word } ) ) ) )
		.filter( ( part ) => part.text !== '' )
		.map( ( part: { text: string; href?: string } ): FoundLink => {
			const at = start;
			start += part.text.length;
			const href = part.href ?? ( WWW.test( part.text ) ? `https://${ part.text }` : '' );
			const type = href === '' ? 'text' : href.startsWith( 'mailto:' ) ? 'email' : 'url';
			return { type, value: part.text, isLink: href !== '', href, start: at, end: start };
		} );
}

/** The links of a text. */
export function find( text: string ): FoundLink[] {
	return partsOf( text ).filter( ( part ) => part.isLink );
}

/** A text in parts: links, and what stands between them. */
export function tokenize( text: string ): { toObject: () => FoundLink }[] {
	return partsOf( text ).map( ( part ) => ( { toObject: () => part } ) );
}

/** Other protocols are typed into the form for links, not found. */
export function registerCustomProtocol(): void {}

export function reset(): void {}
