<?php
/**
 * The job that takes tickets from somebody whose role may see them no more.
 *
 * @package Mesa
 */

namespace Mesa\Jobs;

use Mesa\Actions\Tickets\ReleaseTickets;
use Mesa\Data\Site\JobStore;

defined( 'ABSPATH' ) || exit;

/**
 * After somebody has lost a role, wherever that was done: the unfinished tickets that they may not see go back to everybody,
 * piece by piece. It looks at the roles of the moment when it runs; running it again does nothing.
 */
final class ReleasePerson implements Handler {
	public const JOB = 'release_person';
	/** Seconds after which roles have settled. */
	public const DELAY = 10;
	/** Tickets in one run; some seconds. */
	private const TICKETS = 500;

	/**
	 * Takes what it works with.
	 *
	 * @param ReleaseTickets $release Does it.
	 * @param JobStore       $jobs    The queue.
	 */
	public function __construct( private readonly ReleaseTickets $release, private readonly JobStore $jobs ) {}

	/**
	 * Does some of it, and queues the rest.
	 *
	 * @param array<string, mixed> $job A Job.
	 */
	public function run( array $job ): void {
		if ( $this->release->out_of_sight( $job['subject_id'], self::TICKETS ) ) {
			$this->jobs->add( self::JOB, $job['subject_id'], array(), time() );
		}
	}

	/**
	 * Each ticket is a transaction.
	 *
	 * @param array<string, mixed> $job A Job.
	 */
	public function abandoned( array $job ): bool {
		return true;
	}

	/**
	 * Nobody waits for a word about it.
	 *
	 * @param array<string, mixed> $job    A Job.
	 * @param string               $error  Why.
	 * @param int                  $run_at When, as Unix time.
	 */
	public function postponed( array $job, string $error, int $run_at ): void {}

	/**
	 * The queue shows the failure.
	 *
	 * @param array<string, mixed> $job   A Job.
	 * @param string               $error Why.
	 */
	public function gave_up( array $job, string $error ): void {}
}
