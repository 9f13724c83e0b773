import { __, sprintf } from '@wordpress/i18n';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The page's language, which WordPress prints on the html element, for example "es-ES". */
function language(): string | undefined {
	return document.documentElement.lang || undefined;
}

const formats = new Map< string, Intl.DateTimeFormat >();

function format( date: Date, options: Intl.DateTimeFormatOptions ): string {
	const key = language() + JSON.stringify( options );
	let formatter = formats.get( key );
	if ( ! formatter ) {
		formatter = new Intl.DateTimeFormat( language(), options );
		formats.set( key, formatter );
	}
	return formatter.format( date );
}

/** Reads the contract's times, which are UTC, with or without saying so. */
export function parseTime( text: string ): Date {
	const iso = text.replace( ' ', 'T' );
	return new Date( /(Z|[+-]\d\d:?\d\d)$/.test( iso ) ? iso : `${ iso }Z` );
}

function startOfDay( date: Date ): number {
	return new Date( date.getFullYear(), date.getMonth(), date.getDate() ).getTime();
}

/** "now", "2 min", "3 h", "yesterday 14:05", "12 Nov", "12 Nov 2025". */
export function shortTime( date: Date, now: Date ): string {
	const age = now.getTime() - date.getTime();
	if ( age < MINUTE ) {
		return __( 'now', 'mesa-help-desk' );
	}
	if ( age < HOUR ) {
		/* translators: %d: minutes, as short as possible. */
		return sprintf( __( '%d min', 'mesa-help-desk' ), Math.floor( age / MINUTE ) );
	}
	const days = Math.round( ( startOfDay( now ) - startOfDay( date ) ) / DAY );
	if ( days === 0 ) {
		/* translators: %d: hours, as short as possible. */
		return sprintf( __( '%d h', 'mesa-help-desk' ), Math.floor( age / HOUR ) );
	}
	if ( days === 1 ) {
		/* translators: %s: time of day, for example 14:05. */
		return sprintf( __( 'yesterday %s', 'mesa-help-desk' ), format( date, { hour: '2-digit', minute: '2-digit' } ) );
	}
	return format( date, { day: 'numeric', month: 'short', ...( date.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' } ) } );
}

/** How long somebody has been waiting: "now", "4 m", "1 h 12 m", "14 h", "3 d". */
export function duration( milliseconds: number ): string {
	const minutes = Math.max( 0, Math.floor( milliseconds / MINUTE ) );
	if ( minutes === 0 ) {
		return __( 'now', 'mesa-help-desk' );
	}
	if ( minutes < 60 ) {
		/* translators: %d: minutes, one letter. */
		return sprintf( __( '%d m', 'mesa-help-desk' ), minutes );
	}
	const hours = Math.floor( minutes / 60 );
	if ( hours >= 10 && hours < 24 ) {
		/* translators: %d: hours, as short as possible. */
		return sprintf( __( '%d h', 'mesa-help-desk' ), hours );
	}
	if ( hours < 24 ) {
		/* translators: 1: hours, 2: minutes, one letter each. */
		return sprintf( __( '%1$d h %2$d m', 'mesa-help-desk' ), hours, minutes % 60 );
	}
	/* translators: %d: days, one letter. */
	return sprintf( __( '%d d', 'mesa-help-desk' ), Math.floor( hours / 24 ) );
}

/** The exact moment with its zone, for titles. */
export function exactTime( date: Date ): string {
	return format( date, { dateStyle: 'full', timeStyle: 'long' } );
}

/** A moment to the second, as short as a table needs it. */
export function stamp( date: Date ): string {
	return format( date, { dateStyle: 'medium', timeStyle: 'medium' } );
}

/** Day and time of a day in the future, for "snoozed until". */
export function dayAndTime( date: Date ): string {
	return format( date, { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } );
}
