<?php
/**
 * When to try again.
 *
 * @package Mesa
 */

namespace Mesa\Jobs;

defined( 'ABSPATH' ) || exit;

/**
 * Waits one minute, then longer each time, for about a day: a mail server's bad hour passes by itself, and greylisting
 * (RFC 6647) asks for a second try after some minutes.
 */
final class Backoff {
	/** Seconds before the second, third … try. Together a little over 24 hours. */
	private const WAITS = array( 60, 300, 900, 1800, 3600, 7200, 14400, 28800, 28800 );

	/**
	 * How long to wait, in seconds, or null when there are no tries left.
	 *
	 * @param int $tries Tries that have failed, at least 1.
	 */
	public static function seconds( int $tries ): ?int {
		/**
		 * Filters the seconds between the tries of a job.
		 *
		 * @param int[] $waits Before the second, third … try; an empty list means no second try.
		 */
		$waits = array_values( (array) apply_filters( 'mesa_job_retry_delays', self::WAITS ) );
		if ( ! isset( $waits[ $tries - 1 ] ) ) {
			return null;
		}
		$wait = max( 0, (int) $waits[ $tries - 1 ] );
		// A fifth more or less, so that a hundred mails that failed together do not come back together.
		return $wait < 5 ? $wait : random_int( (int) ( $wait * 0.8 ), (int) ( $wait * 1.2 ) );
	}
}
