<?php
/**
 * The number that every change raises.
 *
 * @package Mesa
 */

namespace Mesa\Data;

use Mesa\Data\People\NotificationList;

defined( 'ABSPATH' ) || exit;

/**
 * Gives each committed change a higher number than all changes committed before it.
 *
 * The counter's row stays locked from the raise to the commit, so nobody can read a number whose change is not there yet.
 */
final class SequenceStore {
	/**
	 * Called with the new number after each commit.
	 *
	 * @var list<callable(int): void>
	 */
	private array $listeners = array();

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * The newest number.
	 */
	public function current(): int {
		return (int) $this->db->value( "SELECT value FROM {counters} WHERE name = 'seq'" );
	}

	/**
	 * The newest number, the one before which nothing that a screen has can be trusted any more, and one that is another
	 * when somebody's notifications are others: screens ask for all three all the time, in one statement.
	 *
	 * @param int $user_id Who asks.
	 * @return array{seq: int, reload: int, notified: int}
	 */
	public function state( int $user_id ): array {
		$signal = NotificationList::signal( $user_id );
		$values = array_column( $this->db->rows( "SELECT name, value FROM {counters} WHERE name IN ('seq', 'reload') UNION ALL {$signal['sql']}", ...$signal['args'] ), 'value', 'name' );
		return array(
			'seq'      => (int) ( $values['seq'] ?? 0 ),
			'reload'   => (int) ( $values['reload'] ?? 0 ),
			'notified' => (int) ( $values['newest'] ?? 0 ) * 128 + (int) ( $values['unread'] ?? 0 ),
		);
	}

	/**
	 * Has every screen load its lists again: something has changed that is no ticket's, such as who may see a mailbox.
	 */
	public function reload(): void {
		$this->db->before_commit(
			'reload',
			0,
			function (): void {
				$seq = $this->next();
				$this->db->run( "INSERT INTO {counters} (name, value) VALUES ('reload', %d) ON DUPLICATE KEY UPDATE value = VALUES(value)", $seq );
			}
		);
	}

	/**
	 * Marks a ticket as changed: at the end of the transaction it gets the next number, and its version goes up by one.
	 *
	 * @param int $ticket_id The ticket.
	 */
	public function touch( int $ticket_id ): void {
		$this->db->before_commit( 'touch', $ticket_id, $this->raise( ... ) );
	}

	/**
	 * Wants to know of each new number.
	 *
	 * @param callable(int): void $listener Called after the commit.
	 */
	public function on_change( callable $listener ): void {
		$this->listeners[] = $listener;
	}

	/**
	 * Stamps tickets with the next number.
	 *
	 * @param list<int> $ticket_ids The tickets.
	 */
	private function raise( array $ticket_ids ): void {
		sort( $ticket_ids );
		$seq = $this->next();
		// By the key: a small table would be read, and locked, as a whole.
		$this->db->run( 'UPDATE {tickets} FORCE INDEX (PRIMARY) SET seq = %d, version = version + 1 WHERE id IN (' . Row::marks( $ticket_ids, '%d' ) . ')', $seq, ...$ticket_ids );
	}

	/**
	 * Raises the number, and tells of it after the commit.
	 */
	private function next(): int {
		$this->db->run( "INSERT INTO {counters} (name, value) VALUES ('seq', 1) ON DUPLICATE KEY UPDATE value = value + 1" );
		$seq = $this->current();
		$this->db->after_commit(
			function () use ( $seq ): void {
				foreach ( $this->listeners as $listener ) {
					$listener( $seq );
				}
			}
		);
		return $seq;
	}
}
