<?php
/**
 * Whether an account's address is its own.
 *
 * @package Mesa
 */

namespace Mesa\Access;

use Mesa\Domain\EmailAddress;
use WP_User;

defined( 'ABSPATH' ) || exit;

/**
 * Shops let people register, and change their address, without looking whether mail to it reaches them: somebody who
 * claims another person's address must not read that person's tickets. So an account shows tickets only once it has
 * received a mail there: a link of ours, or the one by which a password is set; or somebody who manages accounts made it.
 */
final class ProvenAddress {
	/** User option: the key of the address that was proven. Another address since then proves nothing. */
	public const OPTION = 'mesa_proven_address';

	/**
	 * Whether the account's address is proven.
	 *
	 * @param WP_User $user The account.
	 */
	public static function has( WP_User $user ): bool {
		$key    = EmailAddress::key( $user->user_email );
		$proven = '' !== $key && get_user_option( self::OPTION, $user->ID ) === $key;
		/**
		 * Filters whether an account's mail address is known to be its own. For sites that check addresses when people register.
		 *
		 * @param bool     $proven Whether a mail to it is known to have been read.
		 * @param \WP_User $user   The account.
		 */
		return '' !== $key && (bool) apply_filters( 'mesa_address_is_proven', $proven, $user );
	}

	/**
	 * A mail to the account's address was read, or somebody vouches for it.
	 *
	 * @param WP_User $user The account.
	 */
	public static function set( WP_User $user ): void {
		if ( is_email( $user->user_email ) ) {
			update_user_option( $user->ID, self::OPTION, EmailAddress::key( $user->user_email ) );
		}
	}

	/**
	 * An account was made: action user_register. One that was made by somebody who manages accounts is as good as they say.
	 * Where nobody is logged in, as in cron's work at the server's command line, the address may be a visitor's claim:
	 * "wp user create" vouches with --user, as for everything that asks who does it.
	 *
	 * @param int $user_id The account.
	 */
	public static function registered( int $user_id ): void {
		$user = get_userdata( $user_id );
		if ( $user && current_user_can( 'create_users' ) ) {
			self::set( $user );
		}
	}
}
