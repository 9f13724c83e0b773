/** A piece of plain text: words, or a link found in them. */
export interface TextPart {
	text: string;
	href?: string;
}

// Trailing punctuation belongs to the sentence, not to the address. Every repetition is bounded (RFC 3696
// section 3), so that a megabyte of letters costs a megabyte of steps and not its square.
const LINK = /\bhttps?:\/\/[^\s<>"']{1,2000}[^\s<>"'.,;:!?)\]}]|\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g;

/** Finds web and mail addresses in plain text. */
export function findLinks( text: string ): TextPart[] {
	const parts: TextPart[] = [];
	let end = 0;
	for ( const match of text.matchAll( LINK ) ) {
		if ( match.index > end ) {
			parts.push( { text: text.slice( end, match.index ) } );
		}
		const found = match[ 0 ];
		parts.push( { text: found, href: found.includes( '://' ) ? found : `mailto:${ found }` } );
		end = match.index + found.length;
	}
	if ( end < text.length ) {
		parts.push( { text: text.slice( end ) } );
	}
	return parts;
}

function escape( text: string ): string {
	return text.replace( /&/g, '&amp;' ).replace( /</g, '&lt;' ).replace( />/g, '&gt;' ).replace( /"/g, '&quot;' );
}

function line( text: string ): string {
	return findLinks( text )
		.map( ( part ) => ( part.href ? `<a href="${ escape( part.href ) }">${ escape( part.text ) }</a>` : escape( part.text ) ) )
		.join( '' );
}

/** What somebody typed, as clean HTML: a blank line ends a paragraph, a line break stays one, addresses become links. */
export function textToHtml( text: string ): string {
	return text
		.replace( /\r\n?/g, '\n' )
		.trim()
		.split( /\n[ \t]*\n+/ )
		.filter( ( paragraph ) => paragraph !== '' )
		.map( ( paragraph ) => `<p>${ paragraph.split( '\n' ).map( line ).join( '<br>' ) }</p>` )
		.join( '\n' );
}
