/** Properties that only change how the text itself looks; nothing that loads, covers, moves out of its box or animates. */
const ALLOWED =
	/^(color|background(-color)?|font(-(family|size|style|weight|variant|stretch))?|line-height|letter-spacing|word-spacing|text-(align|decoration(-(color|line|style))?|indent|transform)|vertical-align|white-space|word-(break|wrap)|overflow-wrap|direction|unicode-bidi|(margin|padding)(-(top|right|bottom|left))?|border(-(top|right|bottom|left))?(-(color|style|width))?|border-(collapse|spacing|radius)|((min|max)-)?(width|height)|display|float|clear|list-style(-(type|position))?|table-layout|caption-side|empty-cells|visibility|mso-hide)$/;
const DISPLAYS =
	/^(block|inline|inline-block|none|table|table-row|table-cell|table-row-group|table-header-group|table-footer-group|list-item|flex|inline-flex)$/;
/** Anything that could fetch, run or be read in two ways. */
const SUSPICIOUS =
	/url|expression|javascript|vbscript|behaviou?r|binding|import|image-set|attr\s*\(|var\s*\(|env\s*\(|element\s*\(|[\\@<>{}\x00-\x08\x0b\x0c\x0e-\x1f]|\/\*|-\s*\d+(\.\d+)?\s*(px|em|rem|%|pt|vw|vh|cm|in)/i;

/** Declarations at semicolons outside quotation marks and brackets; one that is never closed closes nothing in. */
function declarations( style: string ): string[] {
	const closings: Record< string, string > = { '"': '"', "'": "'", '(': ')' };
	const out: string[] = [];
	let from = 0;
	for ( let at = 0; at < style.length; at++ ) {
		const closing = closings[ style[ at ] as string ];
		if ( closing !== undefined ) {
			const end = style.indexOf( closing, at + 1 );
			if ( end < 0 ) {
				delete closings[ style[ at ] as string ];
			} else {
				at = end;
			}
		} else if ( style[ at ] === ';' ) {
			out.push( style.slice( from, at ) );
			from = at + 1;
		}
	}
	return [ ...out, style.slice( from ) ];
}

/** Mail programs write the same few styles into every line. */
const known = new Map< string, string >();
const MOST_KNOWN = 500;
/** Characters. */
const LONGEST_KNOWN = 400;

/**
 * An inline style without anything that loads from elsewhere or reaches outside the mail's frame.
 *
 * @param style A style attribute's value, character references already resolved.
 */
export function sanitizeStyle( style: string ): string {
	if ( style.length > LONGEST_KNOWN ) {
		return safeDeclarations( style );
	}
	let safe = known.get( style );
	if ( safe === undefined ) {
		safe = safeDeclarations( style );
		if ( known.size >= MOST_KNOWN ) {
			known.clear();
		}
		known.set( style, safe );
	}
	return safe;
}

function safeDeclarations( style: string ): string {
	const kept: string[] = [];
	for ( const declaration of declarations( style.slice( 0, 20000 ) ) ) {
		const colon = declaration.indexOf( ':' );
		const name = declaration.slice( 0, colon ).trim().toLowerCase();
		const value = declaration
			.slice( colon + 1 )
			.trim()
			.replace( /\s+/g, ' ' );
		if ( colon < 1 || value === '' || value.length > 300 || ! ALLOWED.test( name ) || SUSPICIOUS.test( value ) ) {
			continue;
		}
		if ( name === 'display' && ! DISPLAYS.test( value.replace( /\s*!important$/i, '' ).toLowerCase() ) ) {
			continue;
		}
		kept.push( `${ name }: ${ value }` );
	}
	return kept.join( '; ' );
}
