<?php
/**
 * Splitting a ticket.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Threads;

use Mesa\Access\MailboxPolicy;
use Mesa\Access\TicketPolicy;
use Mesa\Data\DataException;
use Mesa\Data\Db;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Data\Messages\MessageStore;
use Mesa\Data\Tickets\JoinStore;
use Mesa\Data\Tickets\ParticipantStore;
use Mesa\Data\Tickets\ThreadMoves;
use Mesa\Data\Tickets\TicketStore;
use Mesa\Data\Tickets\WaitingTimes;
use Mesa\Domain\Refusal;
use Mesa\Domain\SubjectToken;
use Mesa\Domain\Text;
use Mesa\Domain\TicketLink;
use Mesa\Domain\TicketStatus;
use Mesa\Events\Recorder;

defined( 'ABSPATH' ) || exit;

/**
 * A message, or all from one on, become a ticket of their own. Answers to them follow by their Message-IDs.
 */
final class SplitTicket {
	/**
	 * Takes what it works with.
	 *
	 * @param Db               $db           The database.
	 * @param TicketStore      $tickets      Tickets.
	 * @param ThreadMoves      $moves        Moves what hangs on them.
	 * @param JoinStore        $joins        Remembers it.
	 * @param MessageStore     $messages     Messages.
	 * @param ParticipantStore $participants Who takes part.
	 * @param WaitingTimes     $waiting      Since when customers wait.
	 * @param MailboxStore     $mailboxes    Knows our own addresses.
	 * @param TicketPolicy     $policy       Who may see and change what.
	 * @param MailboxPolicy    $scopes       Who can have a ticket of which mailbox.
	 * @param Recorder         $recorder     The history.
	 */
	public function __construct(
		private readonly Db $db,
		private readonly TicketStore $tickets,
		private readonly ThreadMoves $moves,
		private readonly JoinStore $joins,
		private readonly MessageStore $messages,
		private readonly ParticipantStore $participants,
		private readonly WaitingTimes $waiting,
		private readonly MailboxStore $mailboxes,
		private readonly TicketPolicy $policy,
		private readonly MailboxPolicy $scopes,
		private readonly Recorder $recorder
	) {}

	/**
	 * Splits. A second call with the same client_key gives the first one's ticket.
	 *
	 * @param int                  $message_id The message.
	 * @param int                  $user_id    Who asks.
	 * @param array<string, mixed> $input      As in the contract's "split-input".
	 * @return int The new ticket.
	 * @throws Refusal 400, 403, 404; 409 mesa_nothing_left when the ticket would be empty.
	 */
	public function split( int $message_id, int $user_id, array $input ): int {
		$this->policy->require_fields( array( 'status' => TicketStatus::OPEN ), $user_id );
		$before = $this->joins->target_by_key( $user_id, $input['client_key'] );
		if ( null !== $before ) {
			return $before;
		}
		$message = $this->messages->find( $message_id ) ?? throw Refusal::not_found();
		try {
			return $this->db->transaction( fn(): int => $this->carry_out( $message['ticket_id'], $message, $user_id, $input ) );
		} catch ( DataException | Refusal $error ) {
			// A double click: the other request has won by the unique key, or the message is on its ticket already.
			return $this->joins->target_by_key( $user_id, $input['client_key'] ) ?? throw $error;
		}
	}

