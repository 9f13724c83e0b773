<?php
/**
 * Giving people roles.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Members;

use Mesa\Access\Agents;
use Mesa\Access\MailboxPolicy;
use Mesa\Access\Roles;
use Mesa\Actions\Tickets\ReleaseTickets;
use Mesa\Data\SequenceStore;
use Mesa\Domain\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Gives a user of the site a role of the help desk, or takes it away. Roles of WordPress and of other plugins stay. Needs
 * WordPress's own capability promote_users.
 */
final class SetRole {
	/**
	 * Takes what it works with.
	 *
	 * @param ReleaseTickets $release   Gives away what somebody had who may not answer any more.
	 * @param MailboxPolicy  $mailboxes Knows who may see what, and has to forget it.
	 * @param SequenceStore  $sequence  Has screens load again what they show.
	 */
	public function __construct( private readonly ReleaseTickets $release, private readonly MailboxPolicy $mailboxes, private readonly SequenceStore $sequence ) {}

	/**
	 * Whether somebody may give another one a role.
	 *
	 * @param int $user_id  Whom.
	 * @param int $actor_id Who.
	 */
	public function may( int $user_id, int $actor_id ): bool {
		return user_can( $actor_id, 'promote_users' ) && user_can( $actor_id, 'promote_user', $user_id ) && is_user_member_of_blog( $user_id );
	}

	/**
	 * Does it.
	 *
	 * @param int    $user_id  Whom.
	 * @param string $role     One of Roles::all() but the poller's; empty to take it away.
	 * @param int    $actor_id Who.
	 * @throws Refusal 403; 404 when there is no such user on this site; 409 mesa_own_role for one's own.
	 */
	public function set( int $user_id, string $role, int $actor_id ): void {
		$user = get_userdata( $user_id );
		if ( ! user_can( $actor_id, 'promote_users' ) ) {
			throw Refusal::forbidden();
		}
		if ( false === $user || ! is_user_member_of_blog( $user_id ) ) {
			throw Refusal::not_found();
		}
		if ( ! $this->may( $user_id, $actor_id ) ) {
			throw Refusal::forbidden();
		}
		if ( $user_id === $actor_id && ! in_array( 'administrator', $user->roles, true ) ) {
			throw Refusal::conflict( 'mesa_own_role', __( 'You cannot take your own role away. Ask a colleague who manages the team.', 'mesa-help-desk' ) );
		}
		$had = array_intersect( $user->roles, array_keys( Roles::all() ) );
		// First: nobody who looks meanwhile finds somebody who may not have tickets.
		if ( '' !== $role ) {
			$user->add_role( $role );
		}
		foreach ( $had as $old ) {
			if ( 'mesa_poller' !== $old && $old !== $role ) {
				$user->remove_role( $old );
			}
		}
		$this->mailboxes->forget();
		if ( ! Agents::can_be_assigned( $user_id ) ) {
			$this->release->of( $user_id, 0, $actor_id );
		}
		$this->sequence->reload();
	}
}
