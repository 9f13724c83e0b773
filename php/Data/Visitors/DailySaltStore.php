<?php
/**
 * A secret for one day.
 *
 * @package Mesa
 */

namespace Mesa\Data\Visitors;

use Mesa\Data\DataException;
use Mesa\Data\Db;

defined( 'ABSPATH' ) || exit;

/**
 * Tells visitors apart for one day without a cookie: what is hashed with the day's salt can be compared today, and
 * with nothing once the salt is thrown away. The salt is random and is kept nowhere else.
 */
final class DailySaltStore {
	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * A visitor's name of the day.
	 *
	 * @param string $who  What tells them apart, for example Visitor::bucket() and the browser's name.
	 * @param string $what What it is for: the same visitor has another name elsewhere.
	 * @param int    $now  Unix time.
	 * @return string 40 hexadecimal digits.
	 * @throws DataException When a statement fails.
	 */
	public function name_of_the_day( string $who, string $what, int $now ): string {
		return substr( hash_hmac( 'sha256', "$what|$who", $this->salt( gmdate( 'Y-m-d', $now ) ) ), 0, 40 );
	}

	/**
	 * The salt of a day (UTC); the first who asks makes it, and throws those of other days away.
	 *
	 * @param string $day Y-m-d.
	 */
	private function salt( string $day ): string {
		$salt = $this->db->value( 'SELECT salt FROM {daily_salts} WHERE day = %s', $day );
		if ( null !== $salt ) {
			return $salt;
		}
		$this->db->run( 'INSERT IGNORE INTO {daily_salts} (day, salt) VALUES (%s, %s)', $day, bin2hex( random_bytes( 32 ) ) );
		$this->throw_away( $day );
		// Somebody else may have been first.
		return (string) $this->db->value( 'SELECT salt FROM {daily_salts} WHERE day = %s', $day );
	}

	/**
	 * Forgets the salts of earlier days. Also run daily, for sites where nobody votes for a while.
	 *
	 * @param string $today Y-m-d.
	 */
	public function throw_away( string $today ): void {
		$this->db->run( 'DELETE FROM {daily_salts} WHERE day < %s', $today );
	}
}
