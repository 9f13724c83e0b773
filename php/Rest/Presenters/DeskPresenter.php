<?php
/**
 * What tickets are sorted by, in answers.
 *
 * @package Mesa
 */

namespace Mesa\Rest\Presenters;

use Mesa\Data\Sorting\Sorting;
use Mesa\Domain\MailboxScope;
use Mesa\Domain\SortingName;
use Mesa\Domain\StateNames;

defined( 'ABSPATH' ) || exit;

/**
 * Types, fields, statuses, priorities and teams in the contract's shapes.
 */
final class DeskPresenter {
	/**
	 * All of it.
	 *
	 * @param Sorting      $sorting The stores.
	 * @param MailboxScope $scope   Which mailboxes the reader may know of: a field that is only in others does not exist for them.
	 * @return array<string, mixed> A "desk".
	 */
	public static function desk( Sorting $sorting, MailboxScope $scope ): array {
		$fields = array();
		foreach ( $sorting->fields->all() as $field ) {
			$mailbox_ids = array_values( array_filter( $field['mailbox_ids'], $scope->includes( ... ) ) );
			if ( $mailbox_ids || ! $field['mailbox_ids'] ) {
				$fields[] = self::field( array( 'mailbox_ids' => $mailbox_ids ) + $field );
			}
		}
		return array(
			'types'      => array_values( $sorting->types->all() ),
			'fields'     => $fields,
			'statuses'   => $sorting->statuses->all(),
			'priorities' => array_map( static fn( string $level ): array => array( 'level' => $level ) + $sorting->labels->of( $level ), StateNames::LEVELS ),
			'teams'      => array_values( $sorting->teams->all() ),
		);
	}

	/**
	 * A field.
	 *
	 * @param array<string, mixed> $field As FieldStore gives it.
	 * @return array<string, mixed> A "ticket-field".
	 */
	public static function field( array $field ): array {
		return array( 'search_name' => SortingName::search( $field['name'] ) ) + $field;
	}

	/**
	 * What tickets' fields hold.
	 *
	 * @param array<int, list<string>> $values By field.
	 * @return list<array{field_id: int, values: list<string>}> Each a "field-value".
	 */
	public static function values( array $values ): array {
		return array_map( static fn( int $id, array $held ): array => array( 'field_id' => $id, 'values' => $held ), array_keys( $values ), $values );
	}
}
