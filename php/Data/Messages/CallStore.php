<?php
/**
 * Phone calls.
 *
 * @package Mesa
 */

namespace Mesa\Data\Messages;

use Mesa\Data\Db;
use Mesa\Data\Row;
use Mesa\Domain\PhoneNumber;
use Mesa\Domain\Text;

defined( 'ABSPATH' ) || exit;

/**
 * What is known of a message that was a phone call, and the numbers of customers.
 */
final class CallStore {
	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * Notes that a message was a call.
	 *
	 * @param int    $message_id The message.
	 * @param string $direction  in: the customer called; out: we did.
	 * @param int    $seconds    How long; 0 when nobody knows.
	 * @param string $phone      The customer's number; may be empty.
	 */
	public function add( int $message_id, string $direction, int $seconds, string $phone ): void {
		$this->db->insert_later(
			'calls',
			array(
				'message_id' => $message_id,
				'direction'  => $direction,
				'seconds'    => $seconds,
				'phone'      => Text::clip( Text::line( $phone ), 40 ),
			),
			'ignore'
		);
	}

	/**
	 * The calls among messages.
	 *
	 * @param list<int> $message_ids Messages.
	 * @return array<int, array{message_id: int, direction: string, seconds: int, phone: string}> By message.
	 */
	public function of_messages( array $message_ids ): array {
		$found = array();
		foreach ( $message_ids ? $this->db->rows( 'SELECT * FROM {calls} WHERE message_id IN (' . Row::marks( $message_ids, '%d' ) . ')', ...$message_ids ) : array() as $row ) {
			$found[ (int) $row['message_id'] ] = Row::typed( $row, array( 'message_id', 'seconds' ) );
		}
		return $found;
	}

	/**
	 * Notes a customer's number.
	 *
	 * @param int    $customer_id The customer.
	 * @param string $phone       As somebody typed it; what is no number is left out.
	 */
	public function keep_number( int $customer_id, string $phone ): void {
		$digits = PhoneNumber::digits( $phone );
		if ( '' !== $digits ) {
			$this->db->insert_later(
				'customer_phones',
				array(
					'customer_id' => $customer_id,
					'digits'      => $digits,
					'tail'        => PhoneNumber::tail( $digits ),
					'phone'       => Text::clip( Text::line( $phone ), 40 ),
				),
				'ignore'
			);
		}
	}

	/**
	 * Whose number it is.
	 *
	 * @param string $phone As somebody typed it, with or without the country.
	 * @return list<int> Customers, at most ten; the exact number first.
	 */
	public function customers_of( string $phone ): array {
		$digits = PhoneNumber::digits( $phone );
		if ( '' === $digits ) {
			return array();
		}
		$exact = array();
		$found = array();
		foreach ( $this->db->rows( 'SELECT customer_id, digits FROM {customer_phones} WHERE tail = %s ORDER BY customer_id LIMIT 100', PhoneNumber::tail( $digits ) ) as $row ) {
			if ( $digits === $row['digits'] ) {
				$exact[] = (int) $row['customer_id'];
			} elseif ( PhoneNumber::is_same( $digits, (string) $row['digits'] ) ) {
				$found[] = (int) $row['customer_id'];
			}
		}
		return array_slice( array_values( array_unique( array( ...$exact, ...$found ) ) ), 0, 10 );
	}

	/**
	 * The numbers of customers.
	 *
	 * @param list<int> $customer_ids Customers.
	 * @return array<int, list<string>> By customer.
	 */
	public function numbers( array $customer_ids ): array {
		$found = array();
		foreach ( $customer_ids ? $this->db->rows( 'SELECT customer_id, phone FROM {customer_phones} WHERE customer_id IN (' . Row::marks( $customer_ids, '%d' ) . ') ORDER BY digits', ...$customer_ids ) : array() as $row ) {
			$found[ (int) $row['customer_id'] ][] = (string) $row['phone'];
		}
		return $found;
	}
}
