<?php
/**
 * Drop-in of tests (wp-content/db.php): sends reads to a replica by the rules of HyperDB and LudicrousDB.
 *
 * A SELECT goes to the replica unless its table was written in this request or somebody has called
 * send_reads_to_masters(); everything that is no SELECT goes to the primary. FOR UPDATE is a SELECT (HyperDB, and
 * LudicrousDB until 5.2).
 *
 * @package Mesa
 */

defined( 'ABSPATH' ) || exit;

/**
 * Two connections behind one $wpdb.
 */
class MesaSplitReads extends wpdb {
	/** Tables written in this request; true: all of them. */
	private array|bool $written = array();
	/** Connections by "primary" and "replica". */
	private array $open = array();
	/** Which one is in use. */
	private string $chosen = 'primary';
	/** Mesa's statements that the replica answered. */
	public int $from_replica = 0;

	/**
	 * HyperDB's way to read where one writes.
	 */
	public function send_reads_to_masters(): void {
		$this->written = true;
	}

	/**
	 * Runs a statement where it belongs.
	 *
	 * @param string $query SQL.
	 */
	public function query( $query ) {
		$is_read = (bool) preg_match( '/^\s*(?:SELECT|SHOW|DESCRIBE|DESC|EXPLAIN)\s/i', $query );
		preg_match( '/\b(?:FROM|INTO|UPDATE|TABLE)\s+`?(\w+)`?/i', $query, $found );
		$table = $found[1] ?? '';
		if ( ! $is_read && is_array( $this->written ) ) {
			$this->written[ $table ] = true;
		}
		$fresh = true === $this->written || ! $is_read || array_filter( array_keys( $this->written ), static fn( $name ) => '' !== $name && str_contains( $query, (string) $name ) );
		$this->choose( $fresh ? 'primary' : 'replica' );
		if ( ! $fresh && str_contains( $query, 'mesa_' ) && ! str_contains( $query, 'options' ) ) {
			++$this->from_replica;
		}
		return parent::query( $query );
	}

	/**
	 * Takes up a connection.
	 *
	 * @param string $which "primary" or "replica".
	 */
	private function choose( string $which ): void {
		if ( $which === $this->chosen ) {
			return;
		}
		$this->open[ $this->chosen ] = $this->dbh;
		$this->chosen                = $which;
		if ( ! empty( $this->open[ $which ] ) ) {
			$this->dbh = $this->open[ $which ];
			return;
		}
		$this->dbhost = 'replica' === $which ? MESA_TEST_REPLICA : DB_HOST;
		$this->db_connect();
	}
}

$GLOBALS['wpdb'] = new MesaSplitReads( DB_USER, DB_PASSWORD, DB_NAME, DB_HOST ); // phpcs:ignore WordPress.WP.GlobalVariablesOverride -- That is what a drop-in is for.

// Tells the test how much of an answer came from the replica.
add_filter(
	'rest_post_dispatch',
	static function ( $response ) {
		$response->header( 'X-Test-From-Replica', (string) $GLOBALS['wpdb']->from_replica );
		return $response;
	}
);
