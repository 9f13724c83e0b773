<?php
/**
 * Is the index right?
 *
 * @package Mesa
 */

namespace Mesa\Data\Search;

use Mesa\Data\Db;

defined( 'ABSPATH' ) || exit;

/**
 * Holds the index against the tickets' texts, once nothing is pending. Reads everything: for tests, and for those who doubt.
 */
final class Audit {
	/**
	 * Takes what it compares.
	 *
	 * @param Db        $db        The database.
	 * @param Documents $documents The texts.
	 */
	public function __construct( private readonly Db $db, private readonly Documents $documents ) {}

	/**
	 * Where the index says something else than the texts.
	 *
	 * @param int $segment The segment: tickets with ids from $segment * Bits::SIZE.
	 * @return list<string> Empty when all is well; a thousand lines at most.
	 */
	public function drift( int $segment ): array {
		$first = $segment << Bits::SHIFT;
		$said  = array();
		foreach ( $this->documents->of_range( $first, $first + Bits::SIZE ) as $id => $terms ) {
			foreach ( $terms as $term => $zero ) {
				$said[ $term ][ $id & Bits::MASK ] = 0;
			}
		}
		$drift = array();
		foreach ( $this->db->rows( 'SELECT term, hits FROM {search_postings} WHERE segment = %d', $segment ) as $row ) {
			$term    = (string) $row['term'];
			$numbers = array_flip( Bits::numbers( base64_decode( (string) $row['hits'] ) ) ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions -- A set of tickets.
			$says    = $said[ $term ] ?? array();
			unset( $said[ $term ] );
			foreach ( array_keys( array_diff_key( $numbers, $says ) ) as $number ) {
				$drift[] = "$term: " . ( $first + $number ) . ' is in the index only';
			}
			foreach ( array_keys( array_diff_key( $says, $numbers ) ) as $number ) {
				$drift[] = "$term: " . ( $first + $number ) . ' is not in the index';
			}
		}
		foreach ( $said as $term => $numbers ) {
			$drift[] = "$term: " . ( $first + array_key_first( $numbers ) ) . ' and others are not in the index';
		}
		return array_slice( $drift, 0, 1000 );
	}
}
