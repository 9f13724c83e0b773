<?php
/**
 * Who may do what with a ticket.
 *
 * @package Mesa
 */

namespace Mesa\Access;

use Mesa\Data\Tickets\TicketStore;
use Mesa\Domain\MailboxScope;
use Mesa\Domain\Refusal;
use Mesa\Domain\TicketStatus;

defined( 'ABSPATH' ) || exit;

/**
 * Every way to a ticket, its messages and its files leads through here.
 */
final class TicketPolicy {
	/** What a person may do with the contract's fields of "ticket-patch": all need this, but for one's own read mark. */
	private const OWN_FIELDS = array( 'unread', 'expected_version' );

	/**
	 * Takes what it works with.
	 *
	 * @param TicketStore   $tickets   The tickets.
	 * @param MailboxPolicy $mailboxes Whose tickets exist for whom.
	 */
	public function __construct( private readonly TicketStore $tickets, private readonly MailboxPolicy $mailboxes ) {}

	/**
	 * A ticket that somebody may see.
	 *
	 * @param int $ticket_id The ticket.
	 * @param int $user_id   Who.
	 * @return array<string, mixed> Its row.
	 * @throws Refusal 404 when there is none, or none that this person may know of.
	 */
	public function visible( int $ticket_id, int $user_id ): array {
		$ticket = $this->tickets->find( $ticket_id );
		if ( null === $ticket || ! $this->can_view( $ticket, $user_id ) ) {
			throw Refusal::not_found();
		}
		return $ticket;
	}

	/**
	 * Whether somebody may see a ticket.
	 *
	 * @param array<string, mixed> $ticket  Its row.
	 * @param int                  $user_id Who.
	 */
	public function can_view( array $ticket, int $user_id ): bool {
		/**
		 * Filters whether somebody may see a ticket; one who may not is told that there is none.
		 *
		 * Lists are not filtered: this is for hiding single tickets from those who know their number.
		 *
		 * @param bool                 $can     Whether the role and the ticket's mailbox allow it.
		 * @param array<string, mixed> $ticket  The ticket's row.
		 * @param int                  $user_id Who.
		 */
		return (bool) apply_filters( 'mesa_can_view_ticket', user_can( $user_id, 'mesa_view_tickets' ) && $this->mailboxes->can_view( $ticket['mailbox_id'], $user_id ), $ticket, $user_id );
	}

	/**
	 * The mailboxes whose tickets somebody may see, for lists.
	 *
	 * @param int $user_id Who.
	 */
	public function scope( int $user_id ): MailboxScope {
		return $this->mailboxes->scope( $user_id );
	}

	/**
	 * Makes sure that somebody may change these fields of a ticket.
	 *
	 * @param array<string, mixed> $patch   As in the contract's "ticket-patch".
	 * @param int                  $user_id Who.
	 * @throws Refusal 403 that names the first field that is not theirs to change; 400 for a mailbox that does not exist for them.
	 */
	public function require_fields( array $patch, int $user_id ): void {
		foreach ( array_diff( array_keys( $patch ), self::OWN_FIELDS ) as $field ) {
			if ( ! user_can( $user_id, 'mesa_edit_tickets' ) ) {
				throw Refusal::forbidden_field( $field );
			}
		}
		if ( TicketStatus::TRASH === ( $patch['status'] ?? '' ) && ! user_can( $user_id, 'mesa_delete_tickets' ) ) {
			throw Refusal::forbidden_field( 'status' );
		}
		if ( isset( $patch['mailbox_id'] ) && ! $this->mailboxes->is_there( (int) $patch['mailbox_id'], $user_id ) ) {
			throw Refusal::invalid( 'mailbox_id', __( 'There is no such mailbox.', 'mesa-help-desk' ) );
		}
	}

	/**
	 * What somebody may do with the tickets they see.
	 *
	 * @param int $user_id Who.
	 * @return array{reply: bool, note: bool, edit: bool}
	 */
	public function can( int $user_id ): array {
		return array(
			'reply' => user_can( $user_id, 'mesa_reply' ),
			'note'  => user_can( $user_id, 'mesa_note' ),
			'edit'  => user_can( $user_id, 'mesa_edit_tickets' ),
		);
	}
}
