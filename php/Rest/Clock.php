<?php
/**
 * Times for answers.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

defined( 'ABSPATH' ) || exit;

/**
 * Turns what tables and stores hold into the contract's date-time (ISO 8601, UTC, ending in Z).
 */
final class Clock {
	/**
	 * From a table.
	 *
	 * @param string|null $datetime "Y-m-d H:i:s" in UTC.
	 */
	public static function from_table( ?string $datetime ): ?string {
		return null === $datetime || '' === $datetime ? null : str_replace( ' ', 'T', $datetime ) . 'Z';
	}

	/**
	 * From a Unix time.
	 *
	 * @param int|null $time Seconds.
	 */
	public static function from_unix( ?int $time ): ?string {
		return null === $time ? null : gmdate( 'Y-m-d\TH:i:s\Z', $time );
	}
}
