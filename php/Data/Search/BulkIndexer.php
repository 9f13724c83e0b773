<?php
/**
 * Making the index of many tickets.
 *
 * @package Mesa
 */

namespace Mesa\Data\Search;

defined( 'ABSPATH' ) || exit;

/**
 * Indexes whole segments at once, several times faster than Folding: each segment is put together in memory and written in
 * the order of its key. For a site that nobody writes to meanwhile (seeding, restoring); what is written then may be lost to
 * the search. Several processes may work at once, each on its own segments:
 *
 *     foreach ( $bulk->segments() as $segment ) if ( $segment % $processes === $me ) $bulk->index( $segment );
 */
final class BulkIndexer {
	/** Tickets that are read at once. */
	private const SLICE = 512;

	/**
	 * Takes what it works with.
	 *
	 * @param Documents $documents Reads tickets.
	 * @param Postings  $postings  The index.
	 * @param Pending   $pending   Knows the highest id.
	 */
	public function __construct( private readonly Documents $documents, private readonly Postings $postings, private readonly Pending $pending ) {}

	/**
	 * All segments that may have tickets; Bits::SIZE tickets each, by id.
	 *
	 * @return list<int>
	 */
	public function segments(): array {
		return range( 0, $this->pending->last_ticket() >> Bits::SHIFT );
	}

	/**
	 * Makes one segment anew.
	 *
	 * @param int $segment The segment: tickets with ids from $segment * Bits::SIZE.
	 * @return int How many tickets it has.
	 */
	public function index( int $segment ): int {
		$first   = $segment << Bits::SHIFT;
		$packed  = array();
		$tickets = 0;
		for ( $from = $first; $from < $first + Bits::SIZE; $from += self::SLICE ) {
			foreach ( $this->documents->of_range( $from, $from + self::SLICE ) as $id => $terms ) {
				$number = pack( 'v', $id & Bits::MASK );
				foreach ( $terms as $term => $zero ) {
					if ( isset( $packed[ $term ] ) ) {
						$packed[ $term ] .= $number;
					} else {
						$packed[ $term ] = $number;
					}
				}
				++$tickets;
			}
		}
		ksort( $packed, SORT_STRING );
		$this->postings->clear( $segment );
		$this->postings->write( $segment, array_map( Bits::of_packed( ... ), $packed ), false );
		return $tickets;
	}
}
