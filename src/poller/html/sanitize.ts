import { wellFormed } from '../../core/well-formed.ts';
import { sanitizeStyle } from './css.ts';
import { childrenOf, isElement, isText, parseHtml, type HtmlElement, type HtmlNode, type HtmlParent } from './tree.ts';

const HTML_NAMESPACE = 'http://www.w3.org/1999/xhtml';
const ALLOWED = new Set(
	(
		'a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn dir div dl dt em figcaption figure font footer ' +
		'h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark menu nav ol p pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr'
	).split( ' ' )
);
/** Gone with everything inside; of any other unknown element only the tags go. */
const DROPPED = new Set(
	'script style head title template iframe frame frameset object embed applet audio video canvas noembed noframes link meta base param source track xml'.split(
		' '
	)
);
/** Not allowed themselves, but their words stand in a block of their own. */
const AS_BLOCK = new Set( 'form fieldset option textarea select button legend optgroup listing xmp plaintext'.split( ' ' ) );
const MEANINGLESS_BARE = new Set( [ 'span', 'font' ] );
const VOID = new Set( [ 'br', 'hr', 'img', 'col', 'wbr' ] );
/** Plain attributes; a value is a word, number, colour or sentence and never an address. */
const ATTRIBUTES = new Set(
	'align valign width height border cellpadding cellspacing colspan rowspan bgcolor color face size dir lang title alt start type abbr scope nowrap hspace vspace datetime reversed value span summary'.split(
		' '
	)
);

const LINK = /^(https?:|mailto:|tel:|sms:|callto:|xmpp:|ftp:|geo:)/i;
const IMAGE = /^(https?:|cid:|data:image\/(png|gif|jpe?g|webp|bmp);base64,[a-z0-9+/=\s%]*$)/i;

/** An address as browsers read it: without control characters and blanks at its ends, protocol-relative ones made https. */
function cleanUrl( value: string ): string {
	const url = value
		.trim()
		.replace( /[\x00-\x20\u00a0\ufeff]+/g, ( blanks, at: number ) => ( at > 0 && / /.test( blanks ) ? '%20' : '' ) );
	return url.startsWith( '//' ) ? `https:${ url }` : url;
}

export function escapeHtml( text: string ): string {
	if ( ! /[&<>"\u00a0]/.test( text ) ) {
		return text;
	}
	return text
		.replace( /&/g, '&amp;' )
		.replace( /</g, '&lt;' )
		.replace( />/g, '&gt;' )
		.replace( /"/g, '&quot;' )
		.replace( /\u00a0/g, '&nbsp;' );
}

function attributesOf( element: HtmlElement ): string {
	let out = '';
	for ( const { name, value } of element.attrs ) {
		let kept: string | null = null;
		if ( name === 'style' ) {
			kept = sanitizeStyle( value ) || null;
		} else if ( name === 'href' && element.tagName === 'a' ) {
			const url = cleanUrl( value );
			kept = LINK.test( url ) ? url : null;
		} else if ( name === 'src' && element.tagName === 'img' ) {
			const url = cleanUrl( value );
			kept = IMAGE.test( url ) ? url : null;
		} else if ( ATTRIBUTES.has( name ) ) {
			kept = value.slice( 0, 1000 );
		}
		if ( kept !== null ) {
			out += ` ${ name }="${ escapeHtml( kept ) }"`;
		}
	}
	return element.tagName === 'a' && out.includes( ' href=' ) ? `${ out } target="_blank" rel="noopener noreferrer nofollow"` : out;
}

/** Whether an element and all in it never reaches the reader. */
export function isDropped( element: HtmlElement ): boolean {
	return DROPPED.has( element.tagName );
}

/**
 * Writes a tree as safe HTML: allow-listed elements, attributes and styles; every other character is escaped text.
 *
 * @param keep Leaves out the nodes for which it answers false, with all below them.
 */
export function serializeSafe( root: HtmlNode | HtmlParent, keep: ( node: HtmlNode ) => boolean = () => true ): string {
	const out: string[] = [];
	const visit = ( node: HtmlNode | HtmlParent ) => {
		if ( isElement( node ) ) {
			if ( isDropped( node ) ) {
				return;
			}
			const attributes = attributesOf( node );
			const body = node.tagName === 'body' && attributes !== '';
			// A span that says nothing is left out.
			const allowed =
				ALLOWED.has( node.tagName ) &&
				node.namespaceURI === HTML_NAMESPACE &&
				( attributes !== '' || ! MEANINGLESS_BARE.has( node.tagName ) );
			if ( allowed ) {
				out.push( `<${ node.tagName }${ attributes }>` );
				if ( VOID.has( node.tagName ) ) {
					return;
				}
			} else if ( body || AS_BLOCK.has( node.tagName ) ) {
				out.push( `<div${ body ? attributes : '' }>` );
			}
			for ( const child of node.childNodes ) {
				if ( keep( child ) ) {
					visit( child );
				}
			}
			out.push( allowed ? `</${ node.tagName }>` : body || AS_BLOCK.has( node.tagName ) ? '</div>' : '' );
			return;
		}
		if ( 'value' in node && isText( node as HtmlNode ) ) {
			out.push( escapeHtml( wellFormed( ( node as { value: string } ).value.replace( /[\x00-\x08\x0b\x0c\x0e-\x1f]/g, '' ) ) ) );
			return;
		}
		for ( const child of childrenOf( node ) ) {
			if ( keep( child ) ) {
				visit( child );
			}
		}
	};
	visit( root );
	return out.join( '' );
}

/** Hostile or sloppy HTML in, harmless HTML out. Remote images stay; the reader's screen decides whether to load them. */
export function sanitizeHtml( html: string ): string {
	return serializeSafe( parseHtml( html ) );
}
