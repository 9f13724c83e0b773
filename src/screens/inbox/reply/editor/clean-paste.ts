/** What a paste brings besides words. */
export interface Pasted {
	html: string;
	/** Pictures that came inside the HTML, in the order of their `cid:` names. */
	pictures: { contentId: string; file: File }[];
}

const LIST_MARK = /^[\s\u00a0]*(?:[\u00b7\u2022\u25aa\u25e6\u2013o§-]|\d{1,3}[.)]|[a-z][.)])[\s\u00a0]+/i;

function fileOf( dataUrl: string, name: string ): File | null {
	const [ , type, data ] = /^data:(image\/(?:png|jpeg|gif|webp));base64,(.+)$/is.exec( dataUrl.trim() ) ?? [];
	if ( ! type || ! data ) {
		return null;
	}
	try {
		const bytes = Uint8Array.from( window.atob( data.replace( /\s/g, '' ) ), ( letter ) => letter.charCodeAt( 0 ) );
		return new File( [ bytes ], `${ name }.${ type.slice( 6 ).replace( 'jpeg', 'jpg' ).toLowerCase() }`, { type: type.toLowerCase() } );
	} catch {
		return null;
	}
}

/** Word writes its lists as paragraphs with a mark in front; here they become lists. */
function buildLists( body: HTMLElement ): void {
	let list: HTMLElement | null = null;
	for ( const line of body.querySelectorAll< HTMLElement >( 'p[class*="MsoListParagraph"]' ) ) {
		const mark = line.textContent ?? '';
		const tag = /^[\s\u00a0]*(\d{1,3}|[a-z])[.)]/i.test( mark ) ? 'ol' : 'ul';
		line.querySelectorAll( '[style*="mso-list:Ignore"], [style*="mso-list: Ignore"]' ).forEach( ( each ) => each.remove() );
		if ( ! list || list.nextElementSibling !== line || list.localName !== tag ) {
			list = body.ownerDocument.createElement( tag );
			line.before( list );
		}
		const item = body.ownerDocument.createElement( 'li' );
		item.innerHTML = line.innerHTML.replace( LIST_MARK, '' );
		list.append( item );
		line.remove();
	}
}

/** The editor has no tables: a row becomes a line. */
function flattenTables( body: HTMLElement ): void {
	for ( const table of [ ...body.querySelectorAll( 'table' ) ].reverse() ) {
		const lines = [ ...table.rows ].map( ( row ) => {
			const line = body.ownerDocument.createElement( 'p' );
			line.innerHTML = [ ...row.cells ]
				.map( ( cell ) => cell.innerHTML.replace( /<\/?(?:p|div)\b[^>]*>/gi, ' ' ).trim() )
				.join( ' | ' );
			return line;
		} );
		table.replaceWith( ...lines );
	}
}

/**
 * Makes what office programs and mail programs put on the clipboard fit for a reply: no styles, no comments, no pictures
 * from other servers. Pictures that come inside are handed over as files.
 *
 * @param html  From the clipboard.
 * @param name  Gives a new cid: name.
 * @param title What a picture is called.
 */
export function cleanPaste( html: string, name: () => string, title: string ): Pasted {
	const body = new DOMParser().parseFromString( html, 'text/html' ).body;
	const pictures: Pasted[ 'pictures' ] = [];
	body.querySelectorAll( 'style, script, meta, link, title, xml, o\\:p' ).forEach( ( element ) =>
		element.localName === 'o:p' ? element.replaceWith( ...element.childNodes ) : element.remove()
	);
	buildLists( body );
	flattenTables( body );
	body.querySelectorAll( 'img' ).forEach( ( image ) => {
		const file = fileOf( image.getAttribute( 'src' ) ?? '', title );
		if ( file ) {
			const contentId = name();
			pictures.push( { contentId, file } );
			const inline = body.ownerDocument.createElement( 'img' );
			inline.setAttribute( 'src', `cid:${ contentId }` );
			inline.setAttribute( 'alt', file.name );
			image.replaceWith( inline );
		} else if ( ! image.getAttribute( 'src' )?.startsWith( 'cid:' ) ) {
			// From another server, or from a folder of the computer that it was copied on.
			image.remove();
		}
	} );
	return { html: body.innerHTML, pictures };
}
