<?php
/**
 * Tickets of a tag that has vanished.
 *
 * @package Mesa
 */

namespace Mesa\Jobs;

use Mesa\Actions\Tags\ChangeTag;
use Mesa\Data\Site\JobStore;

defined( 'ABSPATH' ) || exit;

/**
 * Takes a merged or deleted tag off its tickets, piece by piece. Running it again does nothing.
 */
final class FollowTag implements Handler {
	/** Tickets in one run; some seconds. */
	private const TICKETS = 20_000;

	/**
	 * Takes what it works with.
	 *
	 * @param ChangeTag $change Does it.
	 * @param JobStore  $jobs   The queue.
	 */
	public function __construct( private readonly ChangeTag $change, private readonly JobStore $jobs ) {}

	/**
	 * Does some of it, and queues the rest.
	 *
	 * @param array<string, mixed> $job A Job.
	 */
	public function run( array $job ): void {
		if ( $this->change->follow( $job['subject_id'], self::TICKETS ) ) {
			$this->jobs->add( ChangeTag::JOB, $job['subject_id'], array(), time() );
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
