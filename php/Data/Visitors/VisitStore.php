<?php
/**
 * What visitors do at forms.
 *
 * @package Mesa
 */

namespace Mesa\Data\Visitors;

use Mesa\Data\Db;

defined( 'ABSPATH' ) || exit;

/**
 * Daily sums; nothing of a visitor is kept. A visit is counted as begun once, and as sent with its first message only.
 *
 * @phpstan-type Sums array{begun: int, suggested: int, opened: int, answered: int, sent: int}
 */
final class VisitStore {
	private const NOTHING = array( 'begun' => 0, 'suggested' => 0, 'opened' => 0, 'answered' => 0, 'sent' => 0 );
	/** Days that sums are kept: two years. */
	private const KEEP = 730;

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * Counts one.
	 *
	 * @param int    $form_id The form; 0 for those that stand alone.
	 * @param string $group   "shown" or "held".
	 * @param string $what    begun, suggested, opened, answered or sent.
	 * @param int    $now     Unix time.
	 */
	public function count( int $form_id, string $group, string $what, int $now ): void {
		$this->db->run( 'INSERT INTO {form_visits} (day, form_id, visit_group, what, hits) VALUES (%s, %d, %s, %s, 1) ON DUPLICATE KEY UPDATE hits = hits + 1', gmdate( 'Y-m-d', $now ), $form_id, $group, $what );
	}

	/**
	 * Sums of the last days.
	 *
	 * @param int $days How many; today is one of them.
	 * @param int $now  Unix time.
	 * @return array<int, array{shown: Sums, held: Sums}> By form.
	 */
	public function sums( int $days, int $now ): array {
		$sums = array();
		$rows = $this->db->rows( 'SELECT form_id, visit_group, what, SUM(hits) AS hits FROM {form_visits} WHERE day > %s GROUP BY form_id, visit_group, what', gmdate( 'Y-m-d', $now - $days * DAY_IN_SECONDS ) );
		foreach ( $rows as $row ) {
			$sums[ (int) $row['form_id'] ] ??= self::nothing();
			$sums[ (int) $row['form_id'] ][ $row['visit_group'] ][ $row['what'] ] = (int) $row['hits'];
		}
		ksort( $sums );
		return $sums;
	}

	/**
	 * Nothing counted.
	 *
	 * @return array{shown: Sums, held: Sums}
	 */
	public static function nothing(): array {
		return array( 'shown' => self::NOTHING, 'held' => self::NOTHING );
	}

	/**
	 * Forgets what is old.
	 *
	 * @param int $now Unix time.
	 */
	public function sweep( int $now ): void {
		$this->db->run( 'DELETE FROM {form_visits} WHERE day < %s', gmdate( 'Y-m-d', $now - self::KEEP * DAY_IN_SECONDS ) );
	}
}
