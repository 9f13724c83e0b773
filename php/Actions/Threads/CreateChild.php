<?php
/**
 * A ticket for a part of another one's work.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Threads;

use Mesa\Access\MailboxPolicy;
use Mesa\Access\TicketPolicy;
use Mesa\Actions\Replies\AddNote;
use Mesa\Data\DataException;
use Mesa\Data\Db;
use Mesa\Data\Messages\MessageStore;
use Mesa\Data\Tickets\TicketStore;
use Mesa\Domain\Refusal;
use Mesa\Domain\Text;
use Mesa\Domain\TicketLink;
use Mesa\Domain\TicketStatus;
use Mesa\Domain\Time;
use Mesa\Events\Recorder;

defined( 'ABSPATH' ) || exit;

/**
 * Makes a child ticket. It is about the parent's customer, who hears nothing of it: it begins with a note.
 */
final class CreateChild {
	/**
	 * Takes what it works with.
	 *
	 * @param Db            $db       The database.
	 * @param TicketStore   $tickets  Tickets.
	 * @param MessageStore  $messages Messages.
	 * @param AddNote       $note     Writes the first note.
	 * @param TicketPolicy  $policy   Who may see and change what.
	 * @param MailboxPolicy $scopes   Who can have a ticket of which mailbox.
	 * @param Recorder      $recorder The history.
	 */
	public function __construct(
		private readonly Db $db,
		private readonly TicketStore $tickets,
		private readonly MessageStore $messages,
		private readonly AddNote $note,
		private readonly TicketPolicy $policy,
		private readonly MailboxPolicy $scopes,
		private readonly Recorder $recorder
	) {}

	/**
	 * Makes it. A second call with the same client_key gives the first one's ticket.
	 *
	 * @param int                  $parent_id The parent.
	 * @param int                  $user_id   Who asks.
	 * @param array<string, mixed> $input     As in the contract's "child-input".
	 * @return int The child.
	 * @throws Refusal 400, 403, 404; 409 for a signpost.
	 */
	public function create( int $parent_id, int $user_id, array $input ): int {
		$parent = $this->policy->visible( $parent_id, $user_id );
		$before = $this->messages->find_by_client_key( $user_id, $input['client_key'] );
		if ( null !== $before ) {
			return $before['ticket_id'];
		}
		$mailbox_id  = (int) ( $input['mailbox_id'] ?? $parent['mailbox_id'] );
		$assignee_id = (int) ( $input['assignee_id'] ?? 0 );
		$this->policy->require_fields( array( 'mailbox_id' => $mailbox_id ), $user_id );
		if ( '' === Text::line( $input['subject'] ) ) {
			throw Refusal::invalid( 'subject', __( 'Please write a subject.', 'mesa-help-desk' ) );
		}
		if ( $assignee_id > 0 && ! $this->scopes->can_be_assigned( $mailbox_id, $assignee_id ) ) {
			throw Refusal::invalid( 'assignee_id', __( 'This person may not see the mailbox that the ticket lies in.', 'mesa-help-desk' ) );
		}
		try {
			return $this->db->transaction( fn(): int => $this->carry_out( $parent_id, $user_id, $mailbox_id, $assignee_id, $input ) );
		} catch ( DataException | Refusal $error ) {
			// A double click: the other request has won by the unique key, or its note is found.
			return $this->messages->find_by_client_key( $user_id, $input['client_key'] )['ticket_id'] ?? throw $error;
		}
	}

	/**
	 * Makes it, in a transaction.
	 *
	 * @param int                  $parent_id   The parent.
	 * @param int                  $user_id     Who asks.
	 * @param int                  $mailbox_id  Where it lies.
	 * @param int                  $assignee_id Who gets it; 0 for nobody.
	 * @param array<string, mixed> $input       As in create().
	 * @throws Refusal As create().
	 */
	private function carry_out( int $parent_id, int $user_id, int $mailbox_id, int $assignee_id, array $input ): int {
		$parent = $this->tickets->lock( $parent_id ) ?? throw Refusal::not_found();
		if ( TicketStatus::MERGED === $parent['status'] ) {
			throw Refusal::merged( $parent );
		}
		$now   = Time::now();
		$child = $this->tickets->insert(
			TicketStatus::columns( TicketStatus::OPEN ) + array_intersect_key( $parent, array_flip( array( 'customer_id', 'customer_name', 'customer_email', 'priority' ) ) ) + array(
				'mailbox_id'  => $mailbox_id,
				'assignee_id' => $assignee_id,
				'subject'     => $input['subject'],
				'channel'     => 'api',
				'created_at'  => $now,
				'updated_at'  => $now,
			)
		);
		$this->tickets->link( $parent_id, $child, TicketLink::CHILD );
		$message_id = $this->note->add( $child, $user_id, array( 'html' => $input['html'], 'client_key' => $input['client_key'] ) );
		$this->tickets->update( $child, array( 'preview' => Text::line( Text::clip( (string) ( $this->messages->find( $message_id )['visible_text'] ?? '' ), 2000 ) ) ) );
		$this->recorder->record( $child, 'ticket_created', $user_id, array( 'channel' => 'api', 'message_id' => $message_id, 'parent_id' => $parent_id ) );
		$this->recorder->record( $parent_id, 'child_created', $user_id, array( 'ticket_id' => $child ) );
		if ( $assignee_id > 0 ) {
			$this->recorder->record( $child, 'assigned', $user_id, array( 'from' => null, 'to' => $assignee_id ) );
		}
		return $child;
	}
}
