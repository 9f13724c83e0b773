<?php
/**
 * Carrying new words into the index.
 *
 * @package Mesa
 */

namespace Mesa\Data\Search;

use Mesa\Data\Db;

defined( 'ABSPATH' ) || exit;

/**
 * Takes what is pending into the postings, and on sites that are older than the index also their tickets, the newest first.
 *
 * Every transaction here begins by writing one row: two at once wait for each other on one server, and on a cluster the later
 * one is undone and tried again. So a row of the postings is never written from what was read before somebody else's write.
 * Doing the same piece twice changes nothing.
 */
final class Folding {
	/** Rows of pending words that one transaction takes, and about how many bytes. */
	private const ROWS  = 300;
	private const BYTES = 1_000_000;
	/** Tickets of an older site that one transaction takes. */
	private const OLDER = 100;
	/** Counter that names the lowest ticket id whose words are in the index; missing means all are. */
	private const REACHED = 'search_reached';

	/**
	 * Takes what it works with.
	 *
	 * @param Db        $db        The database.
	 * @param Postings  $postings  The index.
	 * @param Pending   $pending   What it lacks.
	 * @param Documents $documents Reads tickets.
	 */
	public function __construct( private readonly Db $db, private readonly Postings $postings, private readonly Pending $pending, private readonly Documents $documents ) {}

	/**
	 * Works until nothing is left or the time is over.
	 *
	 * @param float $seconds No new piece is begun after that many.
	 * @return bool Whether nothing is left.
	 */
	public function run( float $seconds ): bool {
		$ends = microtime( true ) + $seconds;
		do {
			$more = $this->fold() || $this->reach_back();
		} while ( $more && microtime( true ) < $ends );
		return ! $more;
	}

	/**
	 * Takes words out of the index that are gone, and what came before them in.
	 *
	 * @param float $seconds No new piece is begun after that many; run() does the rest.
	 */
	public function forget_gone( float $seconds ): void {
		$ends = microtime( true ) + $seconds;
		do {
			$more = $this->pending->has_gone() && $this->fold();
		} while ( $more && microtime( true ) < $ends );
	}

	/**
	 * Carries one piece of what is pending into the index.
	 *
	 * @return bool Whether there was anything.
	 */
	public function fold(): bool {
		return $this->pending->has_any() && $this->db->transaction(
			function (): bool {
				$this->alone();
				$rows = $this->pending->oldest( self::ROWS, self::BYTES );
				if ( ! $rows ) {
					return false;
				}
				$now    = array();
				$add    = array();
				$remove = array();
				foreach ( $rows as $row ) {
					if ( $row['gone'] ) {
						$now[ $row['ticket_id'] ] ??= $this->documents->of( $row['ticket_id'] );
					}
				}
				foreach ( $rows as $row ) {
					$id = $row['ticket_id'];
					foreach ( $row['terms'] as $term ) {
						// Of a ticket that has lost words, what it says now decides, also about words that came before.
						if ( isset( $now[ $id ] ) && ! isset( $now[ $id ][ $term ] ) ) {
							$remove[ $id >> Bits::SHIFT ][ $term ][ $id & Bits::MASK ] = 0;
						} else {
							$add[ $id >> Bits::SHIFT ][ $term ][ $id & Bits::MASK ] = 0;
						}
					}
				}
				foreach ( $this->documents->addresses_of( array_values( array_unique( array_column( $rows, 'ticket_id' ) ) ) ) as $id => $terms ) {
					foreach ( $terms as $term => $zero ) {
						$add[ $id >> Bits::SHIFT ][ $term ][ $id & Bits::MASK ] = 0;
					}
				}
				foreach ( array_keys( $add + $remove ) as $segment ) {
					$this->postings->merge( $segment, $add[ $segment ] ?? array(), $remove[ $segment ] ?? array() );
				}
				$this->pending->forget( array_column( $rows, 'id' ) );
				return true;
			}
		);
	}

	/**
	 * Indexes the next tickets of a site that is older than the index.
	 *
	 * @return bool Whether there were any.
	 */
	public function reach_back(): bool {
		return $this->reached() > 0 && $this->db->transaction(
			function (): bool {
				$this->alone();
				$reached = $this->reached();
				if ( 0 === $reached ) {
					return false;
				}
				// Numbers may have wide gaps; a piece counts tickets, not numbers, and stays in one segment.
				$from = (int) $this->db->value( 'SELECT MIN(id) FROM (SELECT id FROM {tickets} WHERE id < %d ORDER BY id DESC LIMIT %d) AS next', $reached, self::OLDER );
				$from = max( $from, ( $reached - 1 ) >> Bits::SHIFT << Bits::SHIFT );
				$add  = array();
				foreach ( $this->documents->of_range( $from, $reached ) as $id => $terms ) {
					foreach ( $terms as $term => $zero ) {
						$add[ $term ][ $id & Bits::MASK ] = 0;
					}
				}
				$this->postings->merge( $from >> Bits::SHIFT, $add );
				$this->db->run( 'UPDATE {counters} SET value = %d WHERE name = %s', $from, self::REACHED );
				return true;
			}
		);
	}

	/**
	 * The tickets below this id are not in the index yet; 0 when all are.
	 */
	public function reached(): int {
		return (int) $this->db->value( 'SELECT value FROM {counters} WHERE name = %s', self::REACHED );
	}

	/**
	 * Which share of the tickets the index has, about: 1.0 when all.
	 */
	public function progress(): float {
		$reached = $this->reached();
		return 0 === $reached ? 1.0 : min( 0.99, 1 - $reached / ( $this->pending->last_ticket() + 1 ) );
	}

	/**
	 * Begins anew with all tickets there are: they are found again one by one as run() reaches them. What the index has stays.
	 */
	public function start_over(): void {
		$this->db->run( 'INSERT INTO {counters} (name, value) VALUES (%s, %d) ON DUPLICATE KEY UPDATE value = VALUES(value)', self::REACHED, $this->pending->last_ticket() > 0 ? $this->pending->last_ticket() + 1 : 0 );
	}

	/**
	 * Waits until nobody else writes to the index; see above.
	 */
	private function alone(): void {
		$this->db->run( "INSERT INTO {counters} (name, value) VALUES ('search_folds', 1) ON DUPLICATE KEY UPDATE value = value + 1" );
	}
}
