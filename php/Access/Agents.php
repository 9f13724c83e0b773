<?php
/**
 * The people of the team.
 *
 * @package Mesa
 */

namespace Mesa\Access;

defined( 'ABSPATH' ) || exit;

/**
 * Who answers tickets.
 */
final class Agents {
	/** What makes somebody one of whom a list is asked for (operation listAgents). */
	private const MAY = array(
		'assignable' => 'mesa_reply',
		'team'       => 'mesa_view_tickets',
		'managers'   => 'mesa_manage_mailboxes',
	);

	/**
	 * Ids of people of the team, by name.
	 *
	 * @param string $who assignable: whom tickets can be assigned to; team: everybody; managers: who sees every mailbox.
	 * @return list<int>
	 */
	public static function ids( string $who = 'assignable' ): array {
		return array_map(
			'intval',
			get_users(
				array(
					'capability' => self::MAY[ $who ],
					'orderby'    => 'display_name',
					'fields'     => 'ID',
					'number'     => 1000,
				)
			)
		);
	}

	/**
	 * Whether tickets can be assigned to somebody.
	 *
	 * @param int $user_id The user.
	 */
	public static function can_be_assigned( int $user_id ): bool {
		return $user_id > 0 && user_can( $user_id, 'mesa_reply' );
	}

	/**
	 * Whether a user is one of the team.
	 *
	 * @param int $user_id The user; 0 for nobody.
	 */
	public static function is_in_team( int $user_id ): bool {
		return $user_id > 0 && user_can( $user_id, 'mesa_view_tickets' );
	}

	/**
	 * Whether an address is that of somebody in the team.
	 *
	 * @param string $address The address.
	 */
	public static function has_address( string $address ): bool {
		$user = '' === $address ? false : get_user_by( 'email', $address );
		return false !== $user && user_can( $user, 'mesa_view_tickets' );
	}
}
