<?php
/**
 * Counters per visitor.
 *
 * @package Mesa
 */

namespace Mesa\Data\Visitors;

use Mesa\Data\DataException;
use Mesa\Data\Db;

defined( 'ABSPATH' ) || exit;

/**
 * Counts hits in fixed windows, atomically: two requests at the same moment count as two. (Transients would not.)
 */
final class RateLimitStore {
	/** How long a finished window is kept (seconds): rate() looks one window back, a day at most. */
	private const KEEP = 3 * DAY_IN_SECONDS;

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * Counts one hit.
	 *
	 * @param string $bucket What is counted, at most 100 characters. Must not carry a plain address of a person.
	 * @param int    $window Length of a window in seconds.
	 * @param int    $now    Unix time.
	 * @param int    $by     So many at once; one or more.
	 * @return array{hits: int, retry_after: int} Hits in this window, this one among them, and the seconds until it ends.
	 * @throws DataException When the statement fails.
	 */
	public function hit( string $bucket, int $window, int $now, int $by = 1 ): array {
		$begin = $now - $now % $window;
		$start = gmdate( 'Y-m-d H:i:s', $begin );
		$this->db->run( 'INSERT INTO {rate_limits} (bucket, window_start, hits) VALUES (%s, %s, %d) ON DUPLICATE KEY UPDATE hits = hits + VALUES(hits)', $bucket, $start, $by );
		$hits = (int) $this->db->value( 'SELECT hits FROM {rate_limits} WHERE bucket = %s AND window_start = %s', $bucket, $start );
		if ( $by === $hits ) {
			$this->db->run( 'DELETE FROM {rate_limits} WHERE window_start < %s', gmdate( 'Y-m-d H:i:s', $now - max( self::KEEP, $window ) ) );
		}
		return array(
			'hits'        => $hits,
			'retry_after' => max( 1, $begin + $window - $now ),
		);
	}

	/**
	 * Counts one hit, and gives the hits of the last $window seconds: those of this window, and of the one before the
	 * share that is not over yet. So the turn of an hour is no fresh start for somebody who goes on and on.
	 *
	 * @param string $bucket As in hit().
	 * @param int    $window Length in seconds, a day at most.
	 * @param int    $now    Unix time.
	 * @param int    $by     As in hit().
	 * @throws DataException When the statement fails.
	 */
	public function rate( string $bucket, int $window, int $now, int $by = 1 ): float {
		$hits   = $this->hit( $bucket, $window, $now, $by )['hits'];
		$begin  = $now - $now % $window;
		$before = (int) $this->db->value( 'SELECT hits FROM {rate_limits} WHERE bucket = %s AND window_start = %s', $bucket, gmdate( 'Y-m-d H:i:s', $begin - $window ) );
		return $hits + $before * ( 1 - ( $now - $begin ) / $window );
	}

	/**
	 * Forgets what was counted.
	 *
	 * @param string $bucket As in hit().
	 */
	public function forget( string $bucket ): void {
		$this->db->delete( 'rate_limits', array( 'bucket' => $bucket ) );
	}
}
