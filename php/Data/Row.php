<?php
/**
 * Rows with types.
 *
 * @package Mesa
 */

namespace Mesa\Data;

defined( 'ABSPATH' ) || exit;

/**
 * Databases give strings; stores give numbers and booleans.
 */
final class Row {
	/**
	 * A row with its numbers as integers and its flags as booleans.
	 *
	 * @param array<string, string|null> $row   As read.
	 * @param list<string>               $ints  Columns that hold whole numbers.
	 * @param list<string>               $bools Columns that hold 0 or 1.
	 * @return array<string, mixed>
	 */
	public static function typed( array $row, array $ints, array $bools = array() ): array {
		foreach ( $ints as $column ) {
			if ( array_key_exists( $column, $row ) ) {
				$row[ $column ] = (int) $row[ $column ];
			}
		}
		foreach ( $bools as $column ) {
			if ( array_key_exists( $column, $row ) ) {
				$row[ $column ] = (bool) (int) $row[ $column ];
			}
		}
		return $row;
	}

	/**
	 * Placeholders for IN ( … ).
	 *
	 * @param array<mixed> $values      What goes in; not empty.
	 * @param string       $placeholder %d or %s.
	 */
	public static function marks( array $values, string $placeholder ): string {
		return implode( ',', array_fill( 0, count( $values ), $placeholder ) );
	}
}
