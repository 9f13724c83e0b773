<?php
/**
 * The job that wakes tickets.
 *
 * @package Mesa
 */

namespace Mesa\Jobs;

use Mesa\Actions\Tickets\WakeTicket;

defined( 'ABSPATH' ) || exit;

/**
 * Runs when a ticket's snooze is over. Running it again does nothing.
 */
final class WakeTicketHandler implements Handler {
	/**
	 * Takes the action.
	 *
	 * @param WakeTicket $wake Wakes.
	 */
	public function __construct( private readonly WakeTicket $wake ) {}

	/**
	 * Wakes the ticket.
	 *
	 * @param array<string, mixed> $job A Job.
	 */
	public function run( array $job ): void {
		$this->wake->wake( $job['subject_id'] );
	}

	/**
	 * Nothing can have come half way.
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
	 * The ticket stays in its folder, where it can be seen; the queue shows the failure.
	 *
	 * @param array<string, mixed> $job   A Job.
	 * @param string               $error Why.
	 */
	public function gave_up( array $job, string $error ): void {}
}
