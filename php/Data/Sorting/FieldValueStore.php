<?php
/**
 * What tickets hold in their custom fields.
 *
 * @package Mesa
 */

namespace Mesa\Data\Sorting;

use Mesa\Data\Db;
use Mesa\Data\Row;
use Mesa\Domain\CustomField;
use Mesa\Domain\FieldValue;

defined( 'ABSPATH' ) || exit;

/**
 * One row for each value; a field of several choices has a row for each of them. Beside the value as it is shown a row has
 * what a search compares: folded text, and of numbers the number.
 *
 * @phpstan-import-type Field from CustomField
 */
final class FieldValueStore {
	/** So many values of a field are looked through in some hundredths of a second. */
	private const RARE = 20_000;

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * What tickets hold, in one statement.
	 *
	 * @param list<int> $ticket_ids The tickets.
	 * @return array<int, array<int, list<string>>> By ticket and field; what is empty is not in it.
	 */
	public function of_tickets( array $ticket_ids ): array {
		$values = array();
		$rows   = $ticket_ids ? $this->db->rows( 'SELECT ticket_id, field_id, value FROM {ticket_values} WHERE ticket_id IN (' . Row::marks( $ticket_ids, '%d' ) . ') ORDER BY ticket_id, field_id, item', ...$ticket_ids ) : array();
		foreach ( $rows as $row ) {
			$values[ (int) $row['ticket_id'] ][ (int) $row['field_id'] ][] = (string) $row['value'];
		}
		return $values;
	}

	/**
	 * Sets what a ticket holds in a field. Call it in a transaction that has locked the ticket.
	 *
	 * @param int          $ticket_id The ticket.
	 * @param Field        $field     The field.
	 * @param list<string> $values    Checked by FieldValue; none to empty it.
	 */
	public function set( int $ticket_id, array $field, array $values ): void {
		$this->db->delete( 'ticket_values', array( 'ticket_id' => $ticket_id, 'field_id' => $field['id'] ) );
		foreach ( $values as $place => $value ) {
			$this->db->insert_later(
				'ticket_values',
				array(
					'ticket_id'    => $ticket_id,
					'field_id'     => $field['id'],
					'item'         => $place,
					'value'        => $value,
					'find_value'   => FieldValue::folded( $value ),
					'number_value' => 'number' === $field['kind'] ? $value : null,
				)
			);
		}
	}

	/**
	 * Whether so few tickets have a field that all its values can be looked through.
	 *
	 * @param int $field_id The field.
	 */
	public function is_rare( int $field_id ): bool {
		return (int) $this->db->value( 'SELECT COUNT(*) FROM (SELECT ticket_id FROM {ticket_values} WHERE field_id = %d LIMIT %d) counted', $field_id, self::RARE + 1 ) <= self::RARE;
	}

	/**
	 * Forgets what tickets held that are deleted.
	 *
	 * @param int $ticket_id The ticket.
	 */
	public function forget( int $ticket_id ): void {
		$this->db->delete( 'ticket_values', array( 'ticket_id' => $ticket_id ) );
	}
}
