<?php
/**
 * Tickets as the search sees them.
 *
 * @package Mesa
 */

namespace Mesa\Data\Search;

use Mesa\Data\Db;
use Mesa\Domain\SearchDocument;

defined( 'ABSPATH' ) || exit;

/**
 * Reads tickets with all their texts and gives their terms.
 */
final class Documents {
	/** HTML is only read where a mail has no text, and a text that says the same twice only once. */
	public const MESSAGE = "ticket_id, kind, subject, from_name, from_address, recipients, body_text,
		CASE WHEN visible_text = body_text THEN '' ELSE visible_text END AS visible_text,
		CASE WHEN body_text = '' THEN body_html ELSE '' END AS body_html";

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * The terms of tickets, by id ascending.
	 *
	 * @param int $from The first id.
	 * @param int $to   The id behind the last.
	 * @return array<int, array<string|int, int>> Terms as keys, by ticket.
	 */
	public function of_range( int $from, int $to ): array {
		$terms = array();
		foreach ( $this->db->rows( 'SELECT id, subject, customer_name, customer_email FROM {tickets} WHERE id >= %d AND id < %d ORDER BY id', $from, $to ) as $row ) {
			$terms[ (int) $row['id'] ] = SearchDocument::ticket( $row );
		}
		if ( ! $terms ) {
			return array();
		}
		foreach ( $this->addresses( 't.id >= %d AND t.id < %d', $from, $to ) as $id => $more ) {
			$terms[ $id ] += $more;
		}
		foreach ( $this->db->rows( 'SELECT ' . self::MESSAGE . ' FROM {messages} WHERE ticket_id >= %d AND ticket_id < %d', $from, $to ) as $row ) {
			if ( isset( $terms[ $row['ticket_id'] ] ) ) {
				$terms[ $row['ticket_id'] ] += SearchDocument::message( $row );
			}
		}
		foreach ( $this->db->rows( 'SELECT ticket_id, filename FROM {attachments} WHERE ticket_id >= %d AND ticket_id < %d', $from, $to ) as $row ) {
			if ( isset( $terms[ $row['ticket_id'] ] ) ) {
				$terms[ $row['ticket_id'] ] += SearchDocument::file( (string) $row['filename'] );
			}
		}
		return $terms;
	}

	/**
	 * The terms of one ticket as it is now.
	 *
	 * @param int $id The ticket.
	 * @return array<string|int, int> Terms as keys; empty when there is no such ticket.
	 */
	public function of( int $id ): array {
		return $this->of_range( $id, $id + 1 )[ $id ] ?? array();
	}

	/**
	 * The terms of all addresses of tickets' customers: people write from one and are known by others.
	 *
	 * @param string $where   Which tickets, as `t`.
	 * @param int    ...$args Its values.
	 * @return array<int, array<string|int, int>> Terms as keys, by ticket.
	 */
	private function addresses( string $where, int ...$args ): array {
		$terms = array();
		foreach ( $this->db->rows( "SELECT t.id, e.address FROM {tickets} t JOIN {customer_emails} e ON e.customer_id = t.customer_id WHERE $where", ...$args ) as $row ) {
			$terms[ (int) $row['id'] ] = ( $terms[ (int) $row['id'] ] ?? array() ) + SearchDocument::ticket( array( 'customer_email' => $row['address'] ) );
		}
		return $terms;
	}

	/**
	 * The same of some tickets.
	 *
	 * @param non-empty-list<int> $ids Tickets.
	 * @return array<int, array<string|int, int>> As above; tickets that are gone are missing.
	 */
	public function addresses_of( array $ids ): array {
		return $this->addresses( 't.id IN (' . implode( ',', $ids ) . ')' );
	}
}
