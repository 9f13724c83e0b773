<?php
/**
 * How many tickets lie in each folder.
 *
 * @package Mesa
 */

namespace Mesa\Data;

use Mesa\Domain\TicketStatus;

defined( 'ABSPATH' ) || exit;

/**
 * One small row for each combination of status, assignee and mailbox.
 *
 * TicketStore moves them in the transaction that changes the ticket: they cannot come apart. rebuild() is for databases
 * that somebody has edited by hand.
 */
final class CountStore {
	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * Moves a ticket from one place to another.
	 *
	 * @param array<string, mixed>|null $from The row before; null for a new ticket.
	 * @param array<string, mixed>|null $to   The row after; null for one that is deleted.
	 */
	public function move( ?array $from, ?array $to ): void {
		$deltas = array();
		foreach ( array( array( $from, -1 ), array( $to, 1 ) ) as list( $row, $delta ) ) {
			if ( null !== $row ) {
				$key            = sprintf( '%s|%d|%d', $row['status'], $row['assignee_id'], $row['mailbox_id'] );
				$deltas[ $key ] = ( $deltas[ $key ] ?? 0 ) + $delta;
			}
		}
		foreach ( array_filter( $deltas ) as $key => $delta ) {
			list( $status, $assignee_id, $mailbox_id ) = explode( '|', $key );
			// At the end of the transaction: every ticket's rows are few, and everybody waits for who has locked them.
			$this->db->insert_later(
				'ticket_counts',
				array(
					'status'      => $status,
					'assignee_id' => (int) $assignee_id,
					'mailbox_id'  => (int) $mailbox_id,
					'tickets'     => $delta,
				),
				'tickets = tickets + VALUES(tickets)'
			);
		}
	}

	/**
	 * The folders' counts for one person, as in the contract's "folder-counts".
	 *
	 * @param int $user_id Whose "mine".
	 * @return array{mine: int, unassigned: int, open: int, pending: int, snoozed: int, closed: int, spam: int, trash: int, mailboxes: list<array{mailbox_id: int, open: int}>}
	 */
	public function folders( int $user_id ): array {
		$folders   = array_fill_keys( array( 'mine', 'unassigned', 'open', 'pending', 'snoozed', 'closed', 'spam', 'trash' ), 0 );
		$mailboxes = array();
		foreach ( $this->db->rows( 'SELECT status, assignee_id, mailbox_id, tickets FROM {ticket_counts} WHERE tickets <> 0 ORDER BY mailbox_id' ) as $row ) {
			$tickets = (int) $row['tickets'];
			if ( isset( $folders[ $row['status'] ] ) ) {
				$folders[ $row['status'] ] += $tickets;
			}
			if ( TicketStatus::OPEN !== $row['status'] ) {
				continue;
			}
			$assignee_id              = (int) $row['assignee_id'];
			$mailbox_id               = (int) $row['mailbox_id'];
			$folders['unassigned']   += 0 === $assignee_id ? $tickets : 0;
			$folders['mine']         += 0 !== $assignee_id && $user_id === $assignee_id ? $tickets : 0;
			$mailboxes[ $mailbox_id ] = ( $mailboxes[ $mailbox_id ] ?? 0 ) + $tickets;
		}
		$folders['mailboxes'] = array();
		foreach ( $mailboxes as $mailbox_id => $open ) {
			$folders['mailboxes'][] = array(
				'mailbox_id' => $mailbox_id,
				'open'       => $open,
			);
		}
		return $folders;
	}

	/**
	 * Where the counts differ from the tickets; scans the tickets' index.
	 *
	 * @return list<string> Empty when all is well.
	 */
	public function drift(): array {
		$counted = $this->by_key( 'SELECT status, assignee_id, mailbox_id, tickets FROM {ticket_counts} WHERE tickets <> 0' );
		$real    = $this->by_key( 'SELECT status, assignee_id, mailbox_id, COUNT(*) AS tickets FROM {tickets} GROUP BY status, assignee_id, mailbox_id' );
		$drift   = array();
		foreach ( array_keys( $counted + $real ) as $key ) {
			if ( ( $counted[ $key ] ?? 0 ) !== ( $real[ $key ] ?? 0 ) ) {
				$drift[] = sprintf( '%s: %d counted, %d there', $key, $counted[ $key ] ?? 0, $real[ $key ] ?? 0 );
			}
		}
		return $drift;
	}

	/**
	 * Counts anew.
	 */
	public function rebuild(): void {
		$this->db->transaction(
			function (): void {
				$this->db->run( 'DELETE FROM {ticket_counts}' );
				$this->db->run( 'INSERT INTO {ticket_counts} (status, assignee_id, mailbox_id, tickets) SELECT status, assignee_id, mailbox_id, COUNT(*) FROM {tickets} GROUP BY status, assignee_id, mailbox_id' );
			}
		);
	}

	/**
	 * Numbers by "status/assignee/mailbox".
	 *
	 * @param string $sql Gives the four columns.
	 * @return array<string, int>
	 */
	private function by_key( string $sql ): array {
		$numbers = array();
		foreach ( $this->db->rows( $sql ) as $row ) {
			$numbers[ "{$row['status']}/{$row['assignee_id']}/{$row['mailbox_id']}" ] = (int) $row['tickets'];
		}
		return $numbers;
	}
}
