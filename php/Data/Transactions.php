<?php
/**
 * All or nothing, and once.
 *
 * @package Mesa
 */

namespace Mesa\Data;

defined( 'ABSPATH' ) || exit;

/**
 * Db's part for transactions and for doing again what the database has undone; see docs/adr/0024.
 */
trait Transactions {
	/**
	 * How deep in transaction() calls we are; the outermost commits.
	 */
	private int $depth = 0;

	/**
	 * How many failed statements of anybody $wpdb had noted when we last looked.
	 */
	private int $errors_seen = 0;

	/**
	 * Work for after the commit.
	 *
	 * @var list<callable(): void>
	 */
	private array $after = array();

	/**
	 * Work for the end of the transaction, by name: what to do, and the values it is for.
	 *
	 * @var array<string, array{work: callable(list<int>): void, ids: array<int, int>}>
	 */
	private array $before = array();

	/**
	 * Runs the work in one transaction, again when the database asks for it (deadlock, Galera conflict).
	 *
	 * The work must not do anything outside the database: it may run several times. Use after_commit() for that.
	 *
	 * @template T
	 * @param callable(): T $work The work.
	 * @return T What the work returns.
	 * @throws \Throwable What the work throws, after a rollback; a DataException of unknown outcome when the answer to the
	 *                    COMMIT got lost: it may be there, and must be looked for by its key before it is tried again.
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
		$result      = Retries::of( fn() => $this->attempt( $work ), static fn( DataException $error ): bool => $error->is_passing() );
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
	 * One try of a transaction.
	 *
	 * @param callable(): mixed $work The work.
	 * @return mixed What the work returns.
	 * @throws \Throwable As transaction().
	 */
	private function attempt( callable $work ): mixed {
		$this->after  = array();
		$this->before = array();
		$this->pending->clear();
		$this->use_primary();
		// From here on no statement is repeated by itself; see write().
		$this->depth       = 1;
		$this->errors_seen = count( self::errors() );
		try {
			$this->run( 'START TRANSACTION' );
			return $this->hold( $work );
		} catch ( \Throwable $error ) {
			$this->after = array();
			$this->pending->clear();
			$this->roll_back();
			throw $error;
		} finally {
			$this->depth = 0;
		}
	}

	/**
	 * The work and its COMMIT, on one connection.
	 *
	 * @param callable(): mixed $work The work.
	 * @return mixed What the work returns.
	 * @throws \Throwable As transaction().
	 */
	private function hold( callable $work ): mixed {
		$connection = new HeldConnection();
		try {
			$result = $work();
			$this->finish();
			$this->commit();
			return $result;
		} finally {
			$connection->release();
		}
	}

	/**
	 * Commits.
	 *
	 * @throws DataException Of unknown outcome, unless the database says that it has undone everything.
	 */
	private function commit(): void {
		$this->stop_when_undone();
		try {
			$this->run( 'COMMIT' );
		} catch ( DataException $error ) {
			// phpcs:ignore WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Goes to the log, not to a page.
			throw $error->at_commit();
		}
	}

	/**
	 * Runs one statement that changes something. Outside a transaction it is one of its own, and on a cluster it may be
	 * undone like any other: then it runs again.
	 *
	 * @param callable(): int $statement The statement.
	 * @throws DataException When it fails.
	 */
	private function write( callable $statement ): int {
		if ( $this->depth > 0 ) {
			$this->stop_when_undone();
			return $statement();
		}
		$this->use_primary();
		try {
			return Retries::of( $statement, static fn( DataException $error ): bool => $error->is_undone() );
		} catch ( DataException $error ) {
			// phpcs:ignore WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Goes to the log, not to a page.
			throw $error->at_statement();
		}
	}

	/**
	 * Stops when somebody else's statement was told that the transaction is undone, and kept it to themselves.
	 *
	 * A node of Galera tells whichever statement comes next. When that is WordPress looking up a user, it makes do without
	 * an answer, and what we write from then on would be committed one statement at a time, without what came before.
	 *
	 * @throws DataException With the words that the other statement was given.
	 */
	private function stop_when_undone(): void {
		$new               = array_slice( self::errors(), $this->errors_seen );
		$this->errors_seen += count( $new );
		foreach ( $new as $error ) {
			$undone = new DataException( (string) ( $error['error_str'] ?? '' ) );
			if ( $undone->is_passing() ) {
				if ( function_exists( 'wp_cache_flush_runtime' ) ) {
					// What WordPress did not find it remembers as not being there.
					wp_cache_flush_runtime();
				}
				throw $undone;
			}
		}
	}

	/**
	 * Failed statements of this request, as wpdb::print_error() notes them, also when it does not print them.
	 *
	 * @return list<array{query: string, error_str: string}>
	 */
	private static function errors(): array {
		return isset( $GLOBALS['EZSQL_ERROR'] ) && is_array( $GLOBALS['EZSQL_ERROR'] ) ? $GLOBALS['EZSQL_ERROR'] : array();
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
		$this->write_all_pending();
		// What is asked for by this work comes right after it. Last the sequence number, for whose row everybody waits
		// (docs/adr/0024): what is written to other tables is written before.
		while ( $this->before ) {
			$early        = array_diff_key( $this->before, array( 'touch' => true, 'reload' => true ) );
			$now          = $early ? $early : $this->before;
			$this->before = array_diff_key( $this->before, $now );
			foreach ( $now as $one ) {
				( $one['work'] )( array_values( $one['ids'] ) );
			}
			$this->write_all_pending();
		}
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
		$this->errors_seen = count( self::errors() );
		try {
			$this->run( 'ROLLBACK' );
		} catch ( DataException ) {
			return;
		}
	}
}
