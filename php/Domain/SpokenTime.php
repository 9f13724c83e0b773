<?php
/**
 * Times as people write them.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Understands "tomorrow 9:00", "2 h", "monday", "next week", "2026-12-01 14:30", in English and Spanish.
 */
final class SpokenTime {
	/** When a day is named without a time. */
	private const MORNING = '9:00';

	private const DAYS = array(
		'today'              => 0,
		'hoy'                => 0,
		'tomorrow'           => 1,
		'manana'             => 1,
		'day after tomorrow' => 2,
		'pasado manana'      => 2,
	);

	private const WEEKDAYS = array(
		'monday'    => 1,
		'mon'       => 1,
		'lunes'     => 1,
		'tuesday'   => 2,
		'tue'       => 2,
		'martes'    => 2,
		'wednesday' => 3,
		'wed'       => 3,
		'miercoles' => 3,
		'thursday'  => 4,
		'thu'       => 4,
		'jueves'    => 4,
		'friday'    => 5,
		'fri'       => 5,
		'viernes'   => 5,
		'saturday'  => 6,
		'sat'       => 6,
		'sabado'    => 6,
		'sunday'    => 7,
		'sun'       => 7,
		'domingo'   => 7,
		'next week' => 1,
		'la semana que viene' => 1,
		'la proxima semana'   => 1,
	);

	private const UNITS = array(
		'minutes' => '/^(?:m|min|mins|minutes?|minutos?)$/',
		'hours'   => '/^(?:h|hrs?|hours?|horas?)$/',
		'days'    => '/^(?:d|days?|dias?)$/',
		'weeks'   => '/^(?:w|weeks?|semanas?)$/',
	);

	/**
	 * The time.
	 *
	 * @param string        $words What somebody wrote.
	 * @param int           $now   Unix time.
	 * @param \DateTimeZone $zone  Where they are.
	 * @return int|null Unix time; null when it is not understood, not in the future, or more than two years away.
	 */
	public static function read( string $words, int $now, \DateTimeZone $zone ): ?int {
		$words = trim( (string) preg_replace( array( '/[.,!]+$/', '/\s+/', '/^(?:until|till|hasta(?: el| la| las)?|in|en|el|on|for|por)\s+/' ), array( '', ' ', '' ), Fold::fold( $words ) ) );
		$start = ( new \DateTimeImmutable( "@$now" ) )->setTimezone( $zone );
		$found = self::span( $words, $start ) ?? self::date( $words, $start ) ?? self::day( $words, $start );
		$unix  = $found?->getTimestamp();
		return null === $unix || $unix <= $now || $unix > $now + 2 * YEAR_IN_SECONDS ? null : $unix;
	}

	/**
	 * "2 h", "3 days".
	 *
	 * @param string             $words Folded.
	 * @param \DateTimeImmutable $start Now.
	 */
	private static function span( string $words, \DateTimeImmutable $start ): ?\DateTimeImmutable {
		if ( ! preg_match( '/^(\d{1,3}|an?|una?) ?([a-z]+)$/', $words, $found ) ) {
			return null;
		}
		foreach ( self::UNITS as $unit => $names ) {
			if ( preg_match( $names, $found[2] ) ) {
				return $start->modify( '+' . ( ctype_digit( $found[1] ) ? (int) $found[1] : 1 ) . " $unit" ) ?: null;
			}
		}
		return null;
	}

	/**
	 * "2026-12-01 14:30".
	 *
	 * @param string             $words Folded.
	 * @param \DateTimeImmutable $start Now.
	 */
	private static function date( string $words, \DateTimeImmutable $start ): ?\DateTimeImmutable {
		if ( ! preg_match( '/^(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ](.+))?$/', $words, $found ) || ! checkdate( (int) $found[2], (int) $found[3], (int) $found[1] ) ) {
			return null;
		}
		return self::at( $start->setDate( (int) $found[1], (int) $found[2], (int) $found[3] ), $found[4] ?? self::MORNING );
	}

	/**
	 * "tomorrow", "friday 15:00", "15:00".
	 *
	 * @param string             $words Folded.
	 * @param \DateTimeImmutable $start Now.
	 */
	private static function day( string $words, \DateTimeImmutable $start ): ?\DateTimeImmutable {
		$names = array_keys( self::DAYS + self::WEEKDAYS );
		usort( $names, static fn( string $a, string $b ): int => strlen( $b ) - strlen( $a ) );
		foreach ( $names as $name ) {
			if ( $words !== $name && ! str_starts_with( $words, "$name " ) ) {
				continue;
			}
			$time = trim( substr( $words, strlen( $name ) ) );
			$days = self::DAYS[ $name ] ?? null;
			// "Monday", said on a Monday, is the next one.
			$days ??= ( self::WEEKDAYS[ $name ] - (int) $start->format( 'N' ) + 6 ) % 7 + 1;
			return self::at( $start->modify( "+$days days" ) ?: $start, '' === $time ? self::MORNING : $time );
		}
		$today = self::at( $start, $words );
		return null !== $today && $today <= $start ? ( $today->modify( '+1 day' ) ?: null ) : $today;
	}

	/**
	 * A time of day.
	 *
	 * @param \DateTimeImmutable $day  The day.
	 * @param string             $time "9", "9:30", "9.30", "9am", "at 9", "a las 9".
	 */
	private static function at( \DateTimeImmutable $day, string $time ): ?\DateTimeImmutable {
		if ( ! preg_match( '/^(?:at |a las? |around )?(\d{1,2})(?:[:.h](\d{2}))? ?(am|pm|h)?$/', trim( $time ), $found ) ) {
			return null;
		}
		$hour = (int) $found[1];
		$half = $found[3] ?? '';
		if ( ( 'am' === $half || 'pm' === $half ) && ( $hour < 1 || $hour > 12 ) ) {
			return null;
		}
		$hour   = match ( $half ) {
			'am'    => $hour % 12,
			'pm'    => $hour % 12 + 12,
			default => $hour,
		};
		$minute = (int) ( $found[2] ?? 0 );
		return $hour > 23 || $minute > 59 ? null : $day->setTime( $hour, $minute );
	}
}
