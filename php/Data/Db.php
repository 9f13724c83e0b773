<?php
/**
 * The one place that speaks to $wpdb.
 *
 * @package Mesa
 */

namespace Mesa\Data;

use Mesa\Data\Tables\TextTables;

defined( 'ABSPATH' ) || exit;

/**
 * Thin wrapper around $wpdb that throws on failure and knows transactions.
 *
 * The SQL written here has to be the same on MariaDB, MySQL and the SQLite driver of WordPress Playground.
 */
final class Db {
	use Rehearsals;
	use Steps;
	use Transactions;

	/**
	 * Rows for the end of the transaction.
	 */
	private readonly Pending $pending;

	/**
	 * Whether the rest of this request reads where it writes.
	 */
	private bool $on_primary = false;

	/**
	 * Begins with nothing waiting.
	 */
	public function __construct() {
		$this->pending = new Pending();
		TextTables::tell();
	}

	/**
	 * Lets the rest of this request read from the database that takes writes. With a drop-in that sends reads to replicas
	 * (HyperDB, LudicrousDB) a replica would not have, or not yet, what decides about a write; see docs/scaling.md. Every
	 * write and every transaction does so by itself.
	 */
	public function use_primary(): void {
		if ( ! $this->on_primary ) {
			$this->on_primary = true;
			Replicas::avoid();
		}
	}

	/**
	 * Lets the rest of this request see everything that was committed before now, on whichever database. On a Galera cluster
	 * this node first takes in all that the cluster had agreed on when it was asked; one statement waits for it, the others
	 * of the request need not. Of no use inside a transaction, which sees what it saw first.
	 *
	 * @see https://mariadb.com/docs/galera-cluster/reference/galera-cluster-system-variables#wsrep_sync_wait
	 */
	public function see_everything(): void {
		$this->use_primary();
		if ( ! Freshness::is_cluster() ) {
			return;
		}
		try {
			$before = $this->value( 'SELECT @@SESSION.wsrep_sync_wait' );
			$this->run( 'SET SESSION wsrep_sync_wait = 1' );
			try {
				$this->value( 'SELECT name FROM {counters} LIMIT 1' );
			} finally {
				// Else every read of this request would wait as long as this one.
				$this->run( 'SET SESSION wsrep_sync_wait = %d', (int) $before );
			}
		} catch ( DataException $error ) {
			// A stale answer is better than none.
			// phpcs:ignore WordPress.PHP.DevelopmentFunctions.error_log_error_log -- Says why screens are behind.
			error_log( 'Mesa: this database node is behind and did not catch up: ' . $error->getMessage() );
		}
	}

	/**
	 * A table's full name.
	 *
	 * @param string $name For example "tickets".
	 */
	public function table( string $name ): string {
		global $wpdb;
		return $wpdb->prefix . 'mesa_' . $name;
	}

	/**
	 * Fills in {table} names and %-placeholders.
	 *
	 * @param string      $sql  With {tickets} for the tickets table and %s, %d, %f for values.
	 * @param list<mixed> $args The values.
	 */
	private function prepared( string $sql, array $args ): string {
		global $wpdb;
		$tables = array();
		$sql    = (string) preg_replace_callback(
			'/\{(\w+)\}/',
			function ( array $found ) use ( &$tables ): string {
				$tables[] = $found[1];
				return $this->table( $found[1] );
			},
			$sql
		);
		$this->write_pending( $this->pending->among( $tables ) );
		// phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- This is where it gets prepared.
		return $args ? (string) $wpdb->prepare( $sql, $args ) : $sql;
	}

	/**
	 * All rows.
	 *
	 * @param string $sql     See prepared().
	 * @param mixed  ...$args Values.
	 * @return list<array<string, string|null>>
	 * @throws DataException When the statement fails.
	 */
	public function rows( string $sql, mixed ...$args ): array {
		global $wpdb;
		if ( $this->depth > 0 ) {
			$this->stop_when_undone();
		}
		// phpcs:ignore WordPress.DB -- Prepared above; caching is the stores' business.
		$rows = $wpdb->get_results( $this->prepared( $sql, array_values( $args ) ), ARRAY_A );
		$this->check( is_array( $rows ) );
		return $rows;
	}

