import { STATUSES, operatorOf } from './operators.ts';
import type { OperatorName } from './operators.ts';

/** One piece of a search as it was typed: a word, a phrase, or an operator with its value. */
export interface QueryPart {
	/** Place of its first letter in the query, and of the one behind its last. */
	start: number;
	end: number;
	/** As typed, with its minus, its operator and its quotes. */
	text: string;
	negated: boolean;
	/** Null for words and phrases, and for what only looks like an operator. */
	operator: OperatorName | null;
	/** Without operator and quotes. */
	value: string;
	quoted: boolean;
}

/** Phones write curly quotes. */
const QUOTES = '"“”„';

function endOf( query: string, start: number ): number {
	let inQuotes = false;
	for ( let at = start; at < query.length; at++ ) {
		const letter = query[ at ] ?? '';
		if ( QUOTES.includes( letter ) ) {
			inQuotes = ! inQuotes;
		} else if ( ! inQuotes && /\s/u.test( letter ) ) {
			return at;
		}
	}
	return query.length;
}

function readPart( query: string, start: number, end: number ): QueryPart {
	const text = query.slice( start, end );
	const negated = text.length > 1 && text.startsWith( '-' );
	const bare = negated ? text.slice( 1 ) : text;
	const colon = bare.indexOf( ':' );
	const operator = colon > 0 ? operatorOf( bare.slice( 0, colon ) ) : undefined;
	const given = operator ? bare.slice( colon + 1 ) : bare;
	const quoted = given !== '' && QUOTES.includes( given[ 0 ] ?? '' );
	const value = [ ...given ].filter( ( letter ) => ! QUOTES.includes( letter ) ).join( '' );
	return { start, end, text, negated, operator: operator?.name ?? null, value, quoted };
}

/**
 * Takes a search apart, only to offer what could come next and to mark what was found. What it finds is
 * decided by the server.
 */
export function readQuery( query: string ): QueryPart[] {
	const parts: QueryPart[] = [];
	let at = 0;
	while ( at < query.length ) {
		if ( /\s/u.test( query[ at ] ?? '' ) ) {
			at++;
			continue;
		}
		const end = endOf( query, at );
		parts.push( readPart( query, at, end ) );
		at = end;
	}
	return parts;
}

/** The part that somebody is typing: the one that the caret stands at the end of, or in. */
export function partAt( query: string, caret: number ): QueryPart | null {
	return readQuery( query ).find( ( part ) => part.start < caret && caret <= part.end ) ?? null;
}

/** A value as it has to be written behind its operator. */
export function quoteValue( value: string ): string {
	const plain = [ ...value ].filter( ( letter ) => ! QUOTES.includes( letter ) ).join( '' );
	return /\s/u.test( plain ) ? `"${ plain }"` : plain;
}

export interface Edited {
	query: string;
	caret: number;
}

/** Puts a text in the place of the part at the caret, or between two parts. */
export function replacePart( query: string, caret: number, text: string ): Edited {
	const part = partAt( query, caret );
	const from = part?.start ?? caret;
	const to = part?.end ?? caret;
	const before = query.slice( 0, from );
	const space = before === '' || /\s$/u.test( before ) ? '' : ' ';
	return { query: `${ before }${ space }${ text }${ query.slice( to ) }`, caret: from + space.length + text.length };
}

/** The search without one of its parts. An OR that then stands alone goes with it. */
export function withoutPart( query: string, part: QueryPart ): string {
	const rest = `${ query.slice( 0, part.start ) } ${ query.slice( part.end ) }`;
	return rest
		.replace( /\s+/gu, ' ' )
		.trim()
		.replace( /^(?:OR )+|(?: OR)+$|\b(OR )(?=OR )/gu, '' )
		.replace( /^OR$/u, '' );
}

/** The search, but in one status and no other. */
export function withStatus( query: string, status: string ): string {
	const kept = readQuery( query ).filter(
		( part ) =>
			part.operator !== 'status' && ! ( part.operator === 'is' && STATUSES.some( ( each ) => each === part.value.toLowerCase() ) )
	);
	return [ ...kept.map( ( part ) => part.text ), `status:${ status }` ].join( ' ' );
}
