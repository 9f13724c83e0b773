import { attribute, isElement, isText, type HtmlElement, type HtmlNode, type HtmlParent, type HtmlText } from './tree.ts';
import { isDropped } from './sanitize.ts';

/** One line as a reader sees it, with the leaves (texts, images, breaks) it is made of. */
export interface HtmlLine {
	text: string;
	leaves: HtmlNode[];
	/** The elements around the line, outermost first. */
	path: HtmlElement[];
}

const BLOCK = new Set(
	'address article aside blockquote body center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol p pre section summary table tbody tfoot thead tr ul caption legend option textarea'.split(
		' '
	)
);
const SPACED = new Set( 'p h1 h2 h3 h4 h5 h6 ul ol dl table pre blockquote'.split( ' ' ) );

function isHidden( element: HtmlElement ): boolean {
	return (
		/display\s*:\s*none|mso-hide\s*:\s*all/i.test( attribute( element, 'style' ) ) ||
		element.attrs.some( ( attr ) => attr.name === 'hidden' )
	);
}

/** What follows in one text goes with the last line. */
const MOST_PRE_LINES = 20_000;

const inPre = ( path: readonly HtmlElement[] ) => path.some( ( element ) => element.tagName === 'pre' );

/**
 * The lines of a tree in reading order. Empty lines stand for the room between paragraphs.
 */
export function htmlLines( root: HtmlParent ): HtmlLine[] {
	const lines: HtmlLine[] = [];
	/** The pieces of the line so far; put together once, since a string that grows and is looked at is copied each time. */
	let pieces: string[] = [];
	const add = ( piece: string ) => {
		if ( piece !== '' ) {
			pieces.push( piece );
		}
	};
	const endsOpen = () => pieces.length === 0 || ( pieces.at( -1 ) as string ).endsWith( ' ' );
	let leaves: HtmlNode[] = [];
	const path: HtmlElement[] = [];
	/** A copy of the path, shared by all lines until it changes. */
	let shared: HtmlElement[] | null = null;
	const around = () => ( shared ??= [ ...path ] );
	const enter = ( element: HtmlElement ) => {
		path.push( element );
		shared = null;
	};
	const leave = () => {
		path.pop();
		shared = null;
	};
	const newline = () => {
		const trimmed = pieces.join( '' ).trim();
		// Blanks between two blocks of the source are no line.
		if ( trimmed !== '' || leaves.some( ( leaf ) => ! isText( leaf ) || inPre( path ) ) ) {
			lines.push( { text: trimmed, leaves, path: around() } );
		}
		pieces = [];
		leaves = [];
	};
	const gap = () => {
		newline();
		if ( lines.length > 0 && ( lines.at( -1 ) as HtmlLine ).text !== '' ) {
			lines.push( { text: '', leaves: [], path: around() } );
		}
	};
	const addText = ( node: HtmlText, pre: boolean ) => {
		if ( pre ) {
			const all = node.value.split( /\r?\n/ );
			const texts =
				all.length > MOST_PRE_LINES ? [ ...all.slice( 0, MOST_PRE_LINES ), all.slice( MOST_PRE_LINES ).join( '\n' ) ] : all;
			texts.forEach( ( piece, at ) => {
				add( piece );
				leaves.push( node );
				if ( at < texts.length - 1 ) {
					newline();
				}
			} );
			return;
		}
		const collapsed = node.value.replace( /[\s\u200b\ufeff]+/g, ' ' );
		add( endsOpen() ? collapsed.trimStart() : collapsed );
		leaves.push( node );
	};
	const visit = ( node: HtmlNode | HtmlParent, pre: boolean ) => {
		if ( ! isElement( node ) ) {
			if ( isText( node as HtmlNode ) ) {
				addText( node as HtmlText, pre );
			} else if ( 'childNodes' in node ) {
				node.childNodes.forEach( ( child ) => visit( child, pre ) );
			}
			return;
		}
		const tag = node.tagName;
		if ( isDropped( node ) || isHidden( node ) ) {
			return;
		}
		if ( tag === 'br' || tag === 'hr' || tag === 'img' ) {
			leaves.push( node );
			if ( tag === 'hr' ) {
				enter( node );
			}
			if ( tag !== 'img' ) {
				newline();
			}
			if ( tag === 'hr' ) {
				leave();
			}
			return;
		}
		const block = BLOCK.has( tag );
		if ( block ) {
			( SPACED.has( tag ) ? gap : newline )();
		}
		enter( node );
		if ( tag === 'li' ) {
			pieces = [ '- ' ];
		} else if ( ( tag === 'td' || tag === 'th' ) && ! endsOpen() ) {
			add( ' ' );
		}
		node.childNodes.forEach( ( child ) => visit( child, pre || tag === 'pre' || tag === 'textarea' ) );
		if ( block ) {
			newline();
		}
		leave();
		if ( SPACED.has( tag ) ) {
			gap();
		}
	};
	visit( root, false );
	newline();
	return lines;
}

/** Lines as plain text; what stands in a quotation gets its ">" back. */
export function linesToText( lines: readonly HtmlLine[] ): string {
	return lines
		.map( ( line ) => {
			const depth = line.path.filter( ( element ) => element.tagName === 'blockquote' ).length;
			return ( depth > 0 ? `${ '>'.repeat( depth ) } ` : '' ) + line.text;
		} )
		.join( '\n' )
		.replace( /\n{3,}/g, '\n\n' )
		.trim();
}
