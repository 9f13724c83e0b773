<?php
/**
 * A new ticket.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Tickets;

use Mesa\Actions\Automatic\AnswerAutomatically;
use Mesa\Actions\Incoming\StoreIncoming;
use Mesa\Data\Db;
use Mesa\Data\Messages\MessageStore;
use Mesa\Data\Tickets\TicketStore;
use Mesa\Domain\IncomingMessage;
use Mesa\Domain\SubjectToken;
use Mesa\Domain\TicketLink;
use Mesa\Domain\TicketStatus;
use Mesa\Events\Recorder;

defined( 'ABSPATH' ) || exit;

/**
 * Makes a ticket from what a customer sent, whatever the channel.
 */
final class CreateTicket {
	/**
	 * Takes what it works with.
	 *
	 * @param Db            $db       The database.
	 * @param TicketStore   $tickets  Tickets.
	 * @param MessageStore  $messages Messages.
	 * @param StoreIncoming $incoming Stores the message.
	 * @param Recorder      $recorder The history.
	 * @param AnswerAutomatically $answers Says "We have your message".
	 */
	public function __construct(
		private readonly Db $db,
		private readonly TicketStore $tickets,
		private readonly MessageStore $messages,
		private readonly StoreIncoming $incoming,
		private readonly Recorder $recorder,
		private readonly AnswerAutomatically $answers
	) {}

	/**
	 * Makes the ticket. With a client_key that was used before, gives the ticket made then.
	 *
	 * @param IncomingMessage $message     What came. Its files are stored already.
	 * @param int             $linked_to   A ticket that the sender knows of but takes no part in; 0 for none.
	 * @param int             $author_id   The agent who took a call down; 0 for none.
	 * @param int             $assignee_id Who gets it; 0 for nobody yet.
	 * @param string          $link        What the two are to each other, of TicketLink.
	 * @return int The ticket's id.
	 */
	public function from_incoming( IncomingMessage $message, int $linked_to = 0, int $author_id = 0, int $assignee_id = 0, string $link = TicketLink::STRANGER ): int {
		if ( null !== $message->client_key ) {
			$before = $this->messages->find_by_client_key( $author_id, $message->client_key );
			if ( null !== $before ) {
				return $before['ticket_id'];
			}
		}
		return $this->db->transaction( fn(): int => $this->make( $message, $linked_to, $author_id, $assignee_id, $link ) );
	}

	/**
	 * Makes it, in a transaction.
	 *
	 * @param IncomingMessage $message     What came.
	 * @param int             $linked_to   As in from_incoming().
	 * @param int             $author_id   As in from_incoming().
	 * @param int             $assignee_id As in from_incoming().
	 * @param string          $link        As in from_incoming().
	 */
	private function make( IncomingMessage $message, int $linked_to, int $author_id, int $assignee_id, string $link ): int {
		$customer_id = $this->incoming->customer( $message );
		$sender      = $this->incoming->sender( $message );
		$created_at  = $message->created_at();
		$status      = $this->status( $message, $author_id );
		$is_spam     = TicketStatus::SPAM === $status;
		$ticket_id   = $this->tickets->insert(
			TicketStatus::columns( $status ) + array(
				'mailbox_id'      => $message->mailbox_id,
				'customer_id'     => $customer_id,
				'assignee_id'     => $assignee_id,
				'subject'         => SubjectToken::strip( $message->subject ),
				'preview'         => StoreIncoming::preview( $message ),
				'channel'         => $message->channel,
				'customer_name'   => $sender['name'],
				'customer_email'  => $sender['address'],
				'message_count'   => 1,
				'has_attachments' => StoreIncoming::has_files( $message ),
				'waiting_since'   => ! $is_spam && $this->incoming->is_waiting( $message ) ? $created_at : null,
				'created_at'      => $created_at,
				'updated_at'      => $created_at,
			)
		);
		$message_id  = $this->incoming->store( $message, $ticket_id, $customer_id, $author_id );
		if ( ! $is_spam && ! $this->is_quiet( $message ) && 0 === $author_id ) {
			$this->tickets->note_first( $ticket_id );
		}
		$data = array(
			'channel'    => $message->channel,
			'message_id' => $message_id,
		);
		if ( $message->is_old() ) {
			$data['imported'] = true;
		}
		if ( $message->forwarded_by > 0 ) {
			$data['forwarded_by'] = $message->forwarded_by;
		}
		if ( $linked_to > 0 ) {
			$this->tickets->link( $ticket_id, $linked_to, $link );
			$this->recorder->record( $linked_to, 'ticket_linked', 0, array( 'ticket_id' => $ticket_id, 'kind' => $link ) );
			$data['linked_to'] = $linked_to;
		}
		$this->recorder->record( $ticket_id, 'ticket_created', $author_id, $data );
		if ( $assignee_id > 0 ) {
			$this->recorder->record( $ticket_id, 'assigned', $author_id, array( 'from' => null, 'to' => $assignee_id ) );
		}
		// Not where somebody writes into another ticket's conversation: two programs may do so for ever.
		if ( TicketStatus::OPEN === $status && 0 === $author_id && 0 === $linked_to ) {
			$this->answers->consider( $message, $ticket_id, $message_id );
		}
		return $ticket_id;
	}

	/**
	 * Open, except for what is kept and can be found, but is nobody's work: spam, a delivery report about a mail that is
	 * not ours, and mail imported from long ago.
	 *
	 * @param IncomingMessage $message   What came.
	 * @param int             $author_id The agent who took a call down, or passed something on; 0 for none.
	 */
	private function status( IncomingMessage $message, int $author_id ): string {
		if ( 0 === $author_id && 0 === $message->forwarded_by && ( $this->incoming->is_blocked( $message ) || ( $message->spam && ! $this->incoming->is_from_team( $message ) ) ) ) {
			return TicketStatus::SPAM;
		}
		return $this->is_quiet( $message ) ? TicketStatus::CLOSED : TicketStatus::OPEN;
	}

	/**
	 * Whether it shall bother nobody: mail imported from long ago, and reports. Only a report that was understood as one:
	 * a person's mail that merely looks like one must not be overlooked.
	 *
	 * @param IncomingMessage $message What came.
	 */
	private function is_quiet( IncomingMessage $message ): bool {
		return StoreIncoming::is_settled( $message ) || ( 'bounce' === $message->automatic && null !== $message->bounce );
	}
}
