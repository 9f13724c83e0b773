<?php
/**
 * Who wants to read an article.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

use Mesa\Access\Agents;
use Mesa\Access\ProvenAddress;
use Mesa\Data\Db;
use Mesa\Data\Knowledge\ArticleReaders;

defined( 'ABSPATH' ) || exit;

/**
 * What somebody is, as far as articles ask.
 */
final class Reader {
	/**
	 * Who is a customer, by site and user.
	 *
	 * @var array<string, bool>
	 */
	private static array $customers = array();

	/**
	 * Takes what somebody is.
	 *
	 * @param int          $user_id    WordPress user; 0: a visitor.
	 * @param bool         $everything May edit the articles of others, and so has to see all.
	 * @param bool         $own        May write articles, and so has to see those of their own.
	 * @param list<string> $kinds      Kinds of restricted articles that are meant for them: customers, internal.
	 * @param list<string> $roles      Their roles.
	 */
	public function __construct(
		public readonly int $user_id = 0,
		public readonly bool $everything = false,
		public readonly bool $own = false,
		public readonly array $kinds = array(),
		public readonly array $roles = array(),
	) {}

	/**
	 * What somebody is.
	 *
	 * @param int|null $user_id A WordPress user; 0 for a visitor; null for who is logged in now.
	 */
	public static function of( ?int $user_id = null ): self {
		// WordPress deletes only topics that it finds, and whoever removes the plugin's data removes all of it.
		if ( defined( 'WP_UNINSTALL_PLUGIN' ) ) {
			return new self( 0, true );
		}
		$user = null === $user_id ? wp_get_current_user() : ( $user_id > 0 ? get_user_by( 'id', $user_id ) : false );
		if ( ! $user instanceof \WP_User || ! $user->exists() ) {
			return new self();
		}
		$everything = user_can( $user, 'edit_others_mesa_articles' );
		$is_team    = $everything || Agents::is_in_team( $user->ID );
		$kinds      = $is_team ? array( Visibility::CUSTOMERS, Visibility::INTERNAL ) : ( self::is_customer( $user ) ? array( Visibility::CUSTOMERS ) : array() );
		return new self( $user->ID, $everything, user_can( $user, 'edit_mesa_articles' ), $kinds, array_values( $user->roles ) );
	}

	/**
	 * Whether something of a kind is meant for them.
	 *
	 * @param string       $kind  As Visibility has them; what is none of them is meant for nobody.
	 * @param list<string> $roles The chosen roles, for the kind "roles".
	 */
	public function is_meant( string $kind, array $roles ): bool {
		return match ( $kind ) {
			'', Visibility::EVERYBODY => true,
			Visibility::ROLES         => array() !== array_intersect( $roles, $this->roles ),
			default                   => in_array( $kind, $this->kinds, true ),
		};
	}

	/**
	 * Forgets who is a customer: somebody may have become one.
	 */
	public static function forget(): void {
		self::$customers = array();
	}

	/**
	 * Whether somebody with an account is a customer: WooCommerce's role, or a ticket of theirs. Tickets are found by
	 * address: one that somebody only claims does not count.
	 *
	 * @param \WP_User $user Not one of the team.
	 */
	private static function is_customer( \WP_User $user ): bool {
		$key = get_current_blog_id() . ':' . $user->ID;
		/**
		 * Filters whether somebody may read what is for customers. The team always may.
		 *
		 * @param bool     $is_customer Has the role "customer", or has a ticket and has proven the address.
		 * @param \WP_User $user        Somebody who is logged in.
		 */
		return self::$customers[ $key ] ??= (bool) apply_filters( 'mesa_is_customer', in_array( 'customer', $user->roles, true ) || ( ProvenAddress::has( $user ) && ( new ArticleReaders( new Db() ) )->has_asked( $user->ID, (string) $user->user_email ) ), $user );
	}
}
