<?php
/**
 * How far apart two words are.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

defined( 'ABSPATH' ) || exit;

/**
 * Counts typing errors.
 */
final class Spelling {
	/**
	 * Letters that are missing, too many, wrong, or in their neighbour's place (optimal string alignment): PHP's own
	 * levenshtein() counts exchanged neighbours as two, and bytes.
	 *
	 * @see https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance
	 * @param string $one   UTF-8.
	 * @param string $other UTF-8.
	 */
	public static function distance( string $one, string $other ): int {
		$one    = mb_str_split( $one );
		$other  = mb_str_split( $other );
		$before = array();
		$above  = range( 0, count( $other ) );
		foreach ( $one as $row => $letter ) {
			$line = array( $row + 1 );
			foreach ( $other as $column => $counterpart ) {
				$line[ $column + 1 ] = min( $above[ $column + 1 ] + 1, $line[ $column ] + 1, $above[ $column ] + ( $letter === $counterpart ? 0 : 1 ) );
				if ( $row > 0 && $column > 0 && $letter === $other[ $column - 1 ] && $one[ $row - 1 ] === $counterpart ) {
					$line[ $column + 1 ] = min( $line[ $column + 1 ], $before[ $column - 1 ] + 1 );
				}
			}
			$before = $above;
			$above  = $line;
		}
		return $above[ count( $other ) ];
	}
}
