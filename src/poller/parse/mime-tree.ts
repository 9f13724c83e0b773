import { parseContentHeader, type ContentHeader } from './content-header.ts';
import { Headers, isFieldLine, parseHeaders } from './headers.ts';

/** One MIME part. Its body is source[start, end), still in its transfer encoding. */
export interface MimePart {
	headers: Headers;
	type: ContentHeader;
	disposition: ContentHeader;
	/** Content-Transfer-Encoding, lower case. */
	encoding: string;
	start: number;
	end: number;
	children: MimePart[];
	/** The files within it, when it is a package that the streaming reader has opened. */
	unpacked?: { filename: string; contentType: string; contentId: string | null; stored: StoredContent }[];
	/** The decoded content when it was put away while the mail was read; source has its beginning at most. */
	stored?: StoredContent;
}

/** Content that lies elsewhere. */
export interface StoredContent {
	/** Of the decoded bytes, lower-case hex. */
	sha256: string;
	/** Bytes. */
	size: number;
}

interface Frame {
	part: MimePart;
	/** "" while the boundary of a multipart that does not name it is still to be found. */
	boundary: string;
}

/** A mail cut into its parts. */
export interface CutTree {
	root: MimePart;
	/** There were too many parts or levels, and the rest is left in the last one. */
	capped: boolean;
	/** A multipart has no part at all, or several have no end: something may be missing. */
	damaged: boolean;
}

const MAX_PARTS = 3000;
const MAX_DEPTH = 100;
/** So many lines of a header that are no fields are looked at; behind them the body begins. */
const MAX_ODD_LINES = 300;
const LF = 10;
const DASH = 45;

/** A part of which only the header is known so far (latin1). */
export function makePart( headerBlock: string, start: number, parent: MimePart | undefined ): MimePart {
	const headers = parseHeaders( headerBlock );
	const fallback = parent?.type.value === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
	const type = parseContentHeader( headers.get( 'content-type' ) ?? fallback );
	if ( ! /^[^\s/]+\/[^\s/]+$/.test( type.value ) ) {
		type.value =
			type.value === 'text' || type.value === ''
				? fallback
				: /^multipart/.test( type.value )
					? 'multipart/mixed'
					: type.value.includes( '/' )
						? 'application/octet-stream'
						: fallback;
	}
	return {
		headers,
		type,
		disposition: parseContentHeader( headers.get( 'content-disposition' ) ?? '' ),
		encoding: ( headers.get( 'content-transfer-encoding' ) ?? '' )
			.slice( 0, 200 )
			.replace( /\([^)]*\)/g, '' )
			.trim()
			.toLowerCase(),
		start,
		end: start,
		children: [],
	};
}

const USUAL_FIELD =
	/^(from|to|cc|subject|date|message-id|content-[a-z-]+|mime-version|received|return-path|reply-to|sender|x-[\w-]+|delivered-to)[ \t]*:/im;

/** Whether the header block goes on behind a line that is none of its own (a folded field that lost its blank). */
function moreFieldsFollow( source: Buffer, from: number ): boolean {
	const ahead = source.toString( 'latin1', from, Math.min( source.length, from + 4000 ) );
	const end = /^\r?\n|\n[ \t]*\r?\n/.exec( ahead );
	return USUAL_FIELD.test( end ? ahead.slice( 0, end.index ) : ahead );
}

/** Where a body ends: the line end before a boundary belongs to the boundary (RFC 2046 section 5.1.1). */
function withoutLineEnd( source: Buffer, start: number, lineStart: number ): number {
	let end = lineStart;
	if ( end > start && source[ end - 1 ] === LF ) {
		end--;
		if ( end > start && source[ end - 1 ] === 13 ) {
			end--;
		}
	}
	return Math.max( start, end );
}

/** Length of a closing boundary that stands at the very end without a line of its own. */
function gluedEnd( source: Buffer, boundary: string ): number {
	const end = source.toString( 'latin1', Math.max( 0, source.length - 300 ) );
	const closing = `--${ boundary }--`;
	return boundary !== '' && end.trimEnd().endsWith( closing ) ? end.length - end.trimEnd().length + closing.length : 0;
}

/** Start of the first header, behind an mbox "From " line and empty lines. */
function headerStart( source: Buffer ): number {
	let at = 0;
	if ( source[ 0 ] === 0xef && source[ 1 ] === 0xbb && source[ 2 ] === 0xbf ) {
		at = 3;
	}
	for (;;) {
		while ( source[ at ] === LF || source[ at ] === 13 ) {
			at++;
		}
		const line = source.toString( 'latin1', at, at + 100 );
		const end = source.indexOf( LF, at );
		if ( /^>?From /.test( line ) && end > 0 && ! /^From[ \t]*:/i.test( line ) ) {
			at = end + 1;
			continue;
		}
		return at;
	}
}

/**
 * Cuts a mail into its parts in one pass over its lines (RFC 2046), whatever its depth; parts that lack their closing
 * boundary end where an outer one begins, and their boundary still divides what follows.
 *
 * @param source The whole mail with LF or CRLF line ends.
 */