	/**
	 * Splits, in a transaction.
	 *
	 * @param int                  $ticket_id The ticket.
	 * @param array<string, mixed> $message   The first message that goes.
	 * @param int                  $user_id   Who asks.
	 * @param array<string, mixed> $input     As in split().
	 * @throws Refusal As split().
	 */
	private function carry_out( int $ticket_id, array $message, int $user_id, array $input ): int {
		$ticket = $this->tickets->lock( $ticket_id );
		if ( null === $ticket || ! $this->policy->can_view( $ticket, $user_id ) ) {
			throw Refusal::not_found();
		}
		$all  = $this->moves->ids( 'messages', $ticket_id );
		$goes = $input['later'] ?? false ? $this->moves->ids( 'messages', $ticket_id, $message['id'] ) : array_values( array_intersect( $all, array( $message['id'] ) ) );
		if ( ! $goes || count( $goes ) === count( $all ) ) {
			throw Refusal::conflict( 'mesa_nothing_left', __( 'Nothing would be left on this ticket. Change its subject instead, or choose a later message.', 'mesa-help-desk' ) );
		}
		$customer = $this->customer( $goes, $ticket );
		$status   = in_array( $ticket['status'], TicketStatus::NORMAL, true ) && 'customer' === $message['kind'] ? TicketStatus::OPEN : $ticket['status'];
		if ( TicketStatus::SNOOZED === $status || TicketStatus::MERGED === $status ) {
			$status = TicketStatus::OPEN;
		}
		$subject = Text::line( (string) ( $input['subject'] ?? '' ) );
		$new_id  = $this->tickets->insert(
			TicketStatus::columns( $status ) + $customer + array(
				'mailbox_id'    => $ticket['mailbox_id'],
				'assignee_id'   => $this->scopes->can_be_assigned( $ticket['mailbox_id'], $ticket['assignee_id'] ) ? $ticket['assignee_id'] : 0,
				'subject'       => '' !== $subject ? $subject : SubjectToken::strip( '' === $message['subject'] ? $ticket['subject'] : $message['subject'] ),
				'priority'      => $ticket['priority'],
				'channel'       => $message['channel'],
				'message_count' => 0,
				'created_at'    => $message['created_at'],
				'updated_at'    => $message['created_at'],
			)
		);
		$this->joins->add( JoinStore::SPLIT, $ticket_id, $new_id, $user_id, $input['client_key'], array( 'messages' => $goes ) );
		$this->moves->move( 'messages', $goes, $ticket_id, $new_id );
		$this->moves->copy_reads( $ticket_id, $new_id );
		$this->participants->add( $new_id, array( $customer['customer_email'], ...$this->moves->addresses( $goes ) ), $this->mailboxes->own_addresses() );
		$this->bring_in_line( $ticket_id, $ticket['last_incoming_id'] > 0 );
		$this->bring_in_line( $new_id, $ticket['last_incoming_id'] > 0 );
		$this->tickets->link( $ticket_id, $new_id, TicketLink::SPLIT );
		$this->recorder->record( $ticket_id, 'ticket_split', $user_id, array( 'ticket_id' => $new_id, 'messages' => count( $goes ) ) );
		$this->recorder->record( $new_id, 'ticket_created', $user_id, array( 'channel' => $message['channel'], 'message_id' => $goes[0], 'split_from' => $ticket_id ) );
		return $new_id;
	}

	/**
	 * Whose ticket it is: who wrote the first of the messages that go; else whose it was.
	 *
	 * @param list<int>            $goes   Messages.
	 * @param array<string, mixed> $ticket The ticket that they were on.
	 * @return array{customer_id: int, customer_name: string, customer_email: string}
	 */
	private function customer( array $goes, array $ticket ): array {
		foreach ( $goes as $id ) {
			$message = $this->messages->find( $id );
			if ( 'customer' === ( $message['kind'] ?? '' ) && null === $message['automatic'] && $message['customer_id'] > 0 && $message['customer_id'] !== $ticket['customer_id'] ) {
				return array(
					'customer_id'    => $message['customer_id'],
					'customer_name'  => $message['from_name'],
					'customer_email' => $message['from_address'],
				);
			}
			if ( 'customer' === ( $message['kind'] ?? '' ) && null === $message['automatic'] ) {
				break;
			}
		}
		return array_intersect_key( $ticket, array_flip( array( 'customer_id', 'customer_name', 'customer_email' ) ) );
	}

	/**
	 * Brings a ticket's row in line with its messages.
	 *
	 * @param int  $ticket_id The ticket.
	 * @param bool $is_new    As ThreadMoves::facts() takes it.
	 */
	private function bring_in_line( int $ticket_id, bool $is_new ): void {
		$ticket     = $this->tickets->lock( $ticket_id ) ?? throw Refusal::not_found();
		$is_waiting = in_array( $ticket['status'], array( TicketStatus::OPEN, TicketStatus::SNOOZED ), true );
		$this->tickets->update(
			$ticket_id,
			$this->moves->facts( $ticket, $is_new ) + array( 'waiting_since' => $is_waiting ? ( $this->waiting->of_tickets( array( $ticket_id ) )[ $ticket_id ] ?? null ) : null ),
			$ticket
		);
		$this->messages->settle( $ticket_id );
	}
}
