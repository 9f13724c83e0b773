<?php
/**
 * Writes tickets' history.
 *
 * @package Mesa
 */

namespace Mesa\Events;

use Mesa\Data\Db;
use Mesa\Data\Tickets\EventStore;
use Mesa\Data\Tickets\TicketStore;

defined( 'ABSPATH' ) || exit;

/**
 * Every write to a ticket is told here: it becomes a line of the ticket's history, raises its version and the sequence
 * number, and other plugins hear of it once it is committed. The types are listed in docs/events.md.
 */
final class Recorder {
	/**
	 * Takes what it works with.
	 *
	 * @param Db            $db       The database.
	 * @param EventStore    $events   The history.
	 * @param TicketStore   $tickets  The tickets.
	 * @param \Closure|null $observer Hears of each event inside its transaction: (int $ticket_id, string $type, int $actor_id, array $data). For what must not get lost; everything else listens to mesa_ticket_event.
	 */
	public function __construct( private readonly Db $db, private readonly EventStore $events, private readonly TicketStore $tickets, private readonly ?\Closure $observer = null ) {}

	/**
	 * Records that something happened. In a transaction it counts from the commit.
	 *
	 * @param int                                 $ticket_id The ticket.
	 * @param string                              $type      See docs/events.md.
	 * @param int                                 $actor_id  WordPress user; 0 for the customer or the system.
	 * @param array<string, string|int|bool|null> $data      What the type needs.
	 */
	public function record( int $ticket_id, string $type, int $actor_id, array $data = array() ): void {
		$this->db->transaction(
			function () use ( $ticket_id, $type, $actor_id, $data ): void {
				$this->events->add( $ticket_id, $type, $actor_id, $data );
				$this->tickets->touch( $ticket_id );
				if ( null !== $this->observer ) {
					( $this->observer )( $ticket_id, $type, $actor_id, $data );
				}
				$this->db->after_commit(
					/**
					 * Fires when something has happened to a ticket, after it was committed.
					 *
					 * @param int                                 $ticket_id The ticket.
					 * @param string                              $type      For example "ticket_created"; see docs/events.md.
					 * @param int                                 $actor_id  WordPress user; 0 for the customer or the system.
					 * @param array<string, string|int|bool|null> $data      What the type tells.
					 */
					static fn() => do_action( 'mesa_ticket_event', $ticket_id, $type, $actor_id, $data )
				);
			}
		);
	}

	/**
	 * Tells the screens of a change that is no event, such as a reply that is being sent.
	 *
	 * @param int $ticket_id The ticket.
	 */
	public function touch( int $ticket_id ): void {
		$this->tickets->touch( $ticket_id );
	}
}
