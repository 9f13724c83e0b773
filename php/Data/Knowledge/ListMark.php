<?php
/**
 * That the list of articles does not fit any more, and who writes it.
 *
 * @package Mesa
 */

namespace Mesa\Data\Knowledge;

use Mesa\Data\DataException;
use Mesa\Data\Db;

defined( 'ABSPATH' ) || exit;

/**
 * An option that holds another random value after every change, and a lock. Both go by the database alone: WordPress
 * answers for options from caches that know nothing of other requests.
 */
final class ListMark {
	/** Option: something has changed since the list was written. Loaded with every page, and not there most of the time. */
	public const STALE = 'mesa_search_file_stale';
	/** Option: somebody writes the list. */
	public const LOCK = 'mesa_search_file_lock';
	/** Seconds after which a lock belongs to a request that died. */
	private const LOCK_TTL = 120;

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * Notes a change.
	 *
	 * @return string What is noted, for is() and drop().
	 * @throws DataException When a statement fails.
	 */
	public function set(): string {
		global $wpdb;
		$value = bin2hex( random_bytes( 8 ) );
		if ( 0 === $this->db->run( "UPDATE {$wpdb->options} SET option_value = %s WHERE option_name = %s", $value, self::STALE ) ) {
			$this->db->run( "INSERT IGNORE INTO {$wpdb->options} (option_name, option_value, autoload) VALUES (%s, %s, 'on')", self::STALE, $value );
		}
		self::forget();
		return $value;
	}

	/**
	 * What is noted.
	 *
	 * @return string '' when nothing has changed.
	 * @throws DataException When the statement fails.
	 */
	public function get(): string {
		return $this->option( self::STALE );
	}

	/**
	 * Says that the list fits, unless something has changed since.
	 *
	 * @param string $value What was noted before the articles were read.
	 * @return bool False when something has changed.
	 * @throws DataException When the statement fails.
	 */
	public function drop( string $value ): bool {
		global $wpdb;
		$is_gone = 1 === $this->db->run( "DELETE FROM {$wpdb->options} WHERE option_name = %s AND option_value = %s", self::STALE, $value );
		self::forget();
		return $is_gone;
	}

	/**
	 * Takes the lock; the unique key on option_name decides between two requests.
	 *
	 * @return string For unlock(); '' when somebody else has it.
	 * @throws DataException When a statement fails.
	 */
	public function lock(): string {
		global $wpdb;
		$mine = ( time() + self::LOCK_TTL ) . ' ' . bin2hex( random_bytes( 8 ) );
		if ( 1 === $this->db->run( "INSERT IGNORE INTO {$wpdb->options} (option_name, option_value, autoload) VALUES (%s, %s, 'off')", self::LOCK, $mine ) ) {
			return $mine;
		}
		$theirs = $this->option( self::LOCK );
		$is_old = '' !== $theirs && (int) $theirs < time();
		return $is_old && 1 === $this->db->run( "UPDATE {$wpdb->options} SET option_value = %s WHERE option_name = %s AND option_value = %s", $mine, self::LOCK, $theirs ) ? $mine : '';
	}

	/**
	 * Gives the lock back, if it is still one's own.
	 *
	 * @param string $mine From lock().
	 * @throws DataException When the statement fails.
	 */
	public function unlock( string $mine ): void {
		global $wpdb;
		$this->db->run( "DELETE FROM {$wpdb->options} WHERE option_name = %s AND option_value = %s", self::LOCK, $mine );
	}

	/**
	 * An option as the database has it.
	 *
	 * @param string $name Its name.
	 */
	private function option( string $name ): string {
		global $wpdb;
		return (string) $this->db->value( "SELECT option_value FROM {$wpdb->options} WHERE option_name = %s", $name );
	}

	/**
	 * WordPress has to ask the database again.
	 */
	private static function forget(): void {
		foreach ( array( 'alloptions', 'notoptions', self::STALE ) as $key ) {
			wp_cache_delete( $key, 'options' );
		}
	}
}
