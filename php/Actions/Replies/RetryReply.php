<?php
/**
 * Sending a reply again.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Replies;

use Mesa\Data\Db;
use Mesa\Data\Messages\MessageStore;
use Mesa\Data\Site\JobStore;
use Mesa\Domain\Refusal;
use Mesa\Domain\Time;
use Mesa\Events\Recorder;

defined( 'ABSPATH' ) || exit;

/**
 * Queues a reply once more that failed, or of which nobody knows whether it went out: a person decides that.
 */
final class RetryReply {
	/**
	 * Takes what it works with.
	 *
	 * @param Db           $db       The database.
	 * @param MessageStore $messages Messages.
	 * @param JobStore     $jobs     The queue.
	 * @param Recorder     $recorder The history.
	 */
	public function __construct(
		private readonly Db $db,
		private readonly MessageStore $messages,
		private readonly JobStore $jobs,
		private readonly Recorder $recorder
	) {}

	/**
	 * Queues it again, at once.
	 *
	 * @param array<string, mixed> $message The message's row; the caller has made sure that the person may see it.
	 * @param int                  $user_id Who asks.
	 * @throws Refusal 409 mesa_not_failed when there is nothing to repeat.
	 */
	public function retry( array $message, int $user_id ): void {
		$this->db->transaction(
			function () use ( $message, $user_id ): void {
				$now = time();
				if ( 'reply' !== $message['kind'] || ! $this->messages->change_state( $message['id'], array( 'failed', 'unknown' ), 'queued', array( 'error' => null, 'send_at' => Time::sql( $now ) ) ) ) {
					throw Refusal::conflict( 'mesa_not_failed', __( 'This message has not failed, so there is nothing to send again.', 'mesa-help-desk' ) );
				}
				$this->jobs->renew( ComposeReply::JOB, $message['id'], array(), $now );
				$this->recorder->record( $message['ticket_id'], 'reply_retried', $user_id, array( 'message_id' => $message['id'] ) );
			}
		);
	}
}
