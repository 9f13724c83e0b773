import { parse, type DefaultTreeAdapterMap } from 'parse5';

export type HtmlNode = DefaultTreeAdapterMap[ 'childNode' ];
export type HtmlElement = DefaultTreeAdapterMap[ 'element' ];
export type HtmlText = DefaultTreeAdapterMap[ 'textNode' ];
export type HtmlParent = DefaultTreeAdapterMap[ 'parentNode' ];

/** Deeper than this no mail program writes; the parser's scope checks would take quadratic time. */
const MAX_DEPTH = 1500;
/** Elements that are commonly left open, so that counting them would overstate the depth. */
const OFTEN_OPEN = new Set(
	'p li td tr th dd dt option br img hr input meta link col area base wbr source html body head o:p a nobr'.split( ' ' )
);

/** Elements that go on in the next paragraph when they are left open, so that each costs once a paragraph. */
const FORMATTING = new Set( 'b big code em font i s small strike strong tt u'.split( ' ' ) );
/** No writer leaves more of those open. */
const MAX_FORMATTING = 150;

/** A cheap upper bound of how deep the tree will get: whether that is deeper than any mail program writes. */
function nestsAbsurdly( html: string ): boolean {
	const open = new Map< string, number >();
	let depth = 0;
	let formatting = 0;
	for ( const match of html.matchAll( /<(\/?)([a-z][^\s/>]*)/gi ) ) {
		const name = ( match[ 2 ] as string ).slice( 0, 40 ).toLowerCase();
		const known = open.get( name ) ?? 0;
		const step = match[ 1 ] !== '/' ? 1 : known > 0 ? -1 : 0;
		if ( OFTEN_OPEN.has( name ) || step === 0 ) {
			continue;
		}
		open.set( name, known + step );
		depth += step;
		formatting += FORMATTING.has( name ) ? step : 0;
		if ( depth > MAX_DEPTH || formatting > MAX_FORMATTING ) {
			return true;
		}
	}
	return false;
}

/** A tag with thousands of attributes is no tag that a mail program wrote; each would be compared with all others. */
function hasMonstrousTag( html: string ): boolean {
	for ( const match of html.matchAll( /<[a-z][^>]{20000,}/gi ) ) {
		const blanks = match[ 0 ].slice( 0, 2_000_000 ).match( /[\s=]/g )?.length ?? 0;
		if ( blanks > 2000 ) {
			return true;
		}
	}
	return false;
}

/** The words alone, on lines as the blocks had them. */
function withoutTags( html: string ): string {
	return html.replace( /<[^<>]*>?/g, ( tag ) =>
		/^<\/?(p|div|br|tr|li|h[1-6]|blockquote|table|pre|ul|ol)\b/i.test( tag ) ? '<br>' : ' '
	);
}

/** The tree made last: a body is looked at several times in a row, and never changed. */
let latest: { source: string; root: HtmlParent } | null = null;

/**
 * Parses HTML as browsers do (WHATWG), so that nothing can hide between two readings of it.
 * HTML that nests absurdly deep loses its tags and keeps its words.
 */
export function parseHtml( html: string ): HtmlParent {
	if ( latest?.source === html ) {
		return latest.root;
	}
	const source = nestsAbsurdly( html ) || hasMonstrousTag( html ) ? withoutTags( html ) : html;
	// Never parseFragment(): it moves its nodes one by one at the end, in quadratic time.
	const root = parse( source, { scriptingEnabled: false } );
	latest = { source: html, root };
	return root;
}

export function isElement( node: HtmlNode | HtmlParent ): node is HtmlElement {
	return 'tagName' in node;
}

export function isText( node: HtmlNode ): node is HtmlText {
	return node.nodeName === '#text';
}

export function childrenOf( node: HtmlNode | HtmlParent ): HtmlNode[] {
	// What is inside <template> is not shown, so it is left out as browsers do.
	return 'childNodes' in node ? node.childNodes : [];
}

export function attribute( element: HtmlElement, name: string ): string {
	return element.attrs.find( ( attr ) => attr.name === name )?.value ?? '';
}

/** Text of a node and all below it, as it stands. */
export function rawText( node: HtmlNode | HtmlParent ): string {
	const pieces: string[] = [];
	const stack: ( HtmlNode | HtmlParent )[] = [ node ];
	while ( stack.length > 0 ) {
		const next = stack.pop() as HtmlNode;
		if ( isText( next ) ) {
			pieces.push( next.value );
		} else {
			stack.push( ...[ ...childrenOf( next ) ].reverse() );
		}
	}
	return pieces.join( '' );
}
