const MONTHS = [ 'jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec' ];
/** Obsolete zone names of RFC 5322 section 4.3, and those seen often besides, in minutes east of UTC. */
const ZONES: Record< string, number > = {
	ut: 0,
	utc: 0,
	gmt: 0,
	z: 0,
	wet: 0,
	bst: 60,
	west: 60,
	cet: 60,
	met: 60,
	cest: 120,
	mest: 120,
	eet: 120,
	eest: 180,
	msk: 180,
	ist: 330,
	jst: 540,
	kst: 540,
	hkt: 480,
	aest: 600,
	aedt: 660,
	est: -300,
	edt: -240,
	cst: -360,
	cdt: -300,
	mst: -420,
	mdt: -360,
	pst: -480,
	pdt: -420,
};

function zoneMinutes( zone: string ): number {
	const numeric = /^(?:gmt|utc?)?\s*([+-])\s*(\d{1,2}):?(\d{2})?$/i.exec( zone );
	if ( numeric ) {
		const minutes = Number( numeric[ 2 ] ) * 60 + Number( numeric[ 3 ] ?? 0 );
		return ( numeric[ 1 ] === '-' ? -1 : 1 ) * ( minutes > 24 * 60 ? 0 : minutes );
	}
	return ZONES[ zone.toLowerCase() ] ?? 0;
}

function fullYear( text: string ): number {
	const year = Number( text );
	if ( text.length >= 4 ) {
		return year;
	}
	return text.length === 3 || year >= 50 ? 1900 + year : 2000 + year;
}

/** Time from its fields, null when one of them does not exist (31 February). */
function build( year: number, month: number, day: number, time: string, zone: string ): string | null {
	const [ hour = 0, minute = 0, second = 0 ] = time.split( /[:.]/ ).map( Number );
	const ms = Date.UTC( year, month, day, hour, minute, Math.min( second, 59 ) );
	const check = new Date( ms );
	if ( Number.isNaN( ms ) || hour > 24 || minute > 59 || check.getUTCMonth() !== month || year < 1970 || year > 9998 ) {
		return hour === 24 && ! Number.isNaN( ms ) ? new Date( ms - zoneMinutes( zone ) * 60000 ).toISOString() : null;
	}
	return new Date( ms - zoneMinutes( zone ) * 60000 ).toISOString();
}

const RFC =
	/(?:^|[\s,])(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?[\s,-]+(\d{2,4})[\s,]+(?:at\s+)?(\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)(?:\.\d+)?\s*(am|pm)?\s*([+-]\s*\d{1,2}:?\d{2}|[a-z]{1,5}(?:\s*[+-]\d{1,2}(?::?\d{2})?)?)?/i;
const ASCTIME =
	/([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(?:(\d{4}),?\s+)?(\d{1,2}:\d{2}(?::\d{2})?)(?:\s*(am|pm)\b)?(?:\s*([+-]\d{4}|[a-z]{1,5}(?:[+-]\d{1,2}:?\d{2})?))?(?:\s+(\d{4}))?(?:\s+([+-]\d{4}))?/i;
const ISO = /(\d{4})-(\d{1,2})-(\d{1,2})[t\s]+(\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(z|[+-]\d{2}:?\d{2}|[a-z]{3,4})?/i;

function twelveHours( time: string, half: string | undefined ): string {
	if ( ! half ) {
		return time;
	}
	const [ hour, ...rest ] = time.split( /[:.]/ );
	return [ ( Number( hour ) % 12 ) + ( half.toLowerCase() === 'pm' ? 12 : 0 ), ...rest ].join( ':' );
}

/**
 * The time a Date header tells, as ISO 8601 in UTC; null when it cannot be read. Never "now".
 */
export function parseDate( raw: string ): string | null {
	const text = raw
		.slice( 0, 1000 )
		.replace( /\([^()]*\)/g, ' ' )
		.replace( /\s+/g, ' ' )
		.replace( /(\d) ?: ?(?=\d)/g, '$1:' )
		.trim()
		.slice( 0, 200 );
	const rfc = RFC.exec( text );
	if ( rfc ) {
		const month = MONTHS.indexOf( ( rfc[ 2 ] as string ).toLowerCase() );
		return month < 0
			? null
			: build(
					fullYear( rfc[ 3 ] as string ),
					month,
					Number( rfc[ 1 ] ),
					twelveHours( rfc[ 4 ] as string, rfc[ 5 ] ),
					rfc[ 6 ] ?? ''
				);
	}
	const iso = ISO.exec( text );
	if ( iso ) {
		return build( Number( iso[ 1 ] ), Number( iso[ 2 ] ) - 1, Number( iso[ 3 ] ), iso[ 4 ] as string, iso[ 5 ] ?? '' );
	}
	const asc = ASCTIME.exec( text );
	const year = asc?.[ 3 ] ?? asc?.[ 7 ];
	if ( asc && year ) {
		const month = MONTHS.indexOf( ( asc[ 1 ] as string ).toLowerCase() );
		return month < 0
			? null
			: build( Number( year ), month, Number( asc[ 2 ] ), twelveHours( asc[ 4 ] as string, asc[ 5 ] ), asc[ 8 ] ?? asc[ 6 ] ?? '' );
	}
	return null;
}

/**
 * The date among the Date fields of a mail (there should be one): the first that can be read whole, else the first of
 * which something can be read. A field that breaks off within its time ("10:00:t…") is the last choice.
 */
export function firstDate( values: readonly string[] ): string | null {
	const read = values.map( ( raw ) => ( { date: parseDate( raw ), whole: ! /\d:(?!\s*\d)/.test( raw ) } ) );
	return ( read.find( ( { date, whole } ) => date !== null && whole ) ?? read.find( ( { date } ) => date !== null ) )?.date ?? null;
}
