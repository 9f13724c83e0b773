import { parseDate } from '../parse/index.ts';

/** Beginnings of month names by number, in the languages that the header words know; longer ones first where two share one. */
const MONTHS: readonly ( readonly [ number, string ] )[] = [
	[ 6, 'juin' ],
	[ 7, 'juil' ],
	[ 3, 'mrz' ],
	[ 5, 'mag' ],
	...(
		[
			'jan ene gen sty янв يناير ian',
			'feb fév lut фев فبراير',
			'mar mär maa март مارس mrt',
			'apr abr avr kwi апр أبريل ابريل',
			'may mai mei maj май мая مايو',
			'jun giu cze июн يونيو',
			'jul lug lip июл يوليو',
			'aug ago aoû aou sie авг أغسطس اغسطس',
			'sep set wrz сен سبتمبر',
			'oct okt out ott paź paz окт أكتوبر اكتوبر',
			'nov lis ноя نوفمبر',
			'dec dic dez déc gru дек ديسمبر',
		] as const
	 ).flatMap( ( names, index ) => names.split( ' ' ).map( ( name ) => [ index + 1, name ] as const ) ),
];

const NUMERIC_YEAR_FIRST = /(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})/;
const NUMERIC_YEAR_LAST = /(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2\s?(\d{4}|\d{2})(?!\d)/;
const DAY_MONTH = /(?<!\d)(\d{1,2})\.?[\s/-]*(?:(?:de|of)\s+)?([\p{L}]{3,12})\.?,?[\s/-]*(?:(?:de|del|of)\s+)?(\d{4})(?!\d)/u;
const MONTH_DAY = /([\p{L}]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/u;
const TIME = /(?<!\d)(\d{1,2})\s?[:hH]\s?(\d{2})(?:[:.](\d{2}))?\s?(am|pm|[ap]\.\s?m\.|午前|午後|上午|下午|ص|م)?/iu;
/** With dots, as in Finland or Indonesia; looked for behind the day only, which has dots as well. */
const DOTTED_TIME = /(?<=\d{4}.*)(?<![\d.])(\d{1,2})\.(\d{2})(?:\.(\d{2}))?(?![\d.])/u;
const BEFORE_TIME = /(午前|午後|上午|下午)\s?\d{1,2}\s?[:.]/u;
const ZONE = /(?:gmt|utc)\s?([+-]\d{1,2})(?::?(\d{2}))?|\s([+-]\d{2}):?(\d{2})(?:\s|$|\))/i;

function monthOf( name: string ): number {
	const word = name.toLowerCase();
	return MONTHS.find( ( [ , beginning ] ) => word.startsWith( beginning ) )?.[ 0 ] ?? 0;
}

/** Year, month, day. */
function dayOf( text: string, american: boolean ): [ number, number, number ] | null {
	const first = NUMERIC_YEAR_FIRST.exec( text );
	if ( first ) {
		return [ Number( first[ 1 ] ), Number( first[ 2 ] ), Number( first[ 3 ] ) ];
	}
	const named = DAY_MONTH.exec( text );
	if ( named && monthOf( named[ 2 ] as string ) > 0 ) {
		return [ Number( named[ 3 ] ), monthOf( named[ 2 ] as string ), Number( named[ 1 ] ) ];
	}
	const english = MONTH_DAY.exec( text );
	if ( english && monthOf( english[ 1 ] as string ) > 0 ) {
		return [ Number( english[ 3 ] ), monthOf( english[ 1 ] as string ), Number( english[ 2 ] ) ];
	}
	const last = NUMERIC_YEAR_LAST.exec( text );
	if ( ! last ) {
		return null;
	}
	const [ one, other ] = [ Number( last[ 1 ] ), Number( last[ 3 ] ) ];
	const year = Number( last[ 4 ] ) + ( ( last[ 4 ] as string ).length === 2 ? 2000 : 0 );
	// Only Americans put the month first, and they write slashes and a.m. or p.m.
	const monthFirst = other > 12 || ( one <= 12 && american && last[ 2 ] === '/' );
	return monthFirst ? [ year, one, other ] : [ year, other, one ];
}

/**
 * Reads the date that a mail program wrote above a mail it passes on, in its own language. Where it names no zone, UTC is
 * taken: some hours off is better than nothing.
 *
 * @returns ISO 8601, or null.
 */
export function readWrittenDate( value: string ): string | null {
	const text = value
		.slice( 0, 200 )
		.replace( /[٠-٩]/g, ( digit ) => String( digit.charCodeAt( 0 ) - 0x660 ) )
		.replace( /[\u00a0\u202f\u200e\u200f]/g, ' ' );
	if ( /^\s*(\w{3},\s*)?\d{1,2} \w{3} \d{4} \d{2}:\d{2}(:\d{2})? ([+-]\d{4}|[A-Z]{1,5})\b/.test( text ) ) {
		return parseDate( text );
	}
	const time = TIME.exec( text ) ?? DOTTED_TIME.exec( text );
	const half = `${ BEFORE_TIME.exec( text )?.[ 1 ] ?? '' }${ time?.[ 4 ] ?? '' }`.toLowerCase();
	const day = dayOf( time ? text.replace( time[ 0 ], ' ' ) : text, /[ap]\.?\s?m/.test( half ) );
	if ( ! day ) {
		return null;
	}
	const [ year, month, date ] = day;
	let hour = Number( time?.[ 1 ] ?? 0 );
	if ( /p\.?\s?m|午後|下午|م/.test( half ) && hour < 12 ) {
		hour += 12;
	} else if ( /a\.?\s?m|午前|上午|ص/.test( half ) && hour === 12 ) {
		hour = 0;
	}
	const zone = ZONE.exec( text );
	const hours = Number( zone?.[ 1 ] ?? zone?.[ 3 ] ?? 0 );
	const minutes = Number( zone?.[ 2 ] ?? zone?.[ 4 ] ?? 0 ) * ( hours < 0 ? -1 : 1 );
	const ms = Date.UTC( year, month - 1, date, hour - hours, Number( time?.[ 2 ] ?? 0 ) - minutes, Number( time?.[ 3 ] ?? 0 ) );
	const check = new Date( Date.UTC( year, month - 1, date ) );
	return Number.isNaN( ms ) || year < 1990 || year > 2200 || check.getUTCMonth() !== month - 1 || hour > 24
		? null
		: new Date( ms ).toISOString();
}
