<?php
/**
 * Taking a reply back.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Replies;

use Mesa\Access\MailboxPolicy;
use Mesa\Data\Db;
use Mesa\Data\Messages\MessageStore;
use Mesa\Data\Site\JobStore;
use Mesa\Data\Tickets\TicketStore;
use Mesa\Domain\Refusal;
use Mesa\Domain\TicketStatus;
use Mesa\Domain\Time;
use Mesa\Events\Recorder;

defined( 'ABSPATH' ) || exit;

/**
 * Takes back a reply that has not left, or gives up one that could not be sent, and puts the ticket where it was before.
 */
final class CancelReply {
	/**
	 * Takes what it works with.
	 *
	 * @param Db            $db        The database.
	 * @param TicketStore   $tickets   Tickets.
	 * @param MessageStore  $messages  Messages.
	 * @param JobStore      $jobs      The queue.
	 * @param Recorder      $recorder  The history.
	 * @param MailboxPolicy $mailboxes Who may have what.
	 */
	public function __construct(
		private readonly Db $db,
		private readonly TicketStore $tickets,
		private readonly MessageStore $messages,
		private readonly JobStore $jobs,
		private readonly Recorder $recorder,
		private readonly MailboxPolicy $mailboxes
	) {}

	/**
	 * Takes it back.
	 *
	 * @param array<string, mixed> $message The message's row; the caller has made sure that the person may see it.
	 * @param int                  $user_id Who asks.
	 * @throws Refusal 409 mesa_already_sending when it is too late.
	 */
	public function cancel( array $message, int $user_id ): void {
		if ( 'cancelled' === $message['state'] ) {
			return;
		}
		$this->db->transaction(
			function () use ( $message, $user_id ): void {
				$ticket = $this->tickets->lock( $message['ticket_id'] ) ?? throw Refusal::not_found();
				// The queue decides: a job that a runner has claimed cannot be stopped. What failed or is held back has none.
				$stopped = $this->jobs->cancel( ComposeReply::JOB, $message['id'] ) ? array( 'queued', 'scheduled', 'held', 'failed' ) : array( 'held', 'failed' );
				if ( 'reply' !== $message['kind'] || ! $this->messages->change_state( $message['id'], $stopped, 'cancelled', array( 'send_at' => null ) ) ) {
					throw Refusal::conflict( 'mesa_already_sending', __( 'It is too late to take this back: it is on its way.', 'mesa-help-desk' ) );
				}
				$columns = $this->restored( $ticket, $message );
				$lost    = ! isset( $columns['assignee_id'] ) && ! $this->mailboxes->keeps( $ticket, $columns['status'] ?? '' );
				$this->tickets->update( $ticket['id'], $columns + ( $lost ? array( 'assignee_id' => 0 ) : array() ) );
				$this->recorder->record( $ticket['id'], 'reply_cancelled', $user_id, array( 'message_id' => $message['id'] ) );
				if ( $lost ) {
					$this->recorder->record( $ticket['id'], 'assigned', $user_id, array( 'from' => $ticket['assignee_id'], 'to' => null ) );
				}
			}
		);
	}

	/**
	 * What the ticket goes back to; nothing that somebody has changed since.
	 *
	 * @param array<string, mixed> $ticket  The ticket now.
	 * @param array<string, mixed> $message The reply.
	 * @return array<string, string|int|bool|null>
	 */
	private function restored( array $ticket, array $message ): array {
		$before  = (array) json_decode( (string) $message['before_send'], true );
		$columns = array( 'message_count' => max( 0, $ticket['message_count'] - 1 ) );
		if ( $this->messages->newer_than( $ticket['id'], $message['id'] ) ) {
			return $columns;
		}
		$columns += array_intersect_key( $before, array_flip( array( 'preview', 'updated_at' ) ) );
		if ( ( $before['status_after'] ?? '' ) === $ticket['status'] ) {
			$columns += self::awake( array_intersect_key( $before, array_flip( array( 'status', 'status_id', 'snoozed_until', 'closed_at', 'waiting_since', 'locked' ) ) ) );
		}
		if ( 0 === ( $before['assignee_id'] ?? null ) && $ticket['assignee_id'] === $message['author_id'] ) {
			$columns['assignee_id'] = 0;
		}
		return $columns;
	}

	/**
	 * A ticket that would have woken up since is awake: what should have woken it has come and gone.
	 *
	 * @param array<string, mixed> $columns Columns before the reply.
	 * @return array<string, mixed>
	 */
	private static function awake( array $columns ): array {
		$until = $columns['snoozed_until'] ?? null;
		return TicketStatus::SNOOZED === ( $columns['status'] ?? '' ) && null !== $until && $until <= Time::now()
			? array_merge( $columns, TicketStatus::columns( TicketStatus::OPEN ) )
			: $columns;
	}
}