export function parseMimeTree( source: Buffer ): CutTree {
	const frames: Frame[] = [];
	/** Boundaries of multiparts that an outer one cut off before their end. */
	const orphans = new Set< string >();
	let capped = false;
	let damaged = false;
	/** Boundaries that have been closed, and how many multiparts were left without. */
	const closed = new Set< string >();
	let unclosed = 0;
	let count = 0;
	let root: MimePart | null = null;
	let current: MimePart | null = null;
	let headerFrom = headerStart( source );
	let inHeader = true;
	let oddLines = 0;

	const openPart = ( headerTo: number, bodyFrom: number ) => {
		const parent = frames.at( -1 )?.part;
		const part = makePart(
			source.toString( 'latin1', headerFrom, Math.min( headerTo, headerFrom + 2 * 1024 * 1024 ) ),
			bodyFrom,
			parent
		);
		parent?.children.push( part );
		root ??= part;
		inHeader = false;
		current = part;
		count++;
		if ( part.type.value.startsWith( 'multipart/' ) ) {
			if ( frames.length < MAX_DEPTH ) {
				frames.push( { part, boundary: part.type.params.get( 'boundary' ) ?? '' } );
			} else {
				capped = true;
			}
		}
	};
	/** The innermost frame whose boundary stands on this line. */
	const frameOf = ( line: string ): { index: number; closes: boolean } | null => {
		for ( let i = frames.length - 1; i >= 0; i-- ) {
			const frame = frames[ i ] as Frame;
			if (
				frame.boundary === '' &&
				frame.part === current &&
				line.length > 4 &&
				/^--[^\s-]/.test( line ) &&
				! line.endsWith( '--' )
			) {
				frame.boundary = line.slice( 2 );
			}
			if ( frame.boundary !== '' && line.startsWith( frame.boundary, 2 ) ) {
				const rest = line.slice( 2 + frame.boundary.length );
				if ( rest === '' || rest === '--' ) {
					return { index: i, closes: rest === '--' };
				}
			}
		}
		return orphans.has( line.slice( 2 ) ) ? { index: frames.length - 1, closes: false } : null;
	};

	for ( let at = headerFrom; at < source.length; ) {
		const newline = source.indexOf( LF, at );
		const next = newline < 0 ? source.length : newline + 1;
		const dashes = source[ at ] === DASH && source[ at + 1 ] === DASH && frames.length > 0;
		const found = dashes ? frameOf( source.toString( 'latin1', at, Math.min( next, at + 300 ) ).trimEnd() ) : null;
		if ( found && count < MAX_PARTS ) {
			if ( inHeader ) {
				openPart( at, at );
			}
			if ( current ) {
				( current as MimePart ).end = withoutLineEnd( source, ( current as MimePart ).start, at );
			}
			for ( const frame of frames.splice( found.index + 1 ) ) {
				frame.part.end = withoutLineEnd( source, frame.part.start, at );
				damaged ||= frame.part.children.length === 0;
				unclosed += closed.has( frame.boundary ) ? 0 : 1;
				if ( frame.boundary !== '' && orphans.size < MAX_DEPTH ) {
					orphans.add( frame.boundary );
				}
			}
			if ( found.closes ) {
				( frames.pop() as Frame ).part.end = at;
				closed.add(
					source
						.toString( 'latin1', at + 2, Math.min( next, at + 300 ) )
						.trimEnd()
						.slice( 0, -2 )
				);
				current = null;
			} else {
				inHeader = true;
				headerFrom = next;
			}
			at = next;
			continue;
		}
		capped ||= found !== null;
		if ( inHeader ) {
			const length = next - at;
			const first = source[ at ] as number;
			const empty = length <= 2 && ( first === LF || first === 13 );
			if ( empty ) {
				openPart( at, next );
			} else if ( first !== 32 && first !== 9 && ! isFieldLine( source.toString( 'latin1', at, Math.min( next, at + 1000 ) ) ) ) {
				// No field and no empty line: the body has begun, unless more fields follow.
				const blank = source.toString( 'latin1', at, next ).trim() === '';
				if ( blank || ++oddLines > MAX_ODD_LINES || ! moreFieldsFollow( source, next ) ) {
					openPart( at, blank ? next : at );
				}
			}
		}
		at = next;
	}
	const endsAtBoundary = ! current || inHeader;
	if ( inHeader ) {
		openPart( source.length, source.length );
	}
	if ( current ) {
		( current as MimePart ).end = source.length - gluedEnd( source, frames.at( -1 )?.boundary ?? '' );
	}
	for ( const frame of frames ) {
		frame.part.end = source.length;
		damaged ||= frame.boundary !== '' && frame.part.children.length === 0;
		unclosed += endsAtBoundary || closed.has( frame.boundary ) ? 0 : 1;
	}
	// One end that is missing is a sloppy program's work; two are a mail that was cut off.
	return { root: root as unknown as MimePart, capped, damaged: damaged || unclosed > 1 };
}
