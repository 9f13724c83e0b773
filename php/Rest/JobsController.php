<?php
/**
 * /jobs and /poller/tick
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Data\JobStore;
use Mesa\Data\PollerStore;
use Mesa\Domain\Time;
use Mesa\Jobs\JobRunner;

defined( 'ABSPATH' ) || exit;

/**
 * Three ways to run due jobs besides WP-Cron, so that sending depends neither on visitors nor on a site that can call itself.
 */
final class JobsController {
	/** Seconds after which a call begins no new job. */
	private const BUDGET = 20;
	/** A screen waits for the answer, so it gets one soon. */
	private const KICK_BUDGET = 8;
	/** Clocks differ and requests are quick: a job due in a moment is worth waiting for. Seconds. */
	private const KICK_WAIT = 2;

	/**
	 * Takes what it needs.
	 *
	 * @param JobRunner   $runner  Runs the queue.
	 * @param JobStore    $jobs    The queue.
	 * @param PollerStore $pollers Notes that a poller lives.
	 */
	public function __construct( private readonly JobRunner $runner, private readonly JobStore $jobs, private readonly PollerStore $pollers ) {}

	/**
	 * Operation tick.
	 *
	 * @return array{ran: int, failed: int, next_due_at: ?string}
	 */
	public function tick(): array {
		$this->pollers->note_seen();
		return $this->answer( self::BUDGET );
	}

	/**
	 * Operation runJobs.
	 *
	 * @return array{ran: int, failed: int, next_due_at: ?string}
	 */
	public function run(): array {
		return $this->answer( self::BUDGET );
	}

	/**
	 * Operation kickJobs.
	 *
	 * @return array{ran: int, failed: int, next_due_at: ?string}
	 */
	public function kick(): array {
		$wait = ( $this->jobs->next_due_at() ?? 0 ) - time();
		if ( $wait > 0 && $wait <= self::KICK_WAIT ) {
			sleep( $wait );
		}
		return $this->answer( self::KICK_BUDGET );
	}

	/**
	 * Runs and reports.
	 *
	 * @param int $budget Seconds.
	 * @return array{ran: int, failed: int, next_due_at: ?string}
	 */
	private function answer( int $budget ): array {
		$done                = $this->runner->run( $budget );
		$done['next_due_at'] = null === $done['next_due_at'] ? null : Time::iso( Time::sql( $done['next_due_at'] ) );
		return $done;
	}
}
