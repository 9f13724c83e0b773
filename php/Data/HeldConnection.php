<?php
/**
 * One connection for one transaction.
 *
 * @package Mesa
 */

namespace Mesa\Data;

defined( 'ABSPATH' ) || exit;

/**
 * Forbids $wpdb to connect anew in the middle of a transaction: it would repeat the failed statement on a connection that
 * knows of no transaction, so that the rest of the work stayed and its beginning did not; and a COMMIT that got no answer
 * would seem to have succeeded. Forbidden to connect, $wpdb ends the whole request; that is turned into an exception, so
 * that the work can be tried again or looked for.
 *
 * @see wpdb::check_connection()
 * @see dead_db()
 */
final class HeldConnection {
	/** What wp_die() asks for, by kind of request. */
	private const HANDLERS = array( 'wp_die_handler', 'wp_die_json_handler', 'wp_die_ajax_handler' );

	/**
	 * How often $wpdb tried before.
	 */
	private readonly int $tries;

	/**
	 * Throws where WordPress would end the request.
	 */
	private readonly \Closure $throwing;

	/**
	 * Holds on to the connection that there is.
	 */
	public function __construct() {
		global $wpdb;
		// Not public, but let through by wpdb::__get() and __set().
		$this->tries             = isset( $wpdb->reconnect_retries ) ? (int) $wpdb->reconnect_retries : 5;
		$wpdb->reconnect_retries = 0;
		$this->throwing          = self::throwing( ... );
		foreach ( self::HANDLERS as $hook ) {
			add_filter( $hook, $this->throwing, PHP_INT_MAX );
		}
	}

	/**
	 * Lets go of it. Must be called, once.
	 */
	public function release(): void {
		global $wpdb;
		$wpdb->reconnect_retries = $this->tries;
		foreach ( self::HANDLERS as $hook ) {
			remove_filter( $hook, $this->throwing, PHP_INT_MAX );
		}
	}

	/**
	 * Puts a way out before the one that ends the request.
	 *
	 * @param callable $handler What wp_die() would call.
	 */
	private static function throwing( callable $handler ): callable {
		return static function ( mixed ...$words ) use ( $handler ): void {
			if ( self::is_lost() ) {
				throw new DataException( 'The database has gone away in the middle of a transaction.' );
			}
			$handler( ...$words );
		};
	}

	/**
	 * Whether the request is about to end for want of a database, and not for another reason.
	 */
	private static function is_lost(): bool {
		global $wpdb;
		$connection = $wpdb->dbh ?? null;
		// phpcs:ignore WordPress.DB.RestrictedFunctions -- $wpdb keeps its number to itself; 2006 is CR_SERVER_GONE_ERROR.
		return ! $connection instanceof \mysqli || 2006 === mysqli_errno( $connection );
	}
}
