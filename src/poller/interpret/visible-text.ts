import { splitMidLine } from './attribution.ts';
import type { LineKind } from './body-line.ts';
import { MOST_LINES, splitLines } from './split-lines.ts';

/** A body taken apart; every line of it is in exactly one of the three. */
export interface SplitBody {
	visible: string;
	quoted: string;
	signature: string;
}

/** Where the line with this number ends, counted from 1; the text's end when there are fewer. */
function endOfLine( text: string, line: number ): number {
	let at = -1;
	for ( let count = 0; count < line; count++ ) {
		at = text.indexOf( '\n', at + 1 );
		if ( at < 0 ) {
			return text.length;
		}
	}
	return at;
}

function bodyLines( text: string ): string[] {
	return text.split( '\n' ).flatMap( ( line ) => splitMidLine( line ) ?? [ line ] );
}

function pick( lines: readonly string[], kinds: readonly LineKind[], kind: LineKind ): string {
	return lines
		.filter( ( _line, at ) => kinds[ at ] === kind )
		.join( '\n' )
		.replace( /\n{3,}/g, '\n\n' )
		.trimEnd()
		.replace( /^\s*\n/, '' );
}

/** Parts the new text of a plain-text body from quotations and signature. */
export function splitText( text: string ): SplitBody {
	const whole = text.replace( /\r\n?/g, '\n' );
	const end = endOfLine( whole, MOST_LINES );
	const lines = bodyLines( whole.slice( 0, end ) );
	const kinds = splitLines( lines.map( ( line ) => ( { text: line } ) ) );
	if ( end < whole.length ) {
		// As one line, which goes with the last.
		lines.push( whole.slice( end + 1 ) );
		kinds.push( kinds.at( -1 ) === 'quote' ? 'quote' : 'new' );
	}
	return { visible: pick( lines, kinds, 'new' ), quoted: pick( lines, kinds, 'quote' ), signature: pick( lines, kinds, 'signature' ) };
}
