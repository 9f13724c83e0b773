<?php
/**
 * Who takes part in a ticket.
 *
 * @package Mesa
 */

namespace Mesa\Data;

use Mesa\Domain\EmailAddress;

defined( 'ABSPATH' ) || exit;

/**
 * The addresses whose mails belong to a ticket: its customer's, and those of people in To and Cc.
 */
final class ParticipantStore {
	/** A mail to a thousand people does not make a thousand participants. */
	private const MOST = 100;

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

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
		return null !== $this->db->value( 'SELECT ticket_id FROM {ticket_participants} WHERE ticket_id = %d AND email = %s', $ticket_id, $key )
			|| null !== $this->db->value( 'SELECT id FROM {customer_emails} WHERE email = %s AND customer_id = %d', $key, $customer_id );
	}
}
