<?php
/**
 * /jobs and /poller/tick
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Actions\Upkeep\RetryJob;
use Mesa\Data\Mail\PollerStore;
use Mesa\Data\Messages\MessageStore;
use Mesa\Data\Site\JobStore;
use Mesa\Domain\Time;
use Mesa\Jobs\JobRunner;
use Mesa\Jobs\SendReply;
use WP_REST_Request;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * Three ways to run due jobs besides WP-Cron, so that sending depends neither on visitors nor on a site that can call itself;
 * and the jobs that were given up.
 */
final class JobsController {
	/** Seconds after which a call begins no new job. */
	private const BUDGET = 20;
	/** A screen waits for the answer, so it gets one soon. */
	private const KICK_BUDGET = 8;
	/** Clocks differ and requests are quick: a job due in a moment is worth waiting for. Seconds. */
	private const KICK_WAIT = 2;
	/** Most jobs on the list of those that were given up. */
	private const FAILED = 100;

	/**
	 * Takes what it needs.
	 *
	 * @param JobRunner    $runner   Runs the queue.
	 * @param JobStore     $jobs     The queue.
	 * @param PollerStore  $pollers  Notes that a poller lives.
	 * @param RetryJob     $retry    Puts a job back that was given up.
	 * @param MessageStore $messages Knows the tickets of replies.
	 */
	public function __construct(
		private readonly JobRunner $runner,
		private readonly JobStore $jobs,
		private readonly PollerStore $pollers,
		private readonly RetryJob $retry,
		private readonly MessageStore $messages
	) {}

	/**
	 * Operation tick.
	 *
	 * @return array{ran: int, failed: int, next_due_at: ?string}
	 */
	public function tick(): array {
		$this->pollers->note_seen();
		/**
		 * Fires when a mail poller asks for due jobs, every half minute or so; what is to be done on time although nobody visits the site.
		 */
		do_action( 'mesa_poller_tick' );
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
	 * Operation listFailedJobs.
	 *
	 * @return list<array<string, mixed>> Each a "failed-job".
	 */
	public function failed(): array {
		return array_map(
			function ( array $job ): array {
				$is_reply = SendReply::TYPE === $job['type'];
				$ticket   = $is_reply ? $this->messages->find( $job['subject_id'] )['ticket_id'] ?? null : null;
				return array(
					'id'        => $job['id'],
					'type'      => $job['type'],
					'ticket_id' => $ticket,
					'is_reply'  => $is_reply,
					'error'     => $job['last_error'],
					'failed_at' => Time::iso( $job['finished_at'] ),
				);
			},
			$this->jobs->dead( self::FAILED )
		);
	}

	/**
	 * Operation retryJob.
	 *
	 * @param WP_REST_Request $request The request.
	 */
	public function retry( WP_REST_Request $request ): WP_REST_Response {
		$this->retry->retry( (int) $request['id'] );
		return new WP_REST_Response( null, 204 );
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
