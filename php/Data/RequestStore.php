<?php
/**
 * Requests that came before.
 *
 * @package Mesa
 */

namespace Mesa\Data;

defined( 'ABSPATH' ) || exit;

/**
 * Finds the ticket that an earlier try of the same request has made.
 */
final class RequestStore {
	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * The ticket made with one of these keys.
	 *
	 * @param list<string> $keys Client keys as they were stored.
	 * @return int Ticket id, 0 when there is none.
	 * @throws DataException When the statement fails.
	 */
	public function ticket_of( array $keys ): int {
		foreach ( $keys as $key ) {
			// Customers have no author id; the unique key is (author_id, client_key).
			$id = $this->db->value( 'SELECT ticket_id FROM {messages} WHERE author_id = 0 AND client_key = %s', $key );
			if ( null !== $id ) {
				return (int) $id;
			}
		}
		return 0;
	}
}
