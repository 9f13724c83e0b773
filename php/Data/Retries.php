<?php
/**
 * Doing again what the database has undone.
 *
 * @package Mesa
 */

namespace Mesa\Data;

defined( 'ABSPATH' ) || exit;

/**
 * Waits a little longer each time, and never as long as a neighbour in the same trouble.
 */
final class Retries {
	private const TRIES = 8;

	/**
	 * Does the work, again when it fails in a way that passes.
	 *
	 * @template T
	 * @param callable(): T                  $work    The work.
	 * @param callable(DataException): bool  $passes  Whether it may be done again after such a failure.
	 * @return T What the work returns.
	 * @throws \Throwable What the last try throws.
	 */
	public static function of( callable $work, callable $passes ): mixed {
		for ( $try = 1; ; $try++ ) {
			try {
				return $work();
			} catch ( DataException $error ) {
				if ( $try >= self::TRIES || ! $passes( $error ) ) {
					throw $error;
				}
				/**
				 * Fires when the database has undone a transaction or a single statement, before it is tried again: a
				 * deadlock, or on a cluster a conflict with another node. Some are normal; see docs/scaling.md.
				 *
				 * @param int    $try   How many tries have failed, from 1.
				 * @param string $error The database's words.
				 */
				do_action( 'mesa_database_retry', $try, $error->getMessage() );
				usleep( random_int( 5_000, 20_000 ) * $try );
			}
		}
	}
}
