<?php
/**
 * Customers' ratings.
 *
 * @package Mesa
 */

namespace Mesa\Data\Tickets;

use Mesa\Data\Db;
use Mesa\Data\Row;
use Mesa\Domain\EmailAddress;

defined( 'ABSPATH' ) || exit;

/**
 * How customers found the help they got: one rating for each time a ticket was closed, which they may change.
 *
 * @phpstan-type Rating array{score: string, comment: string, created_at: string}
 */
final class RatingStore {
	public const GOOD = 'good';
	public const BAD  = 'bad';

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * The rating of a closing.
	 *
	 * @param int    $ticket_id The ticket.
	 * @param string $closed_at When it was closed, UTC datetime.
	 * @return Rating|null
	 */
	public function find( int $ticket_id, string $closed_at ): ?array {
		$row = $this->db->row( 'SELECT score, comment, created_at FROM {ticket_ratings} WHERE ticket_id = %d AND closed_at = %s', $ticket_id, $closed_at );
		return null === $row ? null : array_map( 'strval', $row );
	}

	/**
	 * Rates, or rates otherwise.
	 *
	 * @param int    $ticket_id The ticket.
	 * @param string $closed_at When it was closed, UTC datetime.
	 * @param string $score     GOOD or BAD.
	 * @param string $comment   Plain text; may be empty.
	 * @param string $address   Who.
	 * @param string $now       UTC datetime.
	 */
	public function rate( int $ticket_id, string $closed_at, string $score, string $comment, string $address, string $now ): void {
		$this->db->run(
			'INSERT INTO {ticket_ratings} (ticket_id, closed_at, score, comment, email, created_at) VALUES (%d, %s, %s, %s, %s, %s) ON DUPLICATE KEY UPDATE score = VALUES(score), comment = VALUES(comment), email = VALUES(email), created_at = VALUES(created_at)',
			$ticket_id,
			$closed_at,
			$score,
			$comment,
			EmailAddress::key( $address ),
			$now
		);
	}

	/**
	 * All that somebody has rated, oldest first.
	 *
	 * @param string $address Their address.
	 * @return list<array{ticket_id: int, score: string, comment: string, created_at: string}> At most a thousand.
	 */
	public function of( string $address ): array {
		return array_map( static fn( array $row ): array => Row::typed( $row, array( 'ticket_id' ) ), $this->db->rows( 'SELECT ticket_id, score, comment, created_at FROM {ticket_ratings} WHERE email = %s ORDER BY created_at, ticket_id LIMIT 1000', EmailAddress::key( $address ) ) );
	}

	/**
	 * Takes the words and the address out of what somebody has rated. That it was rated so stays, and is nobody's any more.
	 *
	 * @param string $address Their address.
	 * @return int How many ratings there were.
	 */
	public function forget( string $address ): int {
		return $this->db->transaction(
			function () use ( $address ): int {
				$key     = EmailAddress::key( $address );
				$tickets = array_map( 'intval', $this->db->column( 'SELECT DISTINCT ticket_id FROM {ticket_ratings} WHERE email = %s', $key ) );
				// The words stand in the history of tickets too.
				foreach ( $tickets ? $this->db->rows( "SELECT id, data FROM {events} WHERE ticket_id IN (" . Row::marks( $tickets, '%d' ) . ") AND type = 'ticket_rated'", ...$tickets ) : array() as $row ) {
					$data = array_diff_key( (array) json_decode( (string) $row['data'], true ), array( 'comment' => '' ) );
					$this->db->update( 'events', array( 'data' => (string) wp_json_encode( $data ) ), array( 'id' => (int) $row['id'] ) );
				}
				return '' === $key ? 0 : $this->db->run( "UPDATE {ticket_ratings} SET comment = '', email = '' WHERE email = %s", $key );
			}
		);
	}
}
