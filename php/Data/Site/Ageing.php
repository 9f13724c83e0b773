<?php
/**
 * Old rows.
 *
 * @package Mesa
 */

namespace Mesa\Data\Site;

use Mesa\Data\Db;
use Mesa\Data\Row;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Deletes the oldest rows of a table that only grows.
 */
final class Ageing {
	/** Rows in one statement: more would hold locks for long, and be too large a transaction for a cluster. */
	private const AT_ONCE = 1000;
	/** Statements in one run; the next day goes on. */
	private const STEPS = 100;

	/**
	 * Deletes what is older, in small steps.
	 *
	 * @param Db     $db     The database.
	 * @param string $table  Short name.
	 * @param int    $before Unix time.
	 */
	public static function forget( Db $db, string $table, int $before ): void {
		for ( $step = 0; $step < self::STEPS; $step++ ) {
			// The lowest ids are the oldest, near enough: no index is needed, and nothing is read that stays.
			$ids = $db->column( "SELECT o.id FROM (SELECT id, created_at FROM {{$table}} ORDER BY id LIMIT %d) o WHERE o.created_at < %s", self::AT_ONCE, Time::sql( $before ) );
			if ( ! $ids ) {
				return;
			}
			$db->run( "DELETE FROM {{$table}} WHERE id IN (" . Row::marks( $ids, '%d' ) . ')', ...array_map( 'intval', $ids ) );
		}
	}
}
