<?php
/**
 * The job that answers automatically.
 *
 * @package Mesa
 */

namespace Mesa\Jobs;

use Mesa\Actions\Automatic\AnswerAutomatically;

defined( 'ABSPATH' ) || exit;

/**
 * Second step of an automatic answer; sending it is SendReply's. Running it again does nothing.
 */
final class AnswerHandler implements Handler {
	/**
	 * Takes the action.
	 *
	 * @param AnswerAutomatically $answers Answers.
	 */
	public function __construct( private readonly AnswerAutomatically $answers ) {}

	/**
	 * Answers the ticket.
	 *
	 * @param array<string, mixed> $job A Job.
	 */
	public function run( array $job ): void {
		$to = (array) ( $job['payload']['to'] ?? array() );
		$this->answers->answer( $job['subject_id'], (int) ( $job['payload']['message_id'] ?? 0 ), array( 'address' => (string) ( $to['address'] ?? '' ), 'name' => (string) ( $to['name'] ?? '' ) ) );
	}

	/**
	 * The answer has a unique key, so it may begin anew.
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
	 * The customer's mail is a ticket all the same.
	 *
	 * @param array<string, mixed> $job   A Job.
	 * @param string               $error Why.
	 */
	public function gave_up( array $job, string $error ): void {}
}
