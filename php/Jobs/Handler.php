<?php
/**
 * What does a job's work.
 *
 * @package Mesa
 */

namespace Mesa\Jobs;

defined( 'ABSPATH' ) || exit;

/**
 * One class per type of job. A job may run again after a failure, so the work has to bear that or say that it does not.
 *
 * @phpstan-type Job array{id: int, type: string, subject_id: int, payload: array<string, mixed>, attempts: int, claim: string, created_at: string}
 */
interface Handler {
	/**
	 * Does the work.
	 *
	 * @param array<string, mixed> $job A Job.
	 * @throws TryLater When it failed and trying again can help.
	 * @throws GiveUp   When trying again cannot help.
	 */
	public function run( array $job ): void;

	/**
	 * The runner of this job died, nobody knows how far it came. Called by one runner only.
	 *
	 * @param array<string, mixed> $job A Job.
	 * @return bool True: run it again. False: it is settled and leaves the queue.
	 */
	public function abandoned( array $job ): bool;

	/**
	 * A try has failed and another one comes.
	 *
	 * @param array<string, mixed> $job    A Job.
	 * @param string               $error  Why, in words for a person.
	 * @param int                  $run_at When, as Unix time.
	 */
	public function postponed( array $job, string $error, int $run_at ): void;

	/**
	 * The last try has failed.
	 *
	 * @param array<string, mixed> $job   A Job.
	 * @param string               $error Why, in words for a person.
	 */
	public function gave_up( array $job, string $error ): void;
}
