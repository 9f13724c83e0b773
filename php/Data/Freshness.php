<?php
/**
 * Reading what was written a moment ago.
 *
 * @package Mesa
 */

namespace Mesa\Data;

defined( 'ABSPATH' ) || exit;

/**
 * Where a site has more than one database, a read may come from one that has not heard of the last write yet: a replica, or
 * another node of a Galera cluster. This makes one request see at least what the person who asks has seen or done already.
 * With a single database it does nothing. See docs/scaling.md.
 */
final class Freshness {
	/** Remembers what kind of database the site has: "single" or "galera". Loaded with WordPress's other options. */
	public const OPTION = 'mesa_database';

	/**
	 * Takes what it works with.
	 *
	 * @param Db            $db       The database.
	 * @param SequenceStore $sequence The newest number.
	 */
	public function __construct( private readonly Db $db, private readonly SequenceStore $sequence ) {}

	/**
	 * Whether a read may miss a write that is done. Asks the database nothing.
	 */
	public static function is_of_use(): bool {
		return Replicas::are_there() || self::is_cluster();
	}

	/**
	 * Lets this request see whatever was written before it began.
	 */
	public function see_everything(): void {
		$this->db->see_everything();
	}

	/**
	 * Lets this request see at least the change with this number.
	 *
	 * @param int $seq A number that somebody was told, see SequenceStore; 0 for none.
	 */
	public function see_change( int $seq ): void {
		if ( $seq > 0 && $this->sequence->current() < $seq ) {
			$this->see_everything();
		}
	}

	/**
	 * Finds out what kind of database there is; on activation, on updates and once a day.
	 */
	public function look(): void {
		$rows  = $this->db->rows( "SHOW VARIABLES LIKE 'wsrep_on'" );
		$found = 'ON' === strtoupper( (string) ( array_change_key_case( $rows[0] ?? array() )['value'] ?? '' ) );
		update_option( self::OPTION, $found ? 'galera' : 'single', true );
	}

	/**
	 * Whether the database is one of several nodes that all take writes. MESA_GALERA in wp-config.php overrules what was found.
	 */
	public static function is_cluster(): bool {
		// Not get_option(), which would ask the database where nobody has looked yet.
		return defined( 'MESA_GALERA' ) ? (bool) MESA_GALERA : 'galera' === ( wp_load_alloptions()[ self::OPTION ] ?? 'single' );
	}
}
