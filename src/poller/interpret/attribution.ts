import { endsWithWrote, MONTH_PATTERN, ON_PATTERN, WEEKDAY_PATTERN, WROTE_PATTERN } from './reply-words.ts';

/** Lines from..to (inclusive) say who wrote what follows. */
export interface Span {
	from: number;
	to: number;
}

const MAX_LENGTH = 420;
const MAX_LINES = 5;

const EMAIL = /[^\s<>"()[\]:;,]+@[^\s<>"()[\]:;,]+/;
const TIME = /\d{1,2}\s?[:.hH]\s?\d{2}|\d{1,2}\s?(am|pm)\b/i;
const DATE = new RegExp(
	`\\d{4}\\s?[-/.年년]\\s?\\d{1,2}|\\d{1,2}[-/.]\\s?\\d{1,2}[-/.]\\s?(\\d{4}|\\d{2})|\\d{1,2}(st|nd|rd|th|\\.)?\\s?(-|\\.|de|\\s)*\\s?(${ MONTH_PATTERN })|(${ MONTH_PATTERN })[\\p{L}.]*\\s*-?\\d{1,2}|\\d{1,2} tháng|\\d{1,2}\\.?\\s+(de\\s+)?[\\p{L}.'׳]{2,14}\\s+(de\\s+)?(\\d{1,2},?\\s+)?\\d{4}|(${ WEEKDAY_PATTERN })[\\p{L}.]*,?\\s+\\d{1,2}`,
	'iu'
);
const WROTE = new RegExp( `(^|[^\\p{L}])(${ WROTE_PATTERN })(?![\\p{L}])`, 'iu' );
const CJK_WROTE = /書きました|のメッセージ|のメール|写道|寫道|来信|來信|작성|쓴 글/;
/** The line ends as an attribution does: "wrote:", "wrote -----", "schrieb Bob <b@x>:". */
const ENDS = new RegExp( `((${ WROTE_PATTERN })\\s*[:：]?|[:：])["'*_)\\]]*\\s*[-–—_>]*\\s*$`, 'iu' );
const STARTS = new RegExp(
	`^[\\s>*_"'\\-–—=]*((${ ON_PATTERN })[\\s,.:]|(${ WEEKDAY_PATTERN })[\\p{L}]*[.,]?\\s|\\d{1,4}\\s?[-/.年]\\s?\\d|\\d{1,2}\\s+(${ MONTH_PATTERN })|(${ MONTH_PATTERN })[\\p{L}.]*\\s\\d|[\\d]{1,2}:\\d{2})`,
	'iu'
);
const DASHED = new RegExp( `^[\\s>]*-{2,}.*[\\s,](${ WROTE_PATTERN })\\s*-{2,}\\s*$`, 'iu' );
const MID_LINE = new RegExp(
	`^(.*?[\\p{L}\\d.!?,;)'"]\\s*?)((?:-{2,}\\s*|\\s)On\\s+(?:(?:${ WEEKDAY_PATTERN })[\\p{L}]*,?\\s|\\d|(?:${ MONTH_PATTERN })[\\p{L}.]*\\s+\\d).{5,200}\\b(?:wrote|sent)\\s*:\\s*)$`,
	'iu'
);

/** What Gmail wrote for years in most languages; nobody else names a zone so: "2016-03-03 17:21 GMT+01:00 Ana". */
const ZONED = /^\d{4}-\d{1,2}-\d{1,2},? \d{1,2}:\d{2} (GMT|UTC)[+-]\d{1,2}:?\d{2} \S.{0,120}$/;

/** Whether one unwrapped line is an attribution. */
export function isAttribution( line: string ): boolean {
	if ( line.length > MAX_LENGTH || line.length < 8 ) {
		return false;
	}
	if ( DASHED.test( line ) || ZONED.test( line ) ) {
		return true;
	}
	if ( ! ENDS.test( line ) ) {
		return false;
	}
	const dated = DATE.test( line );
	const timed = TIME.test( line );
	const wrote = WROTE.test( line ) || CJK_WROTE.test( line );
	const address = EMAIL.test( line );
	if ( wrote ) {
		// "Name <address> wrote:", "On 5 May … wrote:", "On 12:30 … wrote"; a colon is needed where the date is vague.
		return (
			( dated && ( timed || address || STARTS.test( line ) ) ) ||
			( address && /[:：]\s*[-–>*_]*\s*$/.test( line ) ) ||
			( timed && STARTS.test( line ) )
		);
	}
	return dated && timed && address && STARTS.test( line ) && /[:：]\s*$/.test( line );
}

