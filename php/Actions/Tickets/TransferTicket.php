<?php
/**
 * Handing a ticket on.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Tickets;

use Mesa\Access\TicketPolicy;
use Mesa\Actions\Replies\AddNote;
use Mesa\Data\Db;
use Mesa\Data\Messages\MessageStore;
use Mesa\Data\Tickets\TicketStore;
use Mesa\Domain\Refusal;
use Mesa\Domain\TicketStatus;

defined( 'ABSPATH' ) || exit;

/**
 * Somebody else gets a ticket, with words on why: both, or neither.
 */
final class TransferTicket {
	/**
	 * Takes what it works with.
	 *
	 * @param Db            $db       The database.
	 * @param TicketStore   $tickets  Tickets.
	 * @param MessageStore  $messages Messages.
	 * @param AddNote       $note     Writes the note.
	 * @param UpdateTickets $update   Gives the ticket away.
	 * @param TicketPolicy  $policy   Who may see and change what.
	 */
	public function __construct(
		private readonly Db $db,
		private readonly TicketStore $tickets,
		private readonly MessageStore $messages,
		private readonly AddNote $note,
		private readonly UpdateTickets $update,
		private readonly TicketPolicy $policy
	) {}

	/**
	 * Hands it on. A second call with the same client_key changes nothing.
	 *
	 * @param int                  $ticket_id The ticket.
	 * @param int                  $user_id   Who asks.
	 * @param array<string, mixed> $input     As in the contract's "transfer-input".
	 * @throws Refusal 400, 403, 404; 409 for a signpost.
	 */
	public function transfer( int $ticket_id, int $user_id, array $input ): void {
		$this->policy->visible( $ticket_id, $user_id );
		$patch = array_intersect_key( $input, array( 'assignee_id' => 0, 'team_id' => 0 ) );
		if ( ! $patch ) {
			throw Refusal::invalid( 'assignee_id', __( 'Say who gets the ticket.', 'mesa-help-desk' ) );
		}
		$this->policy->require_fields( $patch, $user_id );
		if ( null !== $this->messages->find_by_client_key( $user_id, $input['client_key'] ) ) {
			return;
		}
		$this->db->transaction(
			function () use ( $ticket_id, $user_id, $input, $patch ): void {
				$ticket = $this->tickets->lock( $ticket_id ) ?? throw Refusal::not_found();
				if ( TicketStatus::MERGED === $ticket['status'] ) {
					throw Refusal::merged( $ticket );
				}
				// The note first: whoever gets the ticket is told of it, and reads the note then.
				$this->note->add( $ticket_id, $user_id, array( 'html' => $input['html'], 'client_key' => $input['client_key'] ) );
				$this->update->one( $ticket_id, $user_id, $patch );
			}
		);
	}
}
