<?php
/**
 * Since when customers wait.
 *
 * @package Mesa
 */

namespace Mesa\Data\Tickets;

use Mesa\Data\Db;
use Mesa\Data\Row;

defined( 'ABSPATH' ) || exit;

/**
 * Finds it out from the messages, for tickets that become live again.
 */
final class WaitingTimes {
	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * Their first words after the last answer. Two statements for any number of tickets.
	 *
	 * @param list<int> $ticket_ids The tickets.
	 * @return array<int, string> UTC datetimes by ticket; none where it is the customer's turn.
	 */
	public function of_tickets( array $ticket_ids ): array {
		if ( ! $ticket_ids ) {
			return array();
		}
		$marks    = Row::marks( $ticket_ids, '%d' );
		$answered = array_column( $this->db->rows( "SELECT ticket_id, MAX(id) AS id FROM {messages} WHERE ticket_id IN ($marks) AND kind = 'reply' AND automatic IS NULL AND state <> 'cancelled' GROUP BY ticket_id", ...$ticket_ids ), 'id', 'ticket_id' );
		$waiting  = array();
		foreach ( $this->db->rows( "SELECT ticket_id, id, created_at FROM {messages} WHERE ticket_id IN ($marks) AND kind = 'customer' AND automatic IS NULL ORDER BY ticket_id, id", ...$ticket_ids ) as $row ) {
			if ( (int) $row['id'] > (int) ( $answered[ $row['ticket_id'] ] ?? 0 ) ) {
				$waiting[ (int) $row['ticket_id'] ] ??= (string) $row['created_at'];
			}
		}
		return $waiting;
	}
}
