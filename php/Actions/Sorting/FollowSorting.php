<?php
/**
 * Tickets of a status or a team that has vanished.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Sorting;

use Mesa\Data\Db;
use Mesa\Data\Sorting\StatusStore;
use Mesa\Data\Sorting\TeamStore;
use Mesa\Data\Tickets\TicketStore;

defined( 'ABSPATH' ) || exit;

/**
 * Lets them follow in small steps. Nothing is an event: nobody has done anything to these tickets, and every reader has gone
 * by what they become since it vanished. Doing a step again does nothing.
 */
final class FollowSorting {
	/** The queue's names; the subject is the status or the team. */
	public const STATUS = 'follow_status';
	public const TEAM   = 'follow_team';
	/** Tickets in one transaction. */
	private const BATCH = 200;

	/**
	 * Takes what it works with.
	 *
	 * @param Db          $db       The database.
	 * @param TicketStore $tickets  Tickets.
	 * @param StatusStore $statuses Statuses.
	 * @param TeamStore   $teams    Teams.
	 */
	public function __construct( private readonly Db $db, private readonly TicketStore $tickets, private readonly StatusStore $statuses, private readonly TeamStore $teams ) {}

	/**
	 * Does some of it.
	 *
	 * @param string $job   STATUS or TEAM.
	 * @param int    $id    The status or the team.
	 * @param int    $after Tickets up to this number are done.
	 * @param int    $most  At most so many tickets.
	 * @return int|null Up to which number they are done now; null when none is left.
	 */
	public function some( string $job, int $id, int $after, int $most ): ?int {
		$this->statuses->forget();
		for ( $done = 0; $done < $most; $done += self::BATCH ) {
			$ids = self::STATUS === $job ? $this->statuses->tickets( $id, $after, self::BATCH ) : $this->teams->tickets( $id, $after, self::BATCH );
			if ( ! $ids ) {
				return null;
			}
			$this->db->transaction( fn() => $this->batch( $job, $id, $ids ) );
			$after = max( $ids );
		}
		return $after;
	}

	/**
	 * Does a few, in a transaction.
	 *
	 * @param string              $job STATUS or TEAM.
	 * @param int                 $id  The status or the team.
	 * @param non-empty-list<int> $ids Tickets that had it a moment ago.
	 */
	private function batch( string $job, int $id, array $ids ): void {
		$column = self::STATUS === $job ? 'status_id' : 'team_id';
		$new    = self::STATUS === $job ? $this->statuses->resolved( $id ) : 0;
		$rows   = $this->tickets->lock_many( $ids );
		$still  = array_filter( $rows, static fn( array $row ): bool => $id === $row[ $column ] );
		$this->tickets->update_many( array_map( static fn(): array => array( $column => $new ), $still ), $rows );
	}
}
