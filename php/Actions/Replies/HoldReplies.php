<?php
/**
 * Holding back what was scheduled.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Replies;

use Mesa\Data\Db;
use Mesa\Data\Messages\MessageStore;
use Mesa\Data\Site\JobStore;
use Mesa\Data\Tickets\TicketStore;
use Mesa\Domain\TicketStatus;
use Mesa\Events\Recorder;

defined( 'ABSPATH' ) || exit;

/**
 * A reply that is to leave tomorrow answers what was known today. When the customer writes before, it is held back until a
 * person has read that; its author is told. So is one whose ticket lies in the trash or among the spam when its time comes.
 */
final class HoldReplies {
	/**
	 * Takes what it works with.
	 *
	 * @param Db           $db       The database.
	 * @param TicketStore  $tickets  Tickets.
	 * @param MessageStore $messages Messages.
	 * @param JobStore     $jobs     The queue.
	 * @param Recorder     $recorder The history.
	 */
	public function __construct( private readonly Db $db, private readonly TicketStore $tickets, private readonly MessageStore $messages, private readonly JobStore $jobs, private readonly Recorder $recorder ) {}

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

	/**
	 * Holds back a scheduled reply whose time has come, when its ticket has been put away meanwhile.
	 *
	 * @param array<string, mixed> $reply Its row.
	 * @return bool Whether it must not leave.
	 */
	public function in_a_ticket_put_away( array $reply ): bool {
		return $this->db->transaction(
			function () use ( $reply ): bool {
				$status = $this->tickets->lock( $reply['ticket_id'] )['status'] ?? TicketStatus::TRASH;
				if ( ! in_array( $status, array( TicketStatus::TRASH, TicketStatus::SPAM ), true ) ) {
					return false;
				}
				if ( $this->messages->change_state( $reply['id'], array( 'scheduled' ), 'held', array( 'send_at' => null ) ) ) {
					$this->recorder->record( $reply['ticket_id'], 'reply_held', 0, array( 'message_id' => $reply['id'], 'status' => $status, 'author_id' => $reply['author_id'] ) );
				}
				return true;
			}
		);
	}
}
