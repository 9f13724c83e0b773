<?php
/**
 * A further message on a ticket.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Incoming;

use Mesa\Access\MailboxPolicy;
use Mesa\Actions\People\CheckMentions;
use Mesa\Actions\Replies\HoldReplies;
use Mesa\Data\Db;
use Mesa\Data\Site\SettingsStore;
use Mesa\Data\Sorting\StatusStore;
use Mesa\Data\Tickets\TicketStore;
use Mesa\Domain\AgentRefusal;
use Mesa\Domain\EmailAddress;
use Mesa\Domain\IncomingMessage;
use Mesa\Domain\TicketStatus;
use Mesa\Events\Recorder;

defined( 'ABSPATH' ) || exit;

/**
 * Adds what a participant sent to their ticket. A person's words open it again; automatic mail makes no noise.
 */
final class AppendMessage {
	/**
	 * Takes what it works with.
	 *
	 * @param Db            $db       The database.
	 * @param TicketStore   $tickets  Tickets.
	 * @param StoreIncoming $incoming Stores the message.
	 * @param Recorder      $recorder The history.
	 * @param MailboxPolicy $policy   Who may see a mailbox's tickets.
	 * @param SettingsStore $settings Whether thanks leave a ticket closed.
	 * @param HoldReplies   $hold     Holds back what was to leave later.
	 * @param StatusStore   $statuses Knows what a ticket gets whose customer writes.
	 * @param CheckMentions $mentions Whom a colleague's mail names.
	 */
	public function __construct(
		private readonly Db $db,
		private readonly TicketStore $tickets,
		private readonly StoreIncoming $incoming,
		private readonly Recorder $recorder,
		private readonly MailboxPolicy $policy,
		private readonly SettingsStore $settings,
		private readonly HoldReplies $hold,
		private readonly StatusStore $statuses,
		private readonly CheckMentions $mentions
	) {}

	/**
	 * Adds it.
	 *
	 * @param int             $ticket_id The ticket.
	 * @param IncomingMessage $message   What came. Its files are stored already.
	 * @return int|null The message's id; null when the ticket is gone.
	 */
	public function append( int $ticket_id, IncomingMessage $message ): ?int {
		return $this->db->transaction(
			function () use ( $ticket_id, $message ): ?int {
				$ticket = $this->tickets->lock( $ticket_id );
				if ( TicketStatus::MERGED === ( $ticket['status'] ?? '' ) ) {
					// Merged since it was looked for.
					return $this->append( $ticket['merged_into'], $message );
				}
				if ( null === $ticket ) {
					return null;
				}
				if ( $this->is_from_colleague( $ticket, $message ) ) {
					return $this->note( $ticket, $message );
				}
				$customer_id = $this->incoming->customer( $message );
				$message_id  = $this->incoming->store( $message, $ticket_id, $customer_id );
				$columns     = array(
					'message_count'   => $ticket['message_count'] + 1,
					'has_attachments' => $ticket['has_attachments'] || StoreIncoming::has_files( $message ),
				);
				$blocked     = $this->incoming->is_blocked( $message );
				if ( null === $message->automatic && ! $blocked ) {
					$columns += array(
						'preview'    => StoreIncoming::preview( $message ),
						'updated_at' => max( $ticket['updated_at'], $message->created_at() ),
					);
					// What was imported from long ago is not unread.
					$columns += StoreIncoming::is_settled( $message ) ? array() : array( 'last_incoming_id' => $message_id );
				}
				$thanked = $this->is_mere_thanks( $ticket, $message );
				if ( ! $thanked && $this->incoming->is_waiting( $message ) ) {
					$status                    = TicketStatus::after_customer_reply( $ticket['status'] );
					$columns                  += $status === $ticket['status'] ? array() : TicketStatus::columns( $status, null, TicketStatus::OPEN === $status ? $this->statuses->after_answer() : 0 );
					$columns['waiting_since'] = $ticket['waiting_since'] ?? $message->created_at();
					if ( $ticket['assignee_id'] > 0 && ! $this->policy->can_be_assigned( $ticket['mailbox_id'], $ticket['assignee_id'] ) ) {
						// Whoever had it has left, or may not see it any more; it must not wait in a folder that nobody opens.
						$columns['assignee_id'] = 0;
					}
				}
				$this->tickets->update_later( $ticket_id, $columns, $ticket );
				$this->tell( $ticket, $columns, $message, $message_id, $blocked );
				if ( null === $message->automatic && ! $blocked && ! StoreIncoming::is_settled( $message ) ) {
					$this->hold->hold( $ticket, $message_id );
				}
				return $message_id;
			}
		);
	}