/** Enough to tell that a line is too long to be one. */
function strip( line: string ): string {
	const text = line.slice( 0, MAX_LENGTH + 80 ).replace( /^[\s>]+/, '' );
	return ( text.includes( '*' ) || text.includes( '_' ) ? text.replace( /[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}/g, '' ) : text ).trim();
}

/** What may stand behind the last word or colon of an attribution, blanks aside. */
const TRAILERS = '-–—_>"\'*)]';
const isTrailer = ( char: string ) => TRAILERS.includes( char ) || char.trim() === '';

/** Whether a line's last word lets ENDS or DASHED match at all: nine lines of ten are settled by it. */
function mayEnd( line: string ): boolean {
	let end = line.length;
	while ( end > 0 && isTrailer( line[ end - 1 ] as string ) ) {
		end--;
	}
	const last = line[ end - 1 ];
	return last === ':' || last === '：' || endsWithWrote( line.slice( 0, end ) );
}

/** A name and "wrote:", nothing else. The name is short and begins as names do, or in a script without capitals. */
const NAME_WROTE = new RegExp( `^["'“„«]?(\\p{Lu}|\\p{Lo})[^.!?:;]{0,60}?[\\s"'”“»](${ WROTE_PATTERN })\\s*[:：]$`, 'u' );

/** Who and when without "wrote" and colon, or only who; only where a quotation follows at once and ends the mail. */
export function isBareAttribution( text: string ): boolean {
	const line = strip( text );
	if ( NAME_WROTE.test( line ) && line.split( /\s+/ ).length <= 7 ) {
		return true;
	}
	return line.length < 200 && STARTS.test( line ) && DATE.test( line ) && EMAIL.test( line ) && /[>\])]\s*:?\s*$/.test( line );
}

/** A line that an attribution cannot run across: the end of a sentence, a list item. */
function endsThought( line: string ): boolean {
	return /[.!?。！？…]["')\]]*\s*$/.test( line ) && ! /\b[\p{L}]{1,4}\.\s*$/u.test( line ) && ! EMAIL.test( line );
}

/**
 * Finds the lines that introduce a quotation ("On … wrote:"), also when they were wrapped over several lines.
 */
export function findAttributions( lines: readonly string[] ): Span[] {
	const spans: Span[] = [];
	let free = 0;
	for ( let end = 0; end < lines.length; end++ ) {
		const last = strip( lines[ end ] as string );
		if (
			last === '' ||
			last.length > MAX_LENGTH ||
			! ( ( mayEnd( last ) && ( ENDS.test( last ) || DASHED.test( last ) ) ) || ZONED.test( last ) )
		) {
			continue;
		}
		let joined = '';
		let best = -1;
		for ( let start = end; start >= free && start > end - MAX_LINES - 3; start-- ) {
			const line = strip( lines[ start ] as string );
			if ( start < end && ( endsThought( line ) || joined.length + line.length > MAX_LENGTH || end - start > MAX_LINES + 2 ) ) {
				break;
			}
			joined = line === '' ? joined : `${ line } ${ joined }`.trim();
			if ( line === '' ) {
				continue;
			}
			const strong = STARTS.test( line );
			const plausible = strong || start === end || ( start >= end - 2 && EMAIL.test( line ) && /^["'<\p{L}]/u.test( line ) );
			if ( plausible && isAttribution( joined ) ) {
				// A line may be the tail of one that began above: the start that looks like one is preferred.
				best = start;
				if ( strong ) {
					break;
				}
			}
		}
		if ( best >= 0 ) {
			spans.push( { from: best, to: end } );
			free = end + 1;
		}
	}
	return spans;
}

/** Cuts a line on which a reply and the attribution behind it were run together; null when it is not one. */
export function splitMidLine( line: string ): [ string, string ] | null {
	// Most lines end otherwise, which is the cheapest thing to find out.
	if ( line.length > 600 || ! line.trimEnd().endsWith( ':' ) || STARTS.test( line ) ) {
		return null;
	}
	const match = MID_LINE.exec( line );
	const attribution = match?.[ 2 ] ?? '';
	return match && ( TIME.test( attribution ) || EMAIL.test( attribution ) ) && ! /[.!?]\s+\p{Lu}\p{Ll}+\s+\p{Ll}+\s/u.test( attribution )
		? [ match[ 1 ] as string, attribution ]
		: null;
}
