<?php
/**
 * Holding back what was scheduled.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Replies;

use Mesa\Data\JobStore;
use Mesa\Data\MessageStore;
use Mesa\Events\Recorder;

defined( 'ABSPATH' ) || exit;

/**
 * A reply that is to leave tomorrow answers what was known today. When the customer writes before, it is held back until a
 * person has read that; its author is told.
 */
final class HoldReplies {
	/**
	 * Takes what it works with.
	 *
	 * @param MessageStore $messages Messages.
	 * @param JobStore     $jobs     The queue.
	 * @param Recorder     $recorder The history.
	 */
	public function __construct( private readonly MessageStore $messages, private readonly JobStore $jobs, private readonly Recorder $recorder ) {}

	/**
	 * Holds them back. Call it in the transaction that stores what the customer wrote, with the ticket locked.
	 *
	 * @param array<string, mixed> $ticket     The ticket's row.
	 * @param int                  $message_id What the customer wrote.
	 */
	public function hold( array $ticket, int $message_id ): void {
		if ( ! $ticket['has_scheduled'] ) {
			return;
		}
		foreach ( $this->messages->scheduled( $ticket['id'] ) as $reply ) {
			// One that a runner has taken already is leaving at this very moment.
			if ( $this->jobs->cancel( ComposeReply::JOB, $reply['id'] ) && $this->messages->change_state( $reply['id'], array( 'scheduled' ), 'held', array( 'send_at' => null ) ) ) {
				$this->recorder->record( $ticket['id'], 'reply_held', 0, array( 'message_id' => $reply['id'], 'because' => $message_id, 'author_id' => $reply['author_id'] ) );
			}
		}
	}
}
