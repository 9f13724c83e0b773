<?php
/**
 * Work that nobody waits for.
 *
 * @package Mesa
 */

namespace Mesa\Jobs;

defined( 'ABSPATH' ) || exit;

/**
 * Does something when whoever asked has the answer. Where the web server cannot be told that the answer is complete
 * (PHP's own server, mod_php), it is done at the end of the request all the same, and held up a little.
 */
final class AfterAnswer {
	/**
	 * Notes what is to be done.
	 *
	 * @param \Closure(bool): void $work Told whether the answer has gone.
	 */
	public static function do( \Closure $work ): void {
		add_action( 'shutdown', static fn() => $work( self::end() ), PHP_INT_MAX );
	}

	/**
	 * Ends the answer.
	 */
	private static function end(): bool {
		foreach ( array( 'fastcgi_finish_request', 'litespeed_finish_request' ) as $finish ) {
			if ( function_exists( $finish ) ) {
				$finish();
				return true;
			}
		}
		return false;
	}
}
