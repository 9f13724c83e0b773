<?php
/**
 * Who has read what.
 *
 * @package Mesa
 */

namespace Mesa\Data\Tickets;

use Mesa\Data\Db;
use Mesa\Data\Row;

defined( 'ABSPATH' ) || exit;

/**
 * Up to which message each person has read a ticket. No row: not read at all.
 */
final class ReadStore {
	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * How far somebody has read.
	 *
	 * @param int $user_id   Who.
	 * @param int $ticket_id Which ticket.
	 * @return int The newest message read; 0 for none.
	 */
	public function up_to( int $user_id, int $ticket_id ): int {
		return (int) $this->db->value( 'SELECT message_id FROM {ticket_reads} WHERE user_id = %d AND ticket_id = %d', $user_id, $ticket_id );
	}

	/**
	 * How far somebody has read tickets.
	 *
	 * @param int                 $user_id    Who.
	 * @param non-empty-list<int> $ticket_ids Which tickets.
	 * @return array<int, int> The newest message read, by ticket; a ticket that is not in it was never read.
	 */
	public function of_tickets( int $user_id, array $ticket_ids ): array {
		return array_map( 'intval', array_column( $this->db->rows( 'SELECT ticket_id, message_id FROM {ticket_reads} WHERE user_id = %d AND ticket_id IN (' . Row::marks( $ticket_ids, '%d' ) . ')', $user_id, ...$ticket_ids ), 'message_id', 'ticket_id' ) );
	}

	/**
	 * Notes how far somebody has read, at the end of the transaction.
	 *
	 * @param int $user_id    Who.
	 * @param int $ticket_id  Which ticket.
	 * @param int $message_id The newest message read; 0 makes the ticket unread.
	 */
	public function set( int $user_id, int $ticket_id, int $message_id ): void {
		$this->db->insert_later(
			'ticket_reads',
			array(
				'user_id'    => $user_id,
				'ticket_id'  => $ticket_id,
				'message_id' => $message_id,
			),
			'message_id = VALUES(message_id)'
		);
	}
}
