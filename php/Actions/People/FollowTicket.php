<?php
/**
 * Following tickets.
 *
 * @package Mesa
 */

namespace Mesa\Actions\People;

use Mesa\Access\TicketPolicy;
use Mesa\Data\Db;
use Mesa\Data\Tickets\FollowerStore;
use Mesa\Domain\Refusal;
use Mesa\Events\Recorder;

defined( 'ABSPATH' ) || exit;

/**
 * Somebody follows a ticket, or lets a colleague follow it. What one does oneself is nobody else's business; a colleague
 * hears of it, and the history tells who did it.
 */
final class FollowTicket {
	/**
	 * Takes what it works with.
	 *
	 * @param Db            $db        The database.
	 * @param FollowerStore $followers Who follows what.
	 * @param TicketPolicy  $policy    Who may see what.
	 * @param Recorder      $recorder  The history.
	 */
	public function __construct( private readonly Db $db, private readonly FollowerStore $followers, private readonly TicketPolicy $policy, private readonly Recorder $recorder ) {}

	/**
	 * Changes it.
	 *
	 * @param int  $ticket_id The ticket.
	 * @param int  $actor_id  Who asks for it.
	 * @param int  $user_id   Who follows.
	 * @param bool $active    Whether they follow from now on.
	 * @throws Refusal 404 for a ticket that the one who asks may not see; 400 for a colleague who may not.
	 */
	public function set( int $ticket_id, int $actor_id, int $user_id, bool $active ): void {
		$ticket = $this->policy->visible( $ticket_id, $actor_id );
		$user   = get_userdata( $user_id );
		if ( $active && ( false === $user || ! $this->policy->can_view( $ticket, $user_id ) ) ) {
			throw Refusal::invalid(
				'user_id',
				// Users of the site who are not in the team are nobody: this tells no names.
				false === $user || ! $user->has_cap( 'mesa_view_tickets' )
					? __( 'There is no such person in the team.', 'mesa-help-desk' )
					/* translators: %s: name of an agent */
					: sprintf( __( '%s cannot see this ticket.', 'mesa-help-desk' ), $user->display_name )
			);
		}
		$this->db->transaction(
			function () use ( $ticket_id, $actor_id, $user_id, $active ): void {
				$followed = in_array( $user_id, $this->followers->of_ticket( $ticket_id ), true );
				$this->followers->set( $ticket_id, $user_id, $active );
				if ( $user_id !== $actor_id && $followed !== $active ) {
					$this->recorder->record( $ticket_id, $active ? 'follower_added' : 'follower_removed', $actor_id, array( 'user_id' => $user_id ) );
				}
			}
		);
	}
}
