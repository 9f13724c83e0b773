import { isBlank, isDelimiter, isQuoted, readable, withBars, type BodyLine, type LineKind } from './body-line.ts';
import { findAttributions, isBareAttribution } from './attribution.ts';
import { headerField, isCaption, isForwardDelimiter, isPreviousDelimiter, isRule, startsHeaderBlock } from './header-block.ts';
import { isFooter, isListFooter, isNameCard, isNotice, isSignatureDelimiter } from './signature.ts';

interface Parts {
	lines: readonly BodyLine[];
	kinds: LineKind[];
}

function mark( { kinds }: Parts, from: number, to: number, kind: LineKind ): void {
	for ( let i = from; i < to; i++ ) {
		kinds[ i ] = kind;
	}
}

/** Whether something the sender wrote stands in lines [from, to). */
function hasText( { lines, kinds }: Parts, from: number, to: number ): boolean {
	for ( let i = from; i < to; i++ ) {
		const line = lines[ i ] as BodyLine;
		if (
			kinds[ i ] === 'new' &&
			! isBlank( line ) &&
			! isQuoted( line ) &&
			! isRule( line.text ) &&
			! line.signature &&
			! isDelimiter( line.text )
		) {
			return true;
		}
	}
	return false;
}

/** No honest mail quotes more often than this; it bounds the work on the others. */
const MOST_SPANS = 200;
/** Nobody writes more; what follows goes with the last line looked at. */
export const MOST_LINES = 20_000;
/** No signature or notice has more lines. */
const LONGEST_TAIL = 200;
/** A few words below a quotation: a greeting, a name. */
const SHORT_TAIL = 2;

/** How many lines of the sender's own stand at or below `from`, up to the signature. */
function ownLines( { lines, kinds }: Parts, from: number ): number {
	let count = 0;
	for ( let i = from; i < lines.length; i++ ) {
		const line = lines[ i ] as BodyLine;
		if ( isSignatureDelimiter( line.text ) ) {
			break;
		}
		count += kinds[ i ] === 'new' && ! isBlank( line ) && ! isQuoted( line ) && ! isFooter( line.text ) && ! line.signature ? 1 : 0;
	}
	return count;
}

function firstFilled( { lines }: Parts, from: number ): number {
	let at = from;
	while ( at < lines.length && isBlank( lines[ at ] ) ) {
		at++;
	}
	return at;
}

/** The end of a run of quoted lines, over blank lines and lines that wrapping pushed out of the quotation. */
function quoteEnd( parts: Parts, from: number ): number {
	const { lines } = parts;
	let end = from;
	for ( let i = from; i < lines.length; i++ ) {
		const line = lines[ i ] as BodyLine;
		if ( isQuoted( line ) ) {
			end = i + 1;
			continue;
		}
		if ( isBlank( line ) ) {
			continue;
		}
		const next = lines[ i + 1 ];
		const pushedOut = i === end && next !== undefined && isQuoted( next ) && line.quote === undefined && line.text.trim().length < 60;
		if ( ! pushedOut ) {
			break;
		}
	}
	return end;
}

/** Where the mail that is answered begins by itself: a delimiter, or the header fields of the old mail. */
function findCut( parts: Parts, texts: readonly string[] ): number {
	const { lines } = parts;
	if ( isForwardDelimiter( texts[ firstFilled( parts, 0 ) ] ?? '' ) ) {
		// Nothing but a forwarded mail: that is what the sender wants to be read.
		return lines.length;
	}
	let tries = 0;
	const fields = texts.map( headerField );
	for ( let i = 0; i < lines.length; i++ ) {
		const line = lines[ i ] as BodyLine;
		if (
			line.cut ||
			isDelimiter( line.text ) ||
			( isPreviousDelimiter( line.text ) && isRule( ( lines[ i - 1 ] ?? line ).text ) ) ||
			( ! isQuoted( line ) && startsHeaderBlock( texts, fields, i ) )
		) {
			let at = i;
			while (
				at > 0 &&
				( isBlank( lines[ at - 1 ] ) ||
					isRule( ( lines[ at - 1 ] as BodyLine ).text ) ||
					isCaption( ( lines[ at - 1 ] as BodyLine ).text ) )
			) {
				at--;
			}
			if ( hasText( parts, 0, at ) ) {
				return at;
			}
			if ( ++tries > MOST_SPANS ) {
				break;
			}
		}
	}
	return lines.length;
}

function applyAttributions( parts: Parts, texts: readonly string[] ): void {
	const { lines, kinds } = parts;
	const spans = findAttributions( texts );
	for ( let i = 0; i < lines.length && spans.length < MOST_SPANS; i++ ) {
		if ( ( lines[ i ] as BodyLine ).attribution && ! spans.some( ( span ) => span.from <= i && i <= span.to ) ) {
			spans.push( { from: i, to: i } );
		}
	}
	spans.sort( ( a, b ) => a.from - b.from );
	for ( const { from, to } of spans.slice( 0, MOST_SPANS ) ) {
		if ( kinds[ from ] !== 'new' || isQuoted( lines[ from ] as BodyLine ) ) {
			continue;
		}
		const next = firstFilled( parts, to + 1 );
		const before = hasText( parts, 0, from );
		if ( next >= lines.length || ! isQuoted( lines[ next ] as BodyLine ) ) {
			// Quoted without marks: all that follows is the old mail, unless there would be nothing left.
			mark( parts, from, before ? lines.length : to + 1, 'quote' );
			if ( before ) {
				return;
			}
			continue;
		}
		mark( parts, from, to + 1, 'quote' );
		const end = quoteEnd( parts, next );
		// Answers between quotations, or a longer one below, need the quotation beside them; a greeting does not.
		const below = ownLines( parts, end );
		if ( below === 0 || ( below <= SHORT_TAIL && before ) || ( ! before && ! lines.slice( end ).some( isQuoted ) ) ) {
			mark( parts, to + 1, end, 'quote' );
		}
	}
}

