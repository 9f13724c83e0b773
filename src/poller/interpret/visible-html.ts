import {
	attribute,
	childrenOf,
	htmlLines,
	isElement,
	linesToText,
	parseHtml,
	serializeSafe,
	type HtmlElement,
	type HtmlLine,
	type HtmlNode,
	type HtmlParent,
} from '../html/index.ts';
import { lineMarks, type KnownMarks } from './html-marks.ts';
import type { LineKind } from './body-line.ts';
import { splitLines } from './split-lines.ts';

/** An HTML body taken apart. */
export interface SplitHtml {
	/** The whole body, sanitised. */
	html: string;
	/** The new part, sanitised. */
	visibleHtml: string;
	visible: string;
	quoted: string;
	signature: string;
}

/** The nodes that hold something of the kept lines; all others can go. */
export function keptNodes( root: HtmlParent, lines: readonly HtmlLine[], kinds: readonly LineKind[] ): Set< HtmlNode > {
	const leaves = new Set< HtmlNode >();
	const gone = new Set< HtmlNode >();
	lines.forEach( ( line, at ) => {
		for ( const leaf of line.leaves ) {
			( kinds[ at ] === 'new' ? leaves : gone ).add( leaf );
		}
	} );
	const kept = new Set< HtmlNode >();
	const keepAll = ( node: HtmlNode ) => {
		kept.add( node );
		childrenOf( node ).forEach( keepAll );
	};
	const visit = ( node: HtmlNode ): 'kept' | 'gone' | 'empty' => {
		if ( leaves.has( node ) || gone.has( node ) ) {
			const state = leaves.has( node ) ? 'kept' : 'gone';
			return state === 'kept' ? ( kept.add( node ), state ) : state;
		}
		const below = childrenOf( node );
		const states = below.map( visit );
		if ( ! states.includes( 'kept' ) ) {
			return states.includes( 'gone' ) ? 'gone' : 'empty';
		}
		kept.add( node );
		// What never held anything (an empty cell, a spacer) stays where nothing around it goes.
		below.forEach( ( child, at ) => {
			if ( states[ at ] === 'empty' && ( ! states.includes( 'gone' ) || /^t[dh]$/.test( child.nodeName ) ) ) {
				keepAll( child );
			}
		} );
		return 'kept';
	};
	childrenOf( root ).forEach( visit );
	return kept;
}

/** A picture that is there to be seen, not to count readers. */
function isPicture( node: HtmlNode ): boolean {
	return (
		isElement( node ) &&
		node.tagName === 'img' &&
		! [ 'width', 'height' ].some( ( name ) => /^[0-3](px)?$/.test( attribute( node, name ).trim() ) ) &&
		! /(width|height)\s*:\s*[0-3]px/i.test( attribute( node, 'style' ) )
	);
}

/** Gmail's quotation button makes such an element too, but without the frame and the attribution of a reply. */
function isOwnQuotation( line: HtmlLine ): boolean {
	const quotes = line.path.filter(
		( element ) => element.tagName === 'blockquote' || /gmail_(quote|extra)/.test( attribute( element, 'class' ) )
	);
	return (
		quotes.length === 1 &&
		/(^|\s)gmail_quote(\s|$)/.test( attribute( quotes[ 0 ] as HtmlElement, 'class' ) ) &&
		attribute( quotes[ 0 ] as HtmlElement, 'type' ) !== 'cite' &&
		! attribute( quotes[ 0 ] as HtmlElement, 'style' )
	);
}

const EMPTY_FIRST = /^(?:<br[^<>]*>|<(div|p|span)>(?:\s|<br[^<>]*>)*<\/\1>)/i;
const EMPTY_LAST = /(?:<br[^<>]*>|<(div|p|span)[^<>]*>(?:\s|&nbsp;|<br[^<>]*>)*<\/\1>)$/i;
/** An empty line at an end of a body is at most so long, and there are at most so many of them. */
const LONGEST_EMPTY = 400;
const MOST_EMPTY = 500;

/** Without the empty lines before and behind. */
function trimBreaks( html: string ): string {
	let out = html.trim();
	for ( let times = 0; times < MOST_EMPTY; times++ ) {
		const first = EMPTY_FIRST.exec( out.slice( 0, LONGEST_EMPTY ) )?.[ 0 ].length ?? 0;
		const last = EMPTY_LAST.exec( out.slice( first ).slice( -LONGEST_EMPTY ) )?.[ 0 ].length ?? 0;
		if ( first + last === 0 ) {
			break;
		}
		out = out.slice( first, out.length - last ).trim();
	}
	return out;
}

const pick = ( lines: readonly HtmlLine[], kinds: readonly LineKind[], kind: LineKind ) =>
	linesToText( lines.filter( ( _line, at ) => kinds[ at ] === kind ) );

/** Parts the new text of an HTML body from quotations and signature, by its markup first and its words second. */
export function splitHtml( source: string ): SplitHtml {
	const root = parseHtml( source );
	const lines = htmlLines( root );
	const known: KnownMarks = { elements: new Map(), paths: new Map() };
	let cutSeen = false;
	const body = lines.map( ( line ) => {
		const marks = lineMarks( line, known );
		const cut = marks.has( 'cut' ) && ! cutSeen;
		cutSeen ||= marks.has( 'cut' );
		return {
			text: line.text,
			quote: marks.has( 'quote' ) && ! isOwnQuotation( line ),
			attribution: marks.has( 'attribution' ),
			signature: marks.has( 'signature' ),
			cut,
			object: line.leaves.some( isPicture ),
		};
	} );
	const kinds = splitLines( body );
	const html = serializeSafe( root ).trim();
	const visible = pick( lines, kinds, 'new' );
	if ( kinds.every( ( kind ) => kind === 'new' ) ) {
		return { html, visibleHtml: html, visible, quoted: '', signature: '' };
	}
	const kept = keptNodes( root, lines, kinds );
	const visibleHtml = trimBreaks( serializeSafe( root, ( node ) => kept.has( node ) ) );
	return { html, visibleHtml, visible, quoted: pick( lines, kinds, 'quote' ), signature: pick( lines, kinds, 'signature' ) };
}