	/**
	 * The first row, or null.
	 *
	 * @param string $sql     See prepared().
	 * @param mixed  ...$args Values.
	 * @return array<string, string|null>|null
	 * @throws DataException When the statement fails.
	 */
	public function row( string $sql, mixed ...$args ): ?array {
		return $this->rows( $sql, ...$args )[0] ?? null;
	}

	/**
	 * The first column of every row.
	 *
	 * @param string $sql     See prepared().
	 * @param mixed  ...$args Values.
	 * @return list<string|null>
	 * @throws DataException When the statement fails.
	 */
	public function column( string $sql, mixed ...$args ): array {
		return array_map( static fn( array $row ) => reset( $row ), $this->rows( $sql, ...$args ) );
	}

	/**
	 * The first column of the first row, or null.
	 *
	 * @param string $sql     See prepared().
	 * @param mixed  ...$args Values.
	 * @throws DataException When the statement fails.
	 */
	public function value( string $sql, mixed ...$args ): ?string {
		$row = $this->row( $sql, ...$args );
		return null === $row ? null : reset( $row );
	}

	/**
	 * Runs a statement that changes something.
	 *
	 * @param string $sql     See prepared().
	 * @param mixed  ...$args Values.
	 * @return int Rows affected. After ON DUPLICATE KEY the number differs between databases: read again instead.
	 * @throws DataException When the statement fails.
	 */
	public function run( string $sql, mixed ...$args ): int {
		return $this->write(
			function () use ( $sql, $args ): int {
				global $wpdb;
				// phpcs:ignore WordPress.DB -- Prepared above.
				$done = $wpdb->query( $this->prepared( $sql, array_values( $args ) ) );
				$this->check( false !== $done );
				return (int) $done;
			}
		);
	}

	/**
	 * Inserts a row.
	 *
	 * @param string                                       $table  Short name.
	 * @param array<string, string|int|float|bool|null>    $values Column => value.
	 * @return int The new id (0 for a table without one).
	 * @throws DataException When it fails, for example on a duplicate key.
	 */
	public function insert( string $table, array $values ): int {
		return $this->write(
			function () use ( $table, $values ): int {
				global $wpdb;
				$loud = $wpdb->suppress_errors( true );
				// phpcs:ignore WordPress.DB -- This is the data layer.
				$done = $wpdb->insert( $this->table( $table ), array_map( self::plain( ... ), $values ) );
				$wpdb->suppress_errors( $loud );
				// A duplicate key is an answer that callers wait for; anything else belongs into the log.
				if ( false === $done && ! preg_match( '/duplicate|unique constraint/i', (string) $wpdb->last_error ) ) {
					$wpdb->print_error();
				}
				$this->check( false !== $done );
				return (int) $wpdb->insert_id;
			}
		);
	}

	/**
	 * Inserts a row whose id nobody needs: at the end of the transaction, together with others of its table, or sooner
	 * when a statement asks for that table; at once when there is no transaction.
	 *
	 * @param string                                    $table     Short name.
	 * @param array<string, string|int|float|bool|null> $values    Column => value; the same columns each time.
	 * @param string                                    $duplicate What to do about a key that is there: '' fails, 'ignore' leaves it, else what ON DUPLICATE KEY UPDATE does.
	 */
	public function insert_later( string $table, array $values, string $duplicate = '' ): void {
		$this->pending->add( $table, $values, $duplicate );
		if ( 0 === $this->depth ) {
			$this->write_pending( array( $table ) );
		}
	}

