<?php
/**
 * The job that changes many tickets.
 *
 * @package Mesa
 */

namespace Mesa\Jobs;

use Mesa\Actions\Bulk\RunBulk;
use Mesa\Actions\Bulk\StartBulk;
use Mesa\Data\Site\JobStore;
use Mesa\Data\Tickets\BulkStore;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Does steps for some seconds and queues the rest, so that mails that wait for the same runner go out meanwhile. Before it
 * begins, the next job lies in the queue already: when its runner is killed, another goes on half a minute later.
 */
final class BulkHandler implements Handler {
	/** Seconds of work in one run. */
	private const SECONDS = 4.0;
	/** After so many seconds without a word the next runner goes on; two at once do no harm. */
	private const SILENCE = 30;

	/**
	 * Takes what it works with.
	 *
	 * @param RunBulk   $run  Does the steps.
	 * @param BulkStore $bulk Whose change it is.
	 * @param JobStore  $jobs The queue.
	 */
	public function __construct( private readonly RunBulk $run, private readonly BulkStore $bulk, private readonly JobStore $jobs ) {}

	/**
	 * Does some of it.
	 *
	 * @param array<string, mixed> $job A Job.
	 */
	public function run( array $job ): void {
		$id     = $job['subject_id'];
		$bulk   = $this->bulk->find( $id );
		$begins = Time::unix( $bulk['begins_at'] ?? '1970-01-01 00:00:00' );
		if ( $begins > time() ) {
			$this->jobs->add( StartBulk::JOB, $id, array(), $begins );
			return;
		}
		$this->jobs->cancel( StartBulk::JOB, $id );
		$this->jobs->add( StartBulk::JOB, $id, array(), time() + self::SILENCE );
		// Reasons are kept as they are told: in the language of whoever has begun it.
		$switched = switch_to_user_locale( (int) ( $bulk['user_id'] ?? 0 ) );
		$ends     = microtime( true ) + self::SECONDS;
		try {
			do {
				$more = $this->run->step( $id );
			} while ( $more && microtime( true ) < $ends );
		} catch ( \Throwable $error ) {
			// This job is tried again and counts how often; the next one would begin to count anew, for ever.
			$this->jobs->cancel( StartBulk::JOB, $id );
			throw $error;
		} finally {
			if ( $switched ) {
				restore_previous_locale();
			}
		}
		$this->jobs->cancel( StartBulk::JOB, $id );
		// Somebody may have asked for it to be taken back since the last step: that job has just been cancelled with ours.
		if ( $more || 'undoing' === ( $this->bulk->find( $id )['state'] ?? '' ) ) {
			$this->jobs->add( StartBulk::JOB, $id, array(), time() );
		}
	}

	/**
	 * Each step is a transaction.
	 *
	 * @param array<string, mixed> $job A Job.
	 */
	public function abandoned( array $job ): bool {
		return true;
	}

	/**
	 * The screen shows how far it has come.
	 *
	 * @param array<string, mixed> $job    A Job.
	 * @param string               $error  Why.
	 * @param int                  $run_at When, as Unix time.
	 */
	public function postponed( array $job, string $error, int $run_at ): void {}

	/**
	 * Says that it does not go on.
	 *
	 * @param array<string, mixed> $job   A Job.
	 * @param string               $error Why.
	 */
	public function gave_up( array $job, string $error ): void {
		$this->bulk->update( $job['subject_id'], array( 'state' => 'failed', 'error' => $error, 'finished_at' => gmdate( 'Y-m-d H:i:s' ) ) );
	}
}
