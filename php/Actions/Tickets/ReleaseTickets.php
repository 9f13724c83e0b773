<?php
/**
 * Tickets of somebody who leaves, or may not see them any more.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Tickets;

use Mesa\Access\Agents;
use Mesa\Access\MailboxPolicy;
use Mesa\Data\Db;
use Mesa\Data\Tickets\TicketStore;
use Mesa\Events\Recorder;

defined( 'ABSPATH' ) || exit;

/**
 * Gives an agent's unfinished tickets to somebody else, or back to everybody, so that none lies in the folder of a user who
 * is not there any more. Closed ones follow when a customer opens them again.
 */
final class ReleaseTickets {
	/** Tickets in one go. */
	private const BATCH = 100;

	/**
	 * Takes what it works with.
	 *
	 * @param Db            $db       The database.
	 * @param TicketStore   $tickets  Tickets.
	 * @param Recorder      $recorder The history.
	 * @param MailboxPolicy $policy   Who may see a mailbox's tickets.
	 */
	public function __construct( private readonly Db $db, private readonly TicketStore $tickets, private readonly Recorder $recorder, private readonly MailboxPolicy $policy ) {}

	/**
	 * Releases them.
	 *
	 * @param int $user_id   Who leaves.
	 * @param int $heir_id   Who gets what that user had; 0 for nobody.
	 * @param int $actor_id  Who does it.
	 */
	public function of( int $user_id, int $heir_id, int $actor_id ): void {
		do {
			$tickets = $this->tickets->unfinished_of( array( $user_id ), null, self::BATCH );
			foreach ( $tickets as $ticket ) {
				$this->give( $ticket, $heir_id !== $user_id && $this->policy->can_be_assigned( $ticket['mailbox_id'], $heir_id ) ? $heir_id : 0, $actor_id );
			}
		} while ( self::BATCH === count( $tickets ) );
	}

	/**
	 * Gives back to everybody what lies in a mailbox with agents who may not see it.
	 *
	 * @param int $mailbox_id The mailbox.
	 * @param int $most       At most so many tickets.
	 * @return bool Whether there may be more.
	 */
	public function out_of( int $mailbox_id, int $most ): bool {
		$this->policy->forget();
		$strangers = array_values( array_filter( Agents::ids(), fn( int $user_id ): bool => ! $this->policy->can_view( $mailbox_id, $user_id ) ) );
		$tickets   = $strangers ? $this->tickets->unfinished_of( $strangers, $mailbox_id, $most ) : array();
		foreach ( $tickets as $ticket ) {
			$this->give( $ticket, 0, 0 );
		}
		return count( $tickets ) === $most;
	}

	/**
	 * Gives back to everybody what somebody has and may not see: their role is another, or none.
	 *
	 * @param int $user_id Who.
	 * @param int $most    At most so many tickets.
	 * @return bool Whether there may be more.
	 */
	public function out_of_sight( int $user_id, int $most ): bool {
		$this->policy->forget();
		// Null stands for all mailboxes.
		$hidden = Agents::can_be_assigned( $user_id ) ? $this->policy->scope( $user_id )->hidden : array( null );
		foreach ( $hidden as $mailbox_id ) {
			$tickets = $this->tickets->unfinished_of( array( $user_id ), $mailbox_id, $most );
			foreach ( $tickets as $ticket ) {
				$this->give( $ticket, 0, 0 );
			}
			$most -= count( $tickets );
			if ( $most <= 0 ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Gives a ticket to somebody else, unless it has moved on meanwhile.
	 *
	 * @param array{id: int, assignee_id: int, mailbox_id: int} $ticket   The ticket.
	 * @param int                                               $heir_id  To whom; 0 for nobody.
	 * @param int                                               $actor_id Who does it.
	 */
	private function give( array $ticket, int $heir_id, int $actor_id ): void {
		$this->db->transaction(
			function () use ( $ticket, $heir_id, $actor_id ): void {
				$locked = $this->tickets->lock( $ticket['id'] );
				if ( $ticket['assignee_id'] !== ( $locked['assignee_id'] ?? 0 ) ) {
					return;
				}
				$this->tickets->update( $ticket['id'], array( 'assignee_id' => $heir_id ), $locked );
				$this->recorder->record( $ticket['id'], 'assigned', $actor_id, array( 'from' => $ticket['assignee_id'], 'to' => $heir_id ?: null ) );
			}
		);
	}
}
