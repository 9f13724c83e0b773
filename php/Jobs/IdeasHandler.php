<?php
/**
 * The job that looks for what customers ask again and again.
 *
 * @package Mesa
 */

namespace Mesa\Jobs;

use Mesa\Actions\Insight\FindIdeas;
use Mesa\Data\Site\JobStore;

defined( 'ABSPATH' ) || exit;

/**
 * Works for a few seconds and queues the rest, so that mail does not wait for it.
 */
final class IdeasHandler implements Handler {
	/** Seconds of work in one run. */
	private const SECONDS = 3.0;

	/**
	 * Takes what it works with.
	 *
	 * @param FindIdeas $find Does the steps.
	 * @param JobStore  $jobs The queue.
	 */
	public function __construct( private readonly FindIdeas $find, private readonly JobStore $jobs ) {}

	/**
	 * Does some of it.
	 *
	 * @param array<string, mixed> $job A Job.
	 */
	public function run( array $job ): void {
		$ends = microtime( true ) + self::SECONDS;
		do {
			$more = $this->find->step();
		} while ( $more && microtime( true ) < $ends );
		if ( $more ) {
			$this->jobs->add( FindIdeas::JOB, 0, array(), time() + 1 );
		}
	}

	/**
	 * Each step writes down how far it is.
	 *
	 * @param array<string, mixed> $job A Job.
	 */
	public function abandoned( array $job ): bool {
		return true;
	}

	/**
	 * Nobody waits for it.
	 *
	 * @param array<string, mixed> $job    A Job.
	 * @param string               $error  Why.
	 * @param int                  $run_at When, as Unix time.
	 */
	public function postponed( array $job, string $error, int $run_at ): void {}

	/**
	 * The next look begins anew: the screen offers it again.
	 *
	 * @param array<string, mixed> $job   A Job.
	 * @param string               $error Why.
	 */
	public function gave_up( array $job, string $error ): void {
		$this->find->give_up();
	}
}
