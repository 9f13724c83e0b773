<?php
/**
 * Who takes part in a ticket.
 *
 * @package Mesa
 */

namespace Mesa\Data\Tickets;

use Mesa\Data\Db;
use Mesa\Data\ReadAhead;
use Mesa\Data\Row;
use Mesa\Domain\EmailAddress;

defined( 'ABSPATH' ) || exit;

/**
 * The addresses whose mails belong to a ticket: its customer's, and those of people in To and Cc.
 */
final class ParticipantStore {
	/** A mail to a thousand people does not make a thousand participants. */
	private const MOST = 100;

	/**
	 * What was looked up beforehand, by ticket: its customer and who was named on it.
	 */
	private readonly ReadAhead $ahead;

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {
		$this->ahead = new ReadAhead();
	}

	/**
	 * Asks at once whose tickets these are, and which of these people take part in them, until forget().
	 *
	 * @param list<int>    $ticket_ids The tickets.
	 * @param list<string> $addresses  Addresses.
	 */
	public function read_ahead( array $ticket_ids, array $addresses ): void {
		$ids   = array_values( array_unique( $ticket_ids ) );
		$keys  = array_values( array_unique( array( '', ...array_map( EmailAddress::key( ... ), $addresses ) ) ) );
		$sql   = 'SELECT t.id, t.customer_id, t.merged_into, t.locked, p.email FROM {tickets} t LEFT JOIN {ticket_participants} p ON p.ticket_id = t.id AND p.email IN (' . Row::marks( $keys, '%s' ) . ') WHERE t.id IN (' . Row::marks( $ids, '%d' ) . ')';
		$found = array();
		foreach ( $ids ? $this->db->rows( $sql, ...$keys, ...$ids ) : array() as $row ) {
			$found[ (string) $row['id'] ]['ticket'] = Row::typed( array_intersect_key( $row, array( 'customer_id' => 0, 'merged_into' => 0, 'locked' => 0 ) ), array( 'customer_id', 'merged_into' ), array( 'locked' ) );
			$found[ (string) $row['id'] ]['emails'][ (string) $row['email'] ] = true;
		}
		$this->ahead->keep( array_map( strval( ... ), $ids ), $found );
	}

	/**
	 * Forgets what read_ahead() has found.
	 */
	public function forget(): void {
		$this->ahead->clear();
	}

	/**
	 * Whose ticket it is, and whether it takes mail.
	 *
	 * @param int $ticket_id The ticket.
	 * @return array{customer_id: int, merged_into: int, locked: bool}|null Null when there is no such ticket.
	 */
	public function ticket( int $ticket_id ): ?array {
		if ( $this->ahead->knows( (string) $ticket_id ) ) {
			return $this->ahead->answer( (string) $ticket_id )['ticket'] ?? null;
		}
		$row = $this->db->row( 'SELECT customer_id, merged_into, locked FROM {tickets} WHERE id = %d', $ticket_id );
		return null === $row ? null : Row::typed( $row, array( 'customer_id', 'merged_into' ), array( 'locked' ) );
	}

	/**
	 * Whose ticket it is.
	 *
	 * @param int $ticket_id The ticket.
	 * @return int|null The customer; null when there is no such ticket.
	 */
	public function customer_of( int $ticket_id ): ?int {
		return $this->ticket( $ticket_id )['customer_id'] ?? null;
	}

	/**
	 * Adds people.
	 *
	 * @param int          $ticket_id The ticket.
	 * @param list<string> $addresses Their addresses.
	 * @param list<string> $except    Addresses that are ours, lower case.
	 */
	public function add( int $ticket_id, array $addresses, array $except ): void {
		$keys = array_unique( array_map( EmailAddress::key( ... ), $addresses ) );
		$keys = array_slice( array_values( array_diff( array_filter( $keys ), $except ) ), 0, self::MOST );
		foreach ( $keys as $key ) {
			$this->db->insert_later(
				'ticket_participants',
				array(
					'ticket_id' => $ticket_id,
					'email'     => $key,
				),
				'ignore'
			);
		}
	}

	/**
	 * Who is named on a ticket.
	 *
	 * @param int $ticket_id The ticket.
	 * @return list<string> Keys of their addresses.
	 */
	public function of_ticket( int $ticket_id ): array {
		return array_map( 'strval', $this->db->column( 'SELECT email FROM {ticket_participants} WHERE ticket_id = %d ORDER BY email LIMIT 500', $ticket_id ) );
	}

	/**
	 * Those of some people who take no part in a ticket yet.
	 *
	 * @param int          $ticket_id   The ticket.
	 * @param int          $customer_id Its customer.
	 * @param list<string> $addresses   Their addresses.
	 * @param list<string> $except      Addresses that are ours, lower case.
	 * @return list<string> Keys, at most a hundred.
	 */
	public function strangers( int $ticket_id, int $customer_id, array $addresses, array $except ): array {
		$keys = array_values( array_unique( array_diff( array_filter( array_map( EmailAddress::key( ... ), $addresses ) ), $except ) ) );
		if ( ! $keys ) {
			return array();
		}
		$marks = Row::marks( $keys, '%s' );
		$known = $this->db->column( "SELECT email FROM {ticket_participants} WHERE ticket_id = %d AND email IN ($marks) UNION SELECT email FROM {customer_emails} WHERE customer_id = %d AND email IN ($marks)", $ticket_id, ...$keys, ...array( $customer_id ), ...$keys );
		return array_slice( array_values( array_diff( $keys, $known ) ), 0, self::MOST );
	}

	/**
	 * Takes people off a ticket again.
	 *
	 * @param int          $ticket_id The ticket.
	 * @param list<string> $keys      Keys of their addresses.
	 * @param list<string> $except    Addresses that stay.
	 */
	public function remove( int $ticket_id, array $keys, array $except ): void {
		$keys = array_values( array_diff( $keys, array_map( EmailAddress::key( ... ), $except ) ) );
		if ( $keys ) {
			$this->db->run( 'DELETE FROM {ticket_participants} WHERE ticket_id = %d AND email IN (' . Row::marks( $keys, '%s' ) . ')', $ticket_id, ...$keys );
		}
	}

	/**
	 * Whether somebody takes part: named on the ticket, or one of its customer's addresses.
	 *
	 * @param int    $ticket_id   The ticket.
	 * @param int    $customer_id Its customer.
	 * @param string $address     Who.
	 */
	public function has( int $ticket_id, int $customer_id, string $address ): bool {
		$key = EmailAddress::key( $address );
		if ( '' === $key ) {
			return false;
		}
		// Whoever was named meanwhile is not among those: the database knows.
		return isset( $this->ahead->answer( (string) $ticket_id )['emails'][ $key ] )
			|| null !== $this->db->value( 'SELECT ticket_id FROM {ticket_participants} WHERE ticket_id = %d AND email = %s', $ticket_id, $key )
			|| null !== $this->db->value( 'SELECT id FROM {customer_emails} WHERE email = %s AND customer_id = %d', $key, $customer_id );
	}
}