	/**
	 * Changes a row at the end of the transaction, together with others of its table, or sooner when a statement asks for
	 * that table; at once when there is no transaction.
	 *
	 * @param string                            $table Short name.
	 * @param int                               $id    The row.
	 * @param mixed                             $about What the work has to know of it.
	 * @param callable(array<int, mixed>): void $work  Does it for all rows, by id; the same for each row of a table.
	 */
	public function work_later( string $table, int $id, mixed $about, callable $work ): void {
		if ( 0 === $this->depth ) {
			$work( array( $id => $about ) );
			return;
		}
		if ( $this->pending->has_work( $table, $id ) ) {
			$this->write_pending( array( $table ) );
		}
		$this->pending->add_work( $table, $id, $about, $work );
	}

	/**
	 * Writes rows that wait, and does the work that waits.
	 *
	 * @param list<string> $tables Short names.
	 */
	private function write_pending( array $tables ): void {
		foreach ( $tables as $table ) {
			$this->do_pending( $table );
			foreach ( $this->pending->take( $table ) as $statement ) {
				$this->run( $statement['sql'], ...$statement['values'] );
			}
		}
	}

	/**
	 * Does all work and writes all rows that wait. The work first: what it adds to rows that others write too goes into their
	 * one statement, in its order, and before the sequence number (see Pending::take() and docs/adr/0024).
	 */
	private function write_all_pending(): void {
		for ( $tables = $this->pending->with_work(); $tables; $tables = $this->pending->with_work() ) {
			foreach ( $tables as $table ) {
				$this->do_pending( $table );
			}
		}
		$this->write_pending( $this->pending->tables() );
	}

	/**
	 * Does the work that a table waits for.
	 *
	 * @param string $table Short name.
	 */
	private function do_pending( string $table ): void {
		$work = $this->pending->take_work( $table );
		if ( null !== $work ) {
			$work();
		}
	}

	/**
	 * Updates rows.
	 *
	 * @param string                                    $table  Short name.
	 * @param array<string, string|int|float|bool|null> $values Column => new value.
	 * @param array<string, string|int|null>            $where  Column => value that must match.
	 * @return int Rows changed.
	 * @throws DataException When it fails.
	 */
	public function update( string $table, array $values, array $where ): int {
		$this->write_pending( $this->pending->among( array( $table ) ) );
		return $this->write(
			function () use ( $table, $values, $where ): int {
				global $wpdb;
				// phpcs:ignore WordPress.DB -- This is the data layer.
				$done = $wpdb->update( $this->table( $table ), array_map( self::plain( ... ), $values ), $where );
				$this->check( false !== $done );
				return (int) $done;
			}
		);
	}

	/**
	 * Deletes rows.
	 *
	 * @param string                    $table Short name.
	 * @param array<string, string|int> $where Column => value that must match.
	 * @throws DataException When it fails.
	 */
	public function delete( string $table, array $where ): int {
		$this->write_pending( $this->pending->among( array( $table ) ) );
		return $this->write(
			function () use ( $table, $where ): int {
				global $wpdb;
				// phpcs:ignore WordPress.DB -- This is the data layer.
				$done = $wpdb->delete( $this->table( $table ), $where );
				$this->check( false !== $done );
				return (int) $done;
			}
		);
	}

	/**
	 * Turns a failed call into an exception.
	 *
	 * @param bool $ok Whether the call succeeded.
	 * @throws DataException When it did not.
	 */
	private function check( bool $ok ): void {
		global $wpdb;
		if ( ! $ok || '' !== $wpdb->last_error ) {
			// phpcs:ignore WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Goes to the log, not to a page.
			throw new DataException( '' !== $wpdb->last_error ? $wpdb->last_error : 'The database refused a statement.' );
		}
	}

	/**
	 * $wpdb knows no booleans.
	 *
	 * @param string|int|float|bool|null $value Any scalar.
	 */
	private static function plain( string|int|float|bool|null $value ): string|int|float|null {
		return is_bool( $value ) ? (int) $value : $value;
	}
}
