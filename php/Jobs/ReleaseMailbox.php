<?php
/**
 * The job that takes tickets from those who may not see them any more.
 *
 * @package Mesa
 */

namespace Mesa\Jobs;

use Mesa\Actions\Mailboxes\SaveMailbox;
use Mesa\Actions\Tickets\ReleaseTickets;
use Mesa\Data\Site\JobStore;

defined( 'ABSPATH' ) || exit;

/**
 * After a mailbox was closed to somebody: their unfinished tickets in it go back to everybody, piece by piece. Running it
 * again does nothing.
 */
final class ReleaseMailbox implements Handler {
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
		if ( $this->release->out_of( $job['subject_id'], self::TICKETS ) ) {
			$this->jobs->add( SaveMailbox::RELEASE, $job['subject_id'], array(), time() );
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
