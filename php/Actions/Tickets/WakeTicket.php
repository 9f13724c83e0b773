<?php
/**
 * Waking a snoozed ticket.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Tickets;

use Mesa\Data\Db;
use Mesa\Data\Tickets\TicketStore;
use Mesa\Domain\TicketStatus;
use Mesa\Domain\Time;
use Mesa\Events\Recorder;

defined( 'ABSPATH' ) || exit;

/**
 * Opens a snoozed ticket whose time has come.
 */
final class WakeTicket {
	/** The queue's name for it; the subject is the ticket. */
	public const JOB = 'wake_ticket';

	/**
	 * Takes what it works with.
	 *
	 * @param Db          $db       The database.
	 * @param TicketStore $tickets  Tickets.
	 * @param Recorder    $recorder The history.
	 */
	public function __construct( private readonly Db $db, private readonly TicketStore $tickets, private readonly Recorder $recorder ) {}

	/**
	 * Wakes it, unless it is awake, or sleeps longer by now.
	 *
	 * @param int $ticket_id The ticket.
	 */
	public function wake( int $ticket_id ): void {
		$this->db->transaction(
			function () use ( $ticket_id ): void {
				$ticket = $this->tickets->lock( $ticket_id );
				if ( null === $ticket || TicketStatus::SNOOZED !== $ticket['status'] || null === $ticket['snoozed_until'] || $ticket['snoozed_until'] > Time::now() ) {
					return;
				}
				// On top of the lists, as if something new had come in.
				$this->tickets->update( $ticket_id, TicketStatus::columns( TicketStatus::OPEN ) + array( 'updated_at' => max( $ticket['updated_at'], Time::now() ) ), $ticket );
				$this->recorder->record( $ticket_id, 'woke_up', 0, array( 'from' => TicketStatus::SNOOZED, 'to' => TicketStatus::OPEN ) );
			}
		);
	}
}
