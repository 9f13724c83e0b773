<?php
/**
 * Which ticket has which word.
 *
 * @package Mesa
 */

namespace Mesa\Data\Search;

use Mesa\Data\Db;

defined( 'ABSPATH' ) || exit;

/**
 * The table of the index: one row for each term in each segment of tickets, with the set of tickets that have it.
 *
 * Terms are letters a–z, digits, "~" and "." only (SearchWords::term()), sets are base64: neither needs escaping.
 */
final class Postings {
	/** Rows that one statement reads or writes. */
	private const ROWS = 1000;
	/** So many segments are named without asking which there are: five million tickets. */
	private const SEGMENTS = 300;
	/** Bytes that one statement writes, about; far below MariaDB's smallest max_allowed_packet. */
	private const BYTES = 500_000;

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * The tickets that have each term.
	 *
	 * @param list<string> $terms Terms.
	 * @param int          $last  The highest ticket id.
	 * @return array<string|int, Hits> By term; a term that no ticket has is missing.
	 */
	public function read( array $terms, int $last ): array {
		$found = array();
		foreach ( array_chunk( $terms, 100 ) as $some ) {
			foreach ( $this->db->rows( 'SELECT segment, term, hits FROM {search_postings} WHERE segment IN (' . $this->segments( $last ) . ') AND term IN (' . self::quoted( $some ) . ')' ) as $row ) {
				$found[ $row['term'] ][ (int) $row['segment'] ] = base64_decode( (string) $row['hits'] ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions -- A set of tickets.
			}
		}
		return array_map( static fn( array $segments ): Hits => new Hits( $segments ), $found );
	}

	/**
	 * Longer terms that begin so: the commonest of those that the newest tickets have.
	 *
	 * @param string $prefix What a term begins with.
	 * @param int    $last   The highest ticket id.
	 * @param int    $rows   How many rows of the table to look at, at most.
	 * @param int    $most   How many terms to give, at most.
	 * @return list<string>
	 */
	public function begin_with( string $prefix, int $last, int $rows, int $most ): array {
		$often = array();
		foreach ( $this->db->rows( 'SELECT term, LENGTH(hits) AS length FROM {search_postings} WHERE segment IN (' . $this->segments( $last ) . ") AND term > '$prefix' AND term < '$prefix~~' ORDER BY segment DESC, term DESC LIMIT %d", $rows ) as $row ) {
			$often[ $row['term'] ] = ( $often[ $row['term'] ] ?? 0 ) + (int) $row['length'];
		}
		arsort( $often );
		return array_map( 'strval', array_slice( array_keys( $often ), 0, $most ) );
	}

	/**
	 * All segments for IN ( … ).
	 *
	 * @param int $last The highest ticket id.
	 */
	private function segments( int $last ): string {
		$segments = $last >> Bits::SHIFT;
		// Numbers far apart (an import that kept its own): ask for those that there are.
		return implode( ',', $segments <= self::SEGMENTS ? range( 0, $segments ) : ( $this->db->column( 'SELECT DISTINCT segment FROM {search_postings}' ) ?: array( 0 ) ) );
	}

	/**
	 * Adds tickets to terms of one segment and takes others away. Call it where nobody else writes; see Folding.
	 *
	 * @param int                                  $segment The segment.
	 * @param array<string|int, array<int, int>>   $add     Numbers within the segment as keys, by term.
	 * @param array<string|int, array<int, int>>   $remove  As above.
	 */
	public function merge( int $segment, array $add, array $remove = array() ): void {
		$terms = array_map( 'strval', array_keys( $add + $remove ) );
		sort( $terms, SORT_STRING );
		foreach ( array_chunk( $terms, self::ROWS ) as $some ) {
			$old = array_column( $this->db->rows( "SELECT term, hits FROM {search_postings} WHERE segment = $segment AND term IN (" . self::quoted( $some ) . ')' ), 'hits', 'term' );
			$new = array();
			foreach ( $some as $term ) {
				$set  = base64_decode( (string) ( $old[ $term ] ?? '' ) ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions -- A set of tickets.
				$next = isset( $remove[ $term ] ) ? Bits::without( $set, self::set( $remove[ $term ] ) ) : $set;
				$next = isset( $add[ $term ] ) ? Bits::either( $next, self::set( $add[ $term ] ) ) : $next;
				if ( $next !== $set ) {
					$new[ $term ] = $next;
				}
			}
			$this->write( $segment, array_filter( $new, static fn( string $set ): bool => '' !== $set ), true );
			$empty = array_map( 'strval', array_keys( $new, '', true ) );
			if ( $empty ) {
				$this->db->run( "DELETE FROM {search_postings} WHERE segment = $segment AND term IN (" . self::quoted( $empty ) . ')' );
			}
		}
	}

	/**
	 * Writes rows of one segment.
	 *
	 * @param int                       $segment   The segment.
	 * @param array<string|int, string> $sets      Sets by term, best in the order of the terms.
	 * @param bool                      $may_exist Whether some are there already; they are replaced.
	 */
	public function write( int $segment, array $sets, bool $may_exist ): void {
		$rows  = array();
		$bytes = 0;
		foreach ( $sets as $term => $set ) {
			$rows[] = $row = "($segment,'$term','" . base64_encode( $set ) . "')"; // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions, Squiz.PHP.DisallowMultipleAssignments -- A set of tickets.
			$bytes += strlen( $row );
			if ( $bytes > self::BYTES || count( $rows ) >= 4 * self::ROWS ) {
				$this->insert( $rows, $may_exist );
				$rows  = array();
				$bytes = 0;
			}
		}
		$this->insert( $rows, $may_exist );
	}

	/**
	 * Forgets a segment.
	 *
	 * @param int $segment The segment.
	 */
	public function clear( int $segment ): void {
		$this->db->delete( 'search_postings', array( 'segment' => $segment ) );
	}

	/**
	 * One statement.
	 *
	 * @param list<string> $rows      Rows in SQL.
	 * @param bool         $may_exist As for write().
	 */
	private function insert( array $rows, bool $may_exist ): void {
		if ( $rows ) {
			$this->db->run( 'INSERT INTO {search_postings} (segment, term, hits) VALUES ' . implode( ',', $rows ) . ( $may_exist ? ' ON DUPLICATE KEY UPDATE hits = VALUES(hits)' : '' ) );
		}
	}

	/**
	 * A set of numbers.
	 *
	 * @param array<int, int> $numbers As keys.
	 */
	private static function set( array $numbers ): string {
		ksort( $numbers );
		return Bits::of( array_keys( $numbers ) );
	}

	/**
	 * Terms for IN ( … ).
	 *
	 * @param list<string> $terms Terms.
	 */
	private static function quoted( array $terms ): string {
		return "'" . implode( "','", $terms ) . "'";
	}
}
