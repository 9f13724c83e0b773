import DOMPurify from 'dompurify';
import type { Attachment } from '../../contract/generated/types.ts';

/** A mail's HTML, cleaned once more and made ready for its frame. */
export interface CleanMail {
	body: HTMLElement;
	/** How many pictures would be fetched from other servers, telling their owners that the mail was read. */
	remoteImages: number;
	/** Pictures that may be shown but do not say how large they are. */
	unsized: HTMLImageElement[];
	/** What the frame's CSP may load: the addresses of this mail's own pictures. */
	ownSources: string[];
}

const FORBIDDEN_TAGS = [
	'form',
	'input',
	'button',
	'select',
	'textarea',
	'option',
	'iframe',
	'frame',
	'frameset',
	'object',
	'embed',
	'applet',
	'link',
	'meta',
	'base',
	'audio',
	'video',
	'source',
	'track',
	'picture',
	'svg',
	'math',
	'dialog',
	'template',
	'marquee',
];
const EMBEDDED = /^data:image\//i;
const CSS_URL = /url\(\s*(['"]?)(https?:)?\/\//gi;

/** A picture of the given size with nothing in it; takes the place of one that is not loaded. */
export function blankImage( width: number, height: number, fill = 'none' ): string {
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${ width }" height="${ height }"><rect width="100%" height="100%" fill="${ fill }"/></svg>`;
	return `data:image/svg+xml,${ encodeURIComponent( svg ) }`;
}

function pixels( text: string | null ): number {
	const number = Number.parseInt( text ?? '', 10 );
	return Number.isFinite( number ) && number > 0 && ! text?.includes( '%' ) ? Math.min( number, 4000 ) : 0;
}

function urlWithoutQuery( url: string ): string {
	const parsed = new URL( url, window.location.href );
	return parsed.origin + parsed.pathname;
}

/** Whether an address is another server's. A mail that names this site may not make wp-admin ask it, with its cookies. */
function isElsewhere( src: string ): boolean {
	try {
		return new URL( src, window.location.href ).origin !== window.location.origin;
	} catch {
		return false;
	}
}

/** The attachment that a cid: address names; written by anybody, so it may be broken. */
function byCid( cid: string, byContentId: Map< string, Attachment > ): Attachment | undefined {
	try {
		return byContentId.get( decodeURIComponent( cid ) );
	} catch {
		return byContentId.get( cid );
	}
}

/** Points cid: pictures (RFC 2392) at their attachment, blanks the ones that may not be loaded. */
function settleImage( image: HTMLImageElement, byContentId: Map< string, Attachment >, mail: CleanMail, allowRemote: boolean ): void {
	const given = image.getAttribute( 'src' ) ?? '';
	image.removeAttribute( 'srcset' );
	const cid = /^cid:(.+)$/i.exec( given.trim() )?.[ 1 ];
	if ( cid !== undefined ) {
		const attachment = byCid( cid, byContentId );
		image.setAttribute( 'src', attachment ? attachment.url : blankImage( 1, 1 ) );
	}
	const src = image.getAttribute( 'src' ) ?? '';
	// By the whole address: without pretty permalinks, all of the site has the same path.
	const own = [ ...byContentId.values() ].some( ( attachment ) => attachment.url === src );
	// Whatever is not in the mail itself is fetched from somewhere, however its address is written ("https:\\x.example").
	const remote = src !== '' && ! own && ! EMBEDDED.test( src );
	mail.remoteImages += remote ? 1 : 0;
	if ( remote && ! allowRemote ) {
		const width = pixels( image.getAttribute( 'width' ) );
		const height = pixels( image.getAttribute( 'height' ) );
		// A tracking pixel needs no placeholder; a picture keeps its place.
		image.setAttribute( 'src', blankImage( width || 1, height || 1, width > 2 && height > 2 ? '#f0f0f0' : 'none' ) );
		return;
	}
	const sized = pixels( image.getAttribute( 'width' ) ) > 0 && pixels( image.getAttribute( 'height' ) ) > 0;
	if ( ! sized && ( own || ( remote && isElsewhere( src ) ) ) ) {
		mail.unsized.push( image );
	}
}

/**
 * Cleans a mail's HTML with DOMPurify. It was cleaned on its way in; this is the second lock.
 *
 * @param html        From the contract's `visible_html` or `html`.
 * @param attachments Of the message, for its inline pictures.
 * @param allowRemote Whether the person has asked for pictures from other servers.
 */
export function cleanMail( html: string, attachments: readonly Attachment[], allowRemote: boolean ): CleanMail {
	const body = DOMPurify.sanitize( html, {
		RETURN_DOM: true,
		FORBID_TAGS: FORBIDDEN_TAGS,
		FORBID_ATTR: [ 'srcset', 'action', 'formaction', 'autofocus', 'contenteditable', 'tabindex', 'accesskey' ],
		ALLOW_DATA_ATTR: false,
		ALLOW_UNKNOWN_PROTOCOLS: false,
		// Inline pictures are named cid:; everything else as DOMPurify has it.
		ALLOWED_URI_REGEXP: /^(?:(?:https?|mailto|tel|cid):|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i,
	} ) as HTMLElement;
	const inline = attachments.filter( ( attachment ) => attachment.content_id !== null );
	const mail: CleanMail = {
		body,
		remoteImages: 0,
		unsized: [],
		ownSources: inline.map( ( attachment ) => urlWithoutQuery( attachment.url ) ),
	};
	const byContentId = new Map( inline.map( ( attachment ) => [ attachment.content_id ?? '', attachment ] ) );
	body.querySelectorAll( 'img' ).forEach( ( image ) => settleImage( image, byContentId, mail, allowRemote ) );
	body.querySelectorAll( 'a' ).forEach( ( link ) => {
		link.setAttribute( 'target', '_blank' );
		link.setAttribute( 'rel', 'noopener noreferrer nofollow' );
	} );
	// Backgrounds are stopped by the frame's CSP; here they are only counted.
	mail.remoteImages += [ ...body.querySelectorAll( '[background]' ) ].filter(
		( element ) => ! EMBEDDED.test( element.getAttribute( 'background' ) ?? '' )
	).length;
	mail.remoteImages += ( body.innerHTML.match( CSS_URL ) ?? [] ).length;
	return mail;
}
