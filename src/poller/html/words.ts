import { parse, type DefaultTreeAdapterMap } from 'parse5';

const HIDDEN = 'style|script|head|title';

/** HTML without comments and without what is never shown; each end is looked for once where it does not come. */
export function withoutHidden( html: string ): string {
	const begins = new RegExp( `<!--|<(${ HIDDEN })\\b`, 'gi' );
	const endless = new Set< string >();
	let out = '';
	let at = 0;
	for ( let match = begins.exec( html ); match; match = begins.exec( html ) ) {
		const name = ( match[ 1 ] ?? '' ).toLowerCase();
		if ( endless.has( name ) ) {
			continue;
		}
		const end = name === '' ? /-->/g : new RegExp( `</${ name }\\s*>?`, 'gi' );
		end.lastIndex = begins.lastIndex;
		if ( ! end.test( html ) ) {
			endless.add( name );
			continue;
		}
		out += html.slice( at, match.index );
		at = end.lastIndex;
		begins.lastIndex = at;
	}
	return out + html.slice( at );
}

const LINE_TAG =
	/^<\/?(address|article|aside|blockquote|br|center|dd|div|dl|dt|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tr|ul)\b/i;
const CELL_TAG = /^<t[dh]\b/i;

/** What the character references seen so far stand for. There are some two thousand names. */
const references = new Map< string, string >();
const MOST_REFERENCES = 5000;

function resolve( reference: string ): string {
	const known = references.get( reference );
	if ( known !== undefined ) {
		return known;
	}
	const paragraph = parse( `<!doctype html><body>${ reference }` ).childNodes.at( -1 ) as DefaultTreeAdapterMap[ 'element' ];
	const text = (
		( paragraph.childNodes.at( -1 ) as DefaultTreeAdapterMap[ 'element' ] ).childNodes[ 0 ] as { value?: string } | undefined
	 )?.value;
	if ( references.size < MOST_REFERENCES ) {
		references.set( reference, text ?? reference );
	}
	return text ?? reference;
}

/**
 * The words of HTML on lines as its blocks had them, in linear time whatever it is: for markup that no mail program wrote,
 * which a parser would take minutes to make a tree of.
 */
export function wordsOf( html: string ): string {
	return withoutHidden( html )
		.replace( /\s+/g, ' ' )
		.replace( /<\/?[a-z][^<>]*>|<[!?][^<>]*>/gi, ( tag ) => ( LINE_TAG.test( tag ) ? '\n' : CELL_TAG.test( tag ) ? ' ' : '' ) )
		.replace( /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});?/gi, resolve )
		.replace( / ?\n[ \n]*/g, '\n' );
}
