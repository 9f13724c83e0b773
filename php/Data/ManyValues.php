<?php
/**
 * Different values for many rows.
 *
 * @package Mesa
 */

namespace Mesa\Data;

defined( 'ABSPATH' ) || exit;

/**
 * Writes the SET part of one UPDATE that changes the same columns of many rows.
 */
final class ManyValues {
	/**
	 * The assignments: one value where all rows get the same, else a CASE by id.
	 *
	 * @param non-empty-array<int, array<string, string|int|bool|null>> $rows New values by id; the same columns in each row.
	 * @return array{sql: string, args: list<string|int>}
	 */
	public static function set( array $rows ): array {
		$parts = array();
		$args  = array();
		foreach ( array_keys( reset( $rows ) ) as $column ) {
			$values = array_map( static fn( mixed $value ): mixed => is_bool( $value ) ? (int) $value : $value, array_column( array_map( static fn( int $id, array $row ): array => array( $id, $row[ $column ] ), array_keys( $rows ), $rows ), 1, 0 ) );
			$first  = reset( $values );
			if ( count( array_filter( $values, static fn( mixed $value ): bool => $value === $first ) ) === count( $values ) ) {
				$parts[] = "$column = " . self::mark( $first, $args );
				continue;
			}
			$cases = '';
			foreach ( $values as $id => $value ) {
				$args[] = $id;
				$cases .= ' WHEN %d THEN ' . self::mark( $value, $args );
			}
			$parts[] = "$column = CASE id$cases END";
		}
		return array(
			'sql'  => implode( ', ', $parts ),
			'args' => $args,
		);
	}

	/**
	 * A value's placeholder; the value goes to the others.
	 *
	 * @param string|int|null  $value The value.
	 * @param list<string|int> $args  The values so far.
	 */
	private static function mark( string|int|null $value, array &$args ): string {
		if ( null === $value ) {
			return 'NULL';
		}
		$args[] = $value;
		return is_int( $value ) ? '%d' : '%s';
	}
}