	/**
	 * Whether a customer only says thank you for what is done: no reason to open the ticket again.
	 *
	 * @param array<string, mixed> $ticket  The ticket.
	 * @param IncomingMessage      $message What came.
	 */
	private function is_mere_thanks( array $ticket, IncomingMessage $message ): bool {
		return $message->is_thanks && TicketStatus::CLOSED === $ticket['status'] && $this->incoming->is_waiting( $message ) && $this->settings->get( 'thanks_keeps_closed' );
	}

	/**
	 * Whether somebody in the team wrote by hand on a ticket that is not their own.
	 *
	 * @param array<string, mixed> $ticket  The ticket.
	 * @param IncomingMessage      $message What came.
	 */
	private function is_from_colleague( array $ticket, IncomingMessage $message ): bool {
		return null === $message->automatic
			&& EmailAddress::key( $ticket['customer_email'] ) !== EmailAddress::key( $this->incoming->sender( $message )['address'] )
			&& $this->incoming->is_from_team( $message );
	}

	/**
	 * Keeps a colleague's mail as a note: their words are not the customer's, and must not be quoted to the customer, nor
	 * may the next reply go to the colleague. (An answer to a notification comes in by TakeAgentMail.)
	 *
	 * @param array<string, mixed> $ticket  The ticket.
	 * @param IncomingMessage      $message What came.
	 * @return int The note's id.
	 */
	private function note( array $ticket, IncomingMessage $message ): int {
		// It looks like a colleague's word: whoever reads it has to know when it may be somebody else's.
		$warning    = $message->is_disowned() ? array( 'error' => AgentRefusal::Unverified->words() ) : array();
		$message_id = $this->incoming->store( $message, $ticket['id'], 0, 0, array( 'kind' => 'note' ) + $warning );
		// Those whom they had in copy may answer.
		$this->incoming->take_part( $message, $ticket['id'] );
		$columns = array(
			'updated_at'      => max( $ticket['updated_at'], $message->created_at() ),
			'has_attachments' => $ticket['has_attachments'] || StoreIncoming::has_files( $message ),
		);
		$this->tickets->update( $ticket['id'], $columns + ( StoreIncoming::is_settled( $message ) ? array() : array( 'last_incoming_id' => $message_id ) ), $ticket );
		$named = $this->mentions->look( esc_html( $message->visible_text ?? $message->text ), $ticket, 0 );
		$this->recorder->record( $ticket['id'], 'note_added', 0, array( 'message_id' => $message_id ) + ( $named['told'] ? array( 'mentioned' => implode( ',', $named['told'] ) ) : array() ) );
		return $message_id;
	}

	/**
	 * Writes the history.
	 *
	 * @param array<string, mixed> $ticket     The ticket before.
	 * @param array<string, mixed> $columns    What has changed.
	 * @param IncomingMessage      $message    What came.
	 * @param int                  $message_id Its id.
	 * @param bool                 $blocked    Whether its sender is blocked.
	 */
	private function tell( array $ticket, array $columns, IncomingMessage $message, int $message_id, bool $blocked ): void {
		if ( $blocked ) {
			$this->recorder->record( $ticket['id'], 'blocked_mail', 0, array( 'message_id' => $message_id ) );
			return;
		}
		if ( null !== $message->automatic ) {
			$this->recorder->record( $ticket['id'], 'automatic_mail', 0, array( 'message_id' => $message_id, 'automatic' => $message->automatic ) );
			return;
		}
		$data     = array( 'message_id' => $message_id );
		$assignee = $columns['assignee_id'] ?? $ticket['assignee_id'];
		if ( $assignee > 0 ) {
			$data['assignee_id'] = $assignee;
		}
		if ( $this->is_mere_thanks( $ticket, $message ) ) {
			$this->recorder->record( $ticket['id'], 'customer_thanked', 0, $data );
			return;
		}
		$this->recorder->record( $ticket['id'], 'customer_replied', 0, $message->is_old() ? $data + array( 'imported' => true ) : $data );
		if ( isset( $columns['assignee_id'] ) ) {
			$this->recorder->record( $ticket['id'], 'assigned', 0, array( 'from' => $ticket['assignee_id'], 'to' => null ) );
		}
		if ( isset( $columns['status'] ) ) {
			$this->recorder->record( $ticket['id'], 'status_changed', 0, array( 'from' => $ticket['status'], 'to' => $columns['status'] ) );
		}
	}
}
