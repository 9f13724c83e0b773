import { splitMidLine } from './attribution.ts';
import type { LineKind } from './body-line.ts';
import { splitLines } from './split-lines.ts';

/** A body taken apart; every line of it is in exactly one of the three. */
export interface SplitBody {
	visible: string;
	quoted: string;
	signature: string;
}

function bodyLines( text: string ): string[] {
	return text
		.replace( /\r\n?/g, '\n' )
		.split( '\n' )
		.flatMap( ( line ) => splitMidLine( line ) ?? [ line ] );
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
	const lines = bodyLines( text );
	const kinds = splitLines( lines.map( ( line ) => ( { text: line } ) ) );
	return { visible: pick( lines, kinds, 'new' ), quoted: pick( lines, kinds, 'quote' ), signature: pick( lines, kinds, 'signature' ) };
}
