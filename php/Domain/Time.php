<?php
/**
 * Points in time.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Translates between Unix time, the tables' UTC datetimes and the contract's ISO 8601.
 */
final class Time {
	/**
	 * For a datetime column.
	 *
	 * @param int $unix Seconds since 1970, UTC.
	 * @return string Such as "2026-11-21 18:05:00".
	 */
	public static function sql( int $unix ): string {
		return gmdate( 'Y-m-d H:i:s', $unix );
	}

	/**
	 * Now, for a datetime column.
	 */
	public static function now(): string {
		return self::sql( time() );
	}

	/**
	 * Unix time of a datetime column.
	 *
	 * @param string $sql UTC datetime.
	 */
	public static function unix( string $sql ): int {
		return (int) strtotime( $sql . ' UTC' );
	}

	/**
	 * A datetime column in the contract's form.
	 *
	 * @param string|null $sql UTC datetime or null.
	 * @return string|null Such as "2026-11-21T18:05:00Z".
	 */
	public static function iso( ?string $sql ): ?string {
		return null === $sql || '' === $sql ? null : gmdate( 'Y-m-d\TH:i:s\Z', self::unix( $sql ) );
	}

	/**
	 * Unix time of an RFC 3339 time that the schema has let through.
	 *
	 * @param string $iso Such as "2026-11-21T18:05:00+01:00".
	 * @return int|null Null when it is no time at all.
	 */
	public static function parse( string $iso ): ?int {
		$unix = strtotime( $iso );
		return false === $unix ? null : $unix;
	}
}