function trailingQuote( parts: Parts ): void {
	const { lines, kinds } = parts;
	let end = lines.length;
	let quoted = false;
	while ( end > 0 ) {
		const line = lines[ end - 1 ] as BodyLine;
		if (
			! isBlank( line ) &&
			( kinds[ end - 1 ] === 'new' ? ! isQuoted( line ) : kinds[ end - 1 ] === 'quote' && ! isQuoted( line ) )
		) {
			// The old mail was found by its own beginning: what is quoted above that was quoted on purpose.
			break;
		}
		quoted ||= kinds[ end - 1 ] === 'new' && isQuoted( line );
		end--;
	}
	if ( quoted && isBareAttribution( ( lines[ end - 1 ] as BodyLine | undefined )?.text ?? '' ) && hasText( parts, 0, end - 1 ) ) {
		end--;
	}
	if ( end < lines.length && hasText( parts, 0, end ) ) {
		for ( let i = end; i < lines.length; i++ ) {
			kinds[ i ] = kinds[ i ] === 'new' ? 'quote' : ( kinds[ i ] as LineKind );
		}
	}
}

/** The sender's own lines below `from` until a quotation or the end. */
function ownTail( { lines, kinds }: Parts, from: number ): number {
	let end = from;
	while ( end < lines.length && end - from <= LONGEST_TAIL && kinds[ end ] === 'new' && ! isQuoted( lines[ end ] as BodyLine ) ) {
		end++;
	}
	return end;
}

function signatures( parts: Parts ): void {
	const { lines, kinds } = parts;
	let seen = false;
	let tries = 0;
	for ( let i = 0; i < lines.length; i++ ) {
		const line = lines[ i ] as BodyLine;
		const above = seen;
		seen ||= hasText( parts, i, i + 1 );
		if ( kinds[ i ] !== 'new' || isBlank( line ) || isQuoted( line ) || ! above ) {
			continue;
		}
		if ( line.signature || isFooter( line.text ) ) {
			kinds[ i ] = 'signature';
			continue;
		}
		if ( ! isSignatureDelimiter( line.text ) && ! isRule( line.text ) && line.text.trim() !== '__' && ! isNotice( line.text ) ) {
			continue;
		}
		if ( ++tries > MOST_SPANS ) {
			return;
		}
		const end = ownTail( parts, i + 1 );
		if ( end - i > LONGEST_TAIL ) {
			continue;
		}
		const rest = lines.slice( i + 1, end ).map( ( each ) => each.text );
		const dashes = isSignatureDelimiter( line.text ) && ( /^\s*--/.test( line.text ) || isNameCard( rest ) );
		const card = isRule( line.text ) && ! /^\s*[*]/.test( line.text ) && isNameCard( rest ) && rest.length <= 12;
		const list = /^\s*_{2,}\s*$/.test( line.text ) && isListFooter( rest );
		if ( ( dashes && rest.filter( ( each ) => each.trim() !== '' ).length <= 40 ) || card || list ) {
			mark( parts, i, end, 'signature' );
			i = end - 1;
		} else if (
			isNotice( line.text ) &&
			! lines.slice( i, end ).some( ( each ) => each.text.length < 40 && /\?\s*$/.test( each.text ) )
		) {
			mark( parts, i, end, 'signature' );
			i = end - 1;
		}
	}
}

/** Drawn lines that lost what they separated. */
function looseRules( { lines, kinds }: Parts ): void {
	for ( let i = lines.length - 1; i >= 0; i-- ) {
		const line = lines[ i ] as BodyLine;
		if ( kinds[ i ] !== 'new' || isBlank( line ) ) {
			continue;
		}
		if ( ! isRule( line.text ) ) {
			return;
		}
		kinds[ i ] = 'quote';
	}
}

/**
 * Tells for each line of a body whether the sender wrote it now, quotes it, or signs with it. When nothing new would be
 * left, everything is new: a word too many is better than a lost one.
 */
export function splitLines( given: readonly BodyLine[] ): LineKind[] {
	if ( given.length > MOST_LINES ) {
		const head = splitLines( given.slice( 0, MOST_LINES ) );
		return [ ...head, ...given.slice( MOST_LINES ).map( (): LineKind => ( head.at( -1 ) === 'quote' ? 'quote' : 'new' ) ) ];
	}
	const lines = withBars( given.map( ( line ) => ( { ...line, text: readable( line.text ) } ) ) );
	const parts: Parts = { lines, kinds: lines.map( () => 'new' ) };
	const texts = lines.map( ( line ) => line.text );
	mark( parts, findCut( parts, texts ), lines.length, 'quote' );
	applyAttributions( parts, texts );
	trailingQuote( parts );
	signatures( parts );
	trailingQuote( parts );
	looseRules( parts );
	const left = lines.some( ( line, at ) => parts.kinds[ at ] === 'new' && ! isBlank( line ) );
	return left ? parts.kinds : lines.map( () => 'new' );
}
