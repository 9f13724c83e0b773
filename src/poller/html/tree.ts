import { parse, type DefaultTreeAdapterMap } from 'parse5';
import { wordsOf } from './words.ts';

export type HtmlNode = DefaultTreeAdapterMap[ 'childNode' ];
export type HtmlElement = DefaultTreeAdapterMap[ 'element' ];
export type HtmlText = DefaultTreeAdapterMap[ 'textNode' ];
export type HtmlParent = DefaultTreeAdapterMap[ 'parentNode' ];

/** Longer is no mail. Characters; a few pictures within the markup fit in. */
const MAX_LENGTH = 8_000_000;
/** Deeper than this no mail program writes; the parser's scope checks would take quadratic time. */
const MAX_DEPTH = 1500;
/** Elements that are commonly left open, so that counting them would overstate the depth. */
const OFTEN_OPEN = new Set(
	'p li td tr th dd dt option br img hr input meta link col area base wbr source html body head o:p a nobr'.split( ' ' )
);

/** Elements that go on in the next paragraph when they are left open, so that each costs once a paragraph. */
const FORMATTING = new Set( 'b big code em font i s small strike strong tt u'.split( ' ' ) );
/** More tags than the longest thread of mails has. */
const MAX_TAGS = 100_000;
/** Elements around elements, summed up over all tags. */
const MAX_COST = 4_000_000;

/** Fewer tags reach none of these limits, however they are nested: 5 × 800² is below MAX_COST. */
const FEW_TAGS = 800;

function hasFewTags( html: string ): boolean {
	let tags = 0;
	for ( let at = html.indexOf( '<' ); at >= 0 && tags <= FEW_TAGS; at = html.indexOf( '<', at + 1 ) ) {
		tags++;
	}
	return tags <= FEW_TAGS;
}

/** Whether a tree of this would be deeper or larger than that of any mail that somebody wrote; a cheap upper bound. */
function nestsAbsurdly( html: string ): boolean {
	if ( hasFewTags( html ) ) {
		return false;
	}
	const open = new Map< string, number >();
	let depth = 0;
	let formatting = 0;
	let cost = 0;
	let tags = 0;
	for ( const match of html.matchAll( /<(\/?)([a-z][^\s/>]{0,40})/gi ) ) {
		const name = ( match[ 2 ] as string ).toLowerCase();
		const known = open.get( name ) ?? 0;
		const step = match[ 1 ] !== '/' ? 1 : known > 0 ? -1 : 0;
		cost += depth + ( step > 0 ? 4 * formatting : 0 );
		if ( ++tags > MAX_TAGS || cost > MAX_COST ) {
			return true;
		}
		if ( OFTEN_OPEN.has( name ) || step === 0 ) {
			continue;
		}
		open.set( name, known + step );
		depth += step;
		formatting += FORMATTING.has( name ) ? step : 0;
		if ( depth > MAX_DEPTH ) {
			return true;
		}
	}
	return false;
}

/** A tag with thousands of attributes is no tag that a mail program wrote; each would be compared with all others. */
function hasMonstrousTag( html: string ): boolean {
	for ( const match of html.matchAll( /<[a-z][^>]{4000,}/gi ) ) {
		// What stands in quotation marks is a value, a picture perhaps.
		const names = match[ 0 ].replace( /"[^"]*"|'[^']*'/g, '' );
		const blanks = names.slice( 0, 2_000_000 ).match( /[\s=]/g )?.length ?? 0;
		if ( blanks > 1000 ) {
			return true;
		}
	}
	return false;
}

/**
 * Numeric character references in their shortest form. parse5 counts one of hundreds of digits, zeros in front included, as
 * not a number at all, and gives up with a RangeError.
 */
function withShortReferences( html: string ): string {
	if ( ! html.includes( '&#' ) ) {
		return html;
	}
	return html.replace( /&#(?:x[0-9a-f]{7,}|[0-9]{8,})/gi, ( reference ) => {
		const [ base, most ] = /^&#x/i.test( reference ) ? [ 'x', 6 ] : [ '', 7 ];
		const digits = reference.replace( /^&#x?0*/i, '' );
		// What is larger than Unicode is shown as U+FFFD, however much larger.
		return digits.length > most ? '&#x110000' : `&#${ base }${ digits || '0' }`;
	} );
}

/** A tree of nothing but the words. */
function treeOfWords( html: string ): HtmlParent {
	const root = parse( '<!doctype html><body><pre style="white-space: pre-wrap"></pre>', { scriptingEnabled: false } );
	const body = ( root.childNodes.at( -1 ) as HtmlElement ).childNodes.at( -1 ) as HtmlElement;
	const pre = body.childNodes[ 0 ] as HtmlElement;
	pre.childNodes.push( { nodeName: '#text', value: wordsOf( html ), parentNode: pre } );
	return root;
}

/** The tree made last: a body is looked at several times in a row, and never changed. */
let latest: { source: string; root: HtmlParent } | null = null;

/**
 * Parses HTML as browsers do (WHATWG), so that nothing can hide between two readings of it.
 * HTML that is absurdly long, deep or crowded loses its tags and keeps its words.
 */
export function parseHtml( html: string ): HtmlParent {
	if ( latest?.source === html ) {
		return latest.root;
	}
	const absurd = html.length > MAX_LENGTH || nestsAbsurdly( html ) || hasMonstrousTag( html );
	// Never parseFragment(): it moves its nodes one by one at the end, in quadratic time.
	const root = absurd ? treeOfWords( html ) : parse( withShortReferences( html ), { scriptingEnabled: false } );
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
