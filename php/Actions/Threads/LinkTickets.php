<?php
/**
 * Links between tickets.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Threads;

use Mesa\Access\TicketPolicy;
use Mesa\Data\Db;
use Mesa\Data\Tickets\TicketStore;
use Mesa\Domain\Refusal;
use Mesa\Domain\TicketLink;
use Mesa\Domain\TicketStatus;
use Mesa\Events\Recorder;

defined( 'ABSPATH' ) || exit;

/**
 * Says what two tickets are to each other, or that they are nothing to each other.
 */
final class LinkTickets {
	/**
	 * Takes what it works with.
	 *
	 * @param Db           $db       The database.
	 * @param TicketStore  $tickets  Tickets.
	 * @param TicketPolicy $policy   Who may see and change what.
	 * @param Recorder     $recorder The history.
	 */
	public function __construct( private readonly Db $db, private readonly TicketStore $tickets, private readonly TicketPolicy $policy, private readonly Recorder $recorder ) {}

	/**
	 * Links. The same link again is no change.
	 *
	 * @param int    $ticket_id One ticket.
	 * @param int    $other_id  The other.
	 * @param string $kind      What the other is to the one; one of TicketLink::CHOSEN.
	 * @param int    $user_id   Who asks.
	 * @throws Refusal 400, 403, 404, 409.
	 */
	public function link( int $ticket_id, int $other_id, string $kind, int $user_id ): void {
		if ( $ticket_id === $other_id ) {
			throw Refusal::invalid( 'ticket_id', __( 'A ticket cannot be linked with itself.', 'mesa-help-desk' ) );
		}
		$this->db->transaction(
			function () use ( $ticket_id, $other_id, $kind, $user_id ): void {
				$this->lock( $ticket_id, $other_id, $user_id );
				$before = $this->tickets->links( $ticket_id )[ $other_id ] ?? null;
				if ( $kind === $before ) {
					return;
				}
				if ( in_array( $before, array( TicketLink::PARENT, TicketLink::CHILD ), true ) ) {
					throw Refusal::conflict( 'mesa_is_family', __( 'One of these two is a part of the other. Take that link away first.', 'mesa-help-desk' ) );
				}
				$this->tickets->link( $ticket_id, $other_id, $kind );
				$this->recorder->record( $ticket_id, 'ticket_linked', $user_id, array( 'ticket_id' => $other_id, 'kind' => $kind ) );
				$this->recorder->record( $other_id, 'ticket_linked', $user_id, array( 'ticket_id' => $ticket_id, 'kind' => TicketLink::seen_from_other( $kind ) ) );
			}
		);
	}

	/**
	 * Takes the link away, where there is one.
	 *
	 * @param int $ticket_id One ticket.
	 * @param int $other_id  The other.
	 * @param int $user_id   Who asks.
	 * @throws Refusal 403, 404.
	 */
	public function unlink( int $ticket_id, int $other_id, int $user_id ): void {
		$this->db->transaction(
			function () use ( $ticket_id, $other_id, $user_id ): void {
				$this->lock( $ticket_id, $other_id, $user_id );
				$kind = $this->tickets->links( $ticket_id )[ $other_id ] ?? null;
				if ( null === $kind ) {
					return;
				}
				$this->tickets->unlink( $ticket_id, $other_id );
				$this->recorder->record( $ticket_id, 'ticket_unlinked', $user_id, array( 'ticket_id' => $other_id, 'kind' => $kind ) );
				$this->recorder->record( $other_id, 'ticket_unlinked', $user_id, array( 'ticket_id' => $ticket_id, 'kind' => TicketLink::seen_from_other( $kind ) ) );
			}
		);
	}

	/**
	 * Locks both, for somebody who may see both.
	 *
	 * @param int $ticket_id One ticket.
	 * @param int $other_id  The other.
	 * @param int $user_id   Who asks.
	 * @throws Refusal 404, or 409 for a signpost.
	 */
	private function lock( int $ticket_id, int $other_id, int $user_id ): void {
		$rows = $this->tickets->lock_many( array( $ticket_id, $other_id ) );
		foreach ( array( $ticket_id, $other_id ) as $id ) {
			if ( ! isset( $rows[ $id ] ) || ! $this->policy->can_view( $rows[ $id ], $user_id ) ) {
				throw $id === $other_id ? Refusal::invalid( 'ticket_id', __( 'There is no such ticket.', 'mesa-help-desk' ) ) : Refusal::not_found();
			}
			if ( TicketStatus::MERGED === $rows[ $id ]['status'] ) {
				throw Refusal::merged( $rows[ $id ] );
			}
		}
	}
}
