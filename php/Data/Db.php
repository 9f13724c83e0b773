<?php
/**
 * The one place that speaks to $wpdb.
 *
 * @package Mesa
 */

namespace Mesa\Data;

defined( 'ABSPATH' ) || exit;

/**
 * Thin wrapper around $wpdb that throws on failure and knows transactions.
 *
 * The SQL written here has to be the same on MariaDB, MySQL and the SQLite driver of WordPress Playground.
 */
final class Db {
	use Rehearsals;

	private const TRIES = 8;

	/**
	 * How deep in transaction() calls we are; the outermost commits.
	 */
	private int $depth = 0;

	/**
	 * Work for after the commit.
	 *
	 * @var list<callable(): void>
	 */
	private array $after = array();

	/**
	 * Rows for the end of the transaction.
	 */
	private readonly Pending $pending;

	/**
	 * Work for the end of the transaction, by name: what to do, and the values it is for.
	 *
	 * @var array<string, array{work: callable(list<int>): void, ids: array<int, int>}>
	 */
	private array $before = array();

	/**
	 * Begins with nothing waiting.
	 */
	public function __construct() {
		$this->pending = new Pending();
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
		global $wpdb;
		// phpcs:ignore WordPress.DB -- Prepared above.
		$done = $wpdb->query( $this->prepared( $sql, array_values( $args ) ) );
		$this->check( false !== $done );
		return (int) $done;
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
	 * Writes rows that wait.
	 *
	 * @param list<string> $tables Short names.
	 */
	private function write_pending( array $tables ): void {
		foreach ( $tables as $table ) {
			foreach ( $this->pending->take( $table ) as $statement ) {
				$this->run( $statement['sql'], ...$statement['values'] );
			}
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
		global $wpdb;
		$this->write_pending( $this->pending->among( array( $table ) ) );
		// phpcs:ignore WordPress.DB -- This is the data layer.
		$done = $wpdb->update( $this->table( $table ), array_map( self::plain( ... ), $values ), $where );
		$this->check( false !== $done );
		return (int) $done;
	}

	/**
	 * Deletes rows.
	 *
	 * @param string                    $table Short name.
	 * @param array<string, string|int> $where Column => value that must match.
	 * @throws DataException When it fails.
	 */
	public function delete( string $table, array $where ): int {
		global $wpdb;
		$this->write_pending( $this->pending->among( array( $table ) ) );
		// phpcs:ignore WordPress.DB -- This is the data layer.
		$done = $wpdb->delete( $this->table( $table ), $where );
		$this->check( false !== $done );
		return (int) $done;
	}

	/**
	 * Runs the work in one transaction, again when the database asks for it (deadlock, Galera conflict).
	 *
	 * The work must not do anything outside the database: it may run several times. Use after_commit() for that.
	 *
	 * @template T
	 * @param callable(): T $work The work.
	 * @return T What the work returns.
	 * @throws \Throwable What the work throws, after a rollback.
	 */
	public function transaction( callable $work ): mixed {
		if ( $this->depth > 0 ) {
			++$this->depth;
			try {
				return $work();
			} finally {
				--$this->depth;
			}
		}
		for ( $try = 1; ; $try++ ) {
			$this->after  = array();
			$this->before = array();
			$this->pending->clear();
			$this->run( 'START TRANSACTION' );
			$this->depth = 1;
			$reconnects  = self::limit_reconnects( 0 );
			try {
				$result = $work();
				$this->finish();
				$this->run( 'COMMIT' );
				self::limit_reconnects( $reconnects );
				$this->depth = 0;
				break;
			} catch ( \Throwable $error ) {
				self::limit_reconnects( $reconnects );
				$this->depth = 0;
				$this->after = array();
				$this->pending->clear();
				$this->roll_back();
				if ( $try >= self::TRIES || ! $error instanceof DataException || ! $error->is_passing() ) {
					throw $error;
				}
				usleep( random_int( 5_000, 20_000 ) * $try );
			}
		}
		$after       = $this->after;
		$this->after = array();
		foreach ( $after as $callback ) {
			try {
				$callback();
			} catch ( \Throwable $error ) {
				// What was committed stays committed, whatever a plugin that listens makes of it.
				// phpcs:ignore WordPress.PHP.DevelopmentFunctions.error_log_error_log -- Nobody else would hear of it.
				error_log( 'Mesa: after a commit: ' . $error->getMessage() );
			}
		}
		return $result;
	}

	/**
	 * Forbids $wpdb to connect anew in the middle of a transaction: it would repeat the failed statement on a connection
	 * that knows of no transaction, so that the rest of the work stayed and its beginning did not. Instead the request
	 * ends, which undoes all of it.
	 *
	 * @see wpdb::check_connection()
	 * @param int $tries How often $wpdb may try.
	 * @return int What was set before.
	 */
	private static function limit_reconnects( int $tries ): int {
		global $wpdb;
		// Not public, but let through by wpdb::__get() and __set().
		$before                  = isset( $wpdb->reconnect_retries ) ? (int) $wpdb->reconnect_retries : 5;
		$wpdb->reconnect_retries = $tries;
		return $before;
	}

	/**
	 * Does something once at the end of the transaction, inside it, for all values asked for until then.
	 *
	 * For rows that every transaction writes (the sequence number): taken last, they are locked for the shortest time.
	 *
	 * @param string                      $name What is done; asked for several times, it is done once.
	 * @param int                         $id   One more value.
	 * @param callable(list<int>): void   $work Gets the values.
	 */
	public function before_commit( string $name, int $id, callable $work ): void {
		if ( 0 === $this->depth ) {
			$this->transaction( static fn() => $work( array( $id ) ) );
			return;
		}
		$this->before[ $name ]['work']       = $work;
		$this->before[ $name ]['ids'][ $id ] = $id;
	}

	/**
	 * Writes what insert_later() and runs what before_commit() has collected.
	 */
	private function finish(): void {
		$this->write_pending( $this->pending->tables() );
		$before       = $this->before;
		$this->before = array();
		foreach ( $before as $one ) {
			( $one['work'] )( array_values( $one['ids'] ) );
		}
		$this->write_pending( $this->pending->tables() );
	}

	/**
	 * Runs something once the outermost transaction has committed; at once when there is none.
	 *
	 * @param callable(): void $callback The work.
	 */
	public function after_commit( callable $callback ): void {
		if ( 0 === $this->depth ) {
			$callback();
			return;
		}
		$this->after[] = $callback;
	}

	/**
	 * Rolls back; a lost connection has rolled back already.
	 */
	private function roll_back(): void {
		try {
			$this->run( 'ROLLBACK' );
		} catch ( DataException ) {
			return;
		}
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
