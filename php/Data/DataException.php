<?php
/**
 * A statement failed.
 *
 * @package Mesa
 */

namespace Mesa\Data;

defined( 'ABSPATH' ) || exit;

/**
 * Thrown instead of returning false, so that no failed write goes unnoticed.
 */
final class DataException extends \RuntimeException {
	/**
	 * Whether trying the whole transaction again can help.
	 *
	 * 1205 lock wait timeout, 1213 deadlock (also Galera certification conflict), 1047 Galera node not ready, 5 SQLite busy.
	 */
	public function is_passing(): bool {
		$message = $this->getMessage();
		return (bool) preg_match( '/deadlock|lock wait timeout|try restarting transaction|database is locked|not yet prepared node|gone away|lost connection/i', $message );
	}
}
