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
	 * What databases say after they have undone the statement or the transaction themselves: 1213 deadlock (also a conflict
	 * between nodes of Galera), 1205 lock wait timeout, 1020 record has changed (MariaDB's snapshot isolation), 1047 a Galera
	 * node that is not ready, 5 SQLite busy.
	 */
	private const UNDONE = '/deadlock|lock wait timeout|try restarting transaction|record has changed since last read|database is locked|not yet prepared node/i';
	/** 2006 and 2013, the connection is gone; 1053 and 1927, the server or somebody ended it. */
	private const LOST = '/gone away|lost connection|server shutdown in progress|connection was killed/i';

	/**
	 * Takes the database's words.
	 *
	 * @param string          $message         What went wrong.
	 * @param bool            $outcome_unknown The answer to a COMMIT did not come: what was written is there, or is not.
	 * @param \Throwable|null $previous        What it follows from.
	 */
	public function __construct( string $message, private readonly bool $outcome_unknown = false, ?\Throwable $previous = null ) {
		parent::__construct( $message, 0, $previous );
	}

	/**
	 * Whether trying the whole transaction again can help, and harms nothing: nothing of it is there.
	 */
	public function is_passing(): bool {
		return ! $this->outcome_unknown && ( $this->is_undone() || preg_match( self::LOST, $this->getMessage() ) );
	}

	/**
	 * Whether the database has undone what was asked, so that a single statement can be asked for again, too.
	 */
	public function is_undone(): bool {
		return ! $this->outcome_unknown && (bool) preg_match( self::UNDONE, $this->getMessage() );
	}

	/**
	 * Whether nobody knows what became of the transaction. Look for what it has written before it is tried again.
	 */
	public function is_outcome_unknown(): bool {
		return $this->outcome_unknown;
	}

	/**
	 * The same failure where it came instead of a COMMIT's answer: unless the database says so, nobody knows whether it was
	 * done.
	 */
	public function at_commit(): self {
		return $this->is_undone() ? $this : new self( $this->getMessage(), true, $this );
	}

	/**
	 * The same failure where it came instead of the answer to a statement that is a transaction of its own.
	 */
	public function at_statement(): self {
		return preg_match( self::LOST, $this->getMessage() ) ? $this->at_commit() : $this;
	}
}
