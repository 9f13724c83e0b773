<?php
/**
 * Tickets of a status or a team that has vanished.
 *
 * @package Mesa
 */

namespace Mesa\Jobs;

use Mesa\Actions\Sorting\FollowSorting;
use Mesa\Data\Site\JobStore;

defined( 'ABSPATH' ) || exit;

/**
 * Lets them follow, piece by piece. Running it again does nothing.
 */
final class FollowSortingHandler implements Handler {
	/** Tickets in one run; some seconds. */
	private const TICKETS = 2_000;

	/**
	 * Takes what it works with.
	 *
	 * @param FollowSorting $follow Does it.
	 * @param JobStore      $jobs   The queue.
	 */
	public function __construct( private readonly FollowSorting $follow, private readonly JobStore $jobs ) {}

	/**
	 * Does some of it, and queues the rest.
	 *
	 * @param array<string, mixed> $job A Job.
	 */
	public function run( array $job ): void {
		$after = $this->follow->some( $job['type'], $job['subject_id'], (int) ( $job['payload']['after'] ?? 0 ), self::TICKETS );
		if ( null !== $after ) {
			$this->jobs->add( $job['type'], $job['subject_id'], array( 'after' => $after ), time() );
		}
	}

	/**
	 * Each piece is a transaction.
	 *
	 * @param array<string, mixed> $job A Job.
	 */
	public function abandoned( array $job ): bool {
		return true;
	}

	/**
	 * Nobody sees a difference.
	 *
	 * @param array<string, mixed> $job    A Job.
	 * @param string               $error  Why.
	 * @param int                  $run_at When, as Unix time.
	 */
	public function postponed( array $job, string $error, int $run_at ): void {}

	/**
	 * Nobody sees a difference; the queue shows the failure.
	 *
	 * @param array<string, mixed> $job   A Job.
	 * @param string               $error Why.
	 */
	public function gave_up( array $job, string $error ): void {}
}
