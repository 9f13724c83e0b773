import { splitMidLine } from './attribution.ts';
import { splitLines, type LineKind } from './split-lines.ts';

/** A body taken apart; every line of it is in exactly one of the three. */
export interface SplitBody {
	visible: string;
	quoted: string;
	signature: string;
}

/** Lines longer than this are no lines that people write; patterns are not tried on more of them. */
const MAX_LINE = 2000;

function bodyLines( text: string ): string[] {
	return text
		.replace( /\r\n?/g, '\n' )
		.split( '\n' )
		.flatMap( ( line ) => splitMidLine( line ) ?? [ line ] );
}

const readable = ( line: string ) => line.slice( 0, MAX_LINE ).replace( /[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '' ).replace( /[\u00a0\u202f\u2007]/g, ' ' );

function pick( lines: readonly string[], kinds: readonly LineKind[], kind: LineKind ): string {
	return lines
		.filter( ( _line, at ) => kinds[ at ] === kind )
		.join( '\n' )
		.replace( /\n{3,}/g, '\n\n' )
		.replace( /^\s*\n|\s+$/g, '' );
}

/** Parts the new text of a plain-text body from quotations and signature. */
export function splitText( text: string ): SplitBody {
	const lines = bodyLines( text );
	const kinds = splitLines( lines.map( ( line ) => ( { text: readable( line ) } ) ) );
	return { visible: pick( lines, kinds, 'new' ), quoted: pick( lines, kinds, 'quote' ), signature: pick( lines, kinds, 'signature' ) };
}
