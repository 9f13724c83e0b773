<?php
/**
 * Types, teams, statuses and custom fields as SQL.
 *
 * @package Mesa
 */

namespace Mesa\Data\Search;

use Mesa\Data\Row;
use Mesa\Data\Sorting\Sorting;
use Mesa\Data\Sorting\TagStore;
use Mesa\Domain\FieldQuery;
use Mesa\Domain\FieldValue;
use Mesa\Domain\SearchPiece;
use Mesa\Domain\SortingName;
use Mesa\Domain\TicketStatus;

defined( 'ABSPATH' ) || exit;

/**
 * A part of Conditions: what type:, team:, status: and field.NAME: mean.
 *
 * @phpstan-import-type Condition from Conditions
 * @phpstan-import-type Field from \Mesa\Domain\CustomField
 */
final class SortingConditions {
	/** Kinds of pieces that are answered here. */
	public const KINDS = array( 'type', 'team', 'status_named', 'field' );

	/**
	 * Takes what it works with.
	 *
	 * @param Sorting $sorting Types, fields, statuses and teams.
	 */
	public function __construct( private readonly Sorting $sorting ) {}

	/**
	 * One piece.
	 *
	 * @param SearchPiece $piece Of one of KINDS.
	 * @return Condition
	 */
	public function of( SearchPiece $piece ): array {
		return match ( $piece->kind ) {
			'type'         => self::is( 't.type_id', $piece->value, fn(): array => $this->sorting->types->named( $piece->value ) ),
			'team'         => self::is( 't.team_id', $piece->value, fn(): array => $this->sorting->teams->named( $piece->value ) ),
			'status_named' => $this->status( $piece->value ),
			default        => $this->field( $piece ),
		};
	}

	/**
	 * How to find the tickets of a custom field's value by an index, without looking at tickets.
	 *
	 * @param SearchPiece $piece Of the kind "field".
	 * @return Condition|null A SELECT of ticket_id up to its LIMIT; null when there is no such way, or nothing fits.
	 */
	public function by_index( SearchPiece $piece ): ?array {
		$field = $this->sorting->fields->named( $piece->field );
		$query = null === $field ? null : FieldQuery::read( $field, $piece->value );
		if ( null === $query || FieldQuery::NONE === $query->kind || ( FieldQuery::CONTAINS === $query->kind && ! $this->sorting->values->is_rare( $field['id'] ) ) ) {
			return null;
		}
		$condition = self::values( $query );
		return array(
			'sql'  => "SELECT DISTINCT v.ticket_id FROM {ticket_values} v WHERE v.field_id = %d AND {$condition['sql']}",
			'args' => array( $field['id'], ...$condition['args'] ),
		);
	}

	/**
	 * A custom field.
	 *
	 * @param SearchPiece $piece Its value, and the field's name in `field`.
	 * @return Condition
	 */
	private function field( SearchPiece $piece ): array {
		$field = $this->sorting->fields->named( $piece->field );
		$query = null === $field ? null : FieldQuery::read( $field, $piece->value );
		if ( null === $query ) {
			return self::nothing();
		}
		if ( FieldQuery::NONE === $query->kind ) {
			return array( 'sql' => 'NOT EXISTS (SELECT 1 FROM {ticket_values} v WHERE v.ticket_id = t.id AND v.field_id = %d)', 'args' => array( $field['id'] ) );
		}
		$condition = self::values( $query );
		return array(
			'sql'  => "EXISTS (SELECT 1 FROM {ticket_values} v WHERE v.ticket_id = t.id AND v.field_id = %d AND {$condition['sql']})",
			'args' => array( $field['id'], ...$condition['args'] ),
		);
	}

	/**
	 * Which rows of `ticket_values`, called `v`, fit.
	 *
	 * @param FieldQuery $query What is asked.
	 * @return Condition
	 */
	private static function values( FieldQuery $query ): array {
		return match ( $query->kind ) {
			FieldQuery::ANY      => array( 'sql' => '1 = 1', 'args' => array() ),
			FieldQuery::ONE_OF   => array( 'sql' => 'v.find_value IN (' . Row::marks( $query->values, '%s' ) . ')', 'args' => $query->values ),
			FieldQuery::CONTAINS => array( 'sql' => 'v.find_value LIKE %s', 'args' => array( '%' . TagStore::like( FieldValue::folded( $query->values[0] ) ) . '%' ) ),
			default              => self::between( $query ),
		};
	}

	/**
	 * A range of numbers or dates.
	 *
	 * @param FieldQuery $query Its two ends; '' for none.
	 * @return Condition
	 */
	private static function between( FieldQuery $query ): array {
		$is_number = FieldQuery::NUMBERS === $query->kind;
		$parts     = array();
		$args      = array();
		foreach ( array( '>' => $query->values[0], '<' => $query->values[1] ) as $sign => $end ) {
			$operator = $sign . ( $query->with_ends ? '=' : '' );
			if ( '' === $end ) {
				continue;
			}
			if ( $is_number ) {
				// Digits, a minus, a point, and nothing else: FieldValue::number() has seen to that.
				$parts[] = "v.number_value $operator $end";
			} else {
				$parts[] = "v.find_value $operator %s";
				$args[]  = $end;
			}
		}
		return array( 'sql' => implode( ' AND ', $parts ), 'args' => $args );
	}

	/**
	 * A status by its name: one of the site's own, or a built-in one by the name that it has here.
	 *
	 * @param string $name As typed.
	 * @return Condition
	 */
	private function status( string $name ): array {
		$slug = SortingName::slug( $name );
		foreach ( $this->sorting->statuses->own() as $status ) {
			if ( SortingName::slug( $status['name'] ) === $slug ) {
				$ids = $this->sorting->statuses->meaning( $status['id'] );
				return array( 'sql' => 't.status = %s AND t.status_id IN (' . implode( ',', $ids ) . ')', 'args' => array( $status['state'] ) );
			}
		}
		foreach ( TicketStatus::ALL as $state ) {
			if ( SortingName::slug( $this->sorting->labels->of( $state )['name'] ) === $slug ) {
				return array( 'sql' => 't.status = %s', 'args' => array( $state ) );
			}
		}
		return self::nothing();
	}

	/**
	 * A column that is one of those which a name stands for.
	 *
	 * @param string               $column The column.
	 * @param string               $name   As typed; "none" for 0.
	 * @param \Closure(): list<int> $ids    Gives the ids.
	 * @return Condition
	 */
	private static function is( string $column, string $name, \Closure $ids ): array {
		$found = $ids();
		if ( ! $found && 'none' === strtolower( $name ) ) {
			$found = array( 0 );
		}
		return $found ? array( 'sql' => "$column IN (" . implode( ',', $found ) . ')', 'args' => array() ) : self::nothing();
	}

	/**
	 * Nothing fits.
	 *
	 * @return Condition
	 */
	private static function nothing(): array {
		return array( 'sql' => '0 = 1', 'args' => array() );
	}
}
