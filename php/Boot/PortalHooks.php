<?php
/**
 * What the customers' pages hook.
 *
 * @package Mesa
 */

namespace Mesa\Boot;

use Mesa\Access\PortalPage;
use Mesa\Access\ProvenAddress;
use Mesa\Blocks\MyTicketsView;
use Mesa\Blocks\PortalTemplate;
use Mesa\Integrations\WooCommerce\AccountTab;

defined( 'ABSPATH' ) || exit;

/**
 * Closures only: a page that has nothing to do with customers loads nothing of theirs.
 */
final class PortalHooks {
	/** Patterns inside each other that are looked through. */
	private const DEEP = 4;

	/**
	 * Called once by Extras::hook().
	 */
	public static function hook(): void {
		// Asked only when WordPress writes its rules anew.
		add_filter( 'rewrite_rules_array', static fn( $rules ) => array( PortalPage::rule() => 'index.php?mesa_portal=1' ) + (array) $rules );
		if ( ! is_admin() ) {
			add_filter( 'query_vars', static fn( array $names ): array => array( ...$names, 'mesa_portal' ) );
			add_filter( 'request', static fn( $query ) => isset( $query['mesa_portal'] ) ? PortalPage::unless_taken( $query ) : $query );
			add_action( 'parse_query', static fn( \WP_Query $query ) => isset( $query->query['mesa_portal'] ) && $query->is_main_query() && self::only_ours( $query ) );
			add_action( 'template_redirect', static fn() => self::serve(), 5 );
		}
		add_action( 'user_register', static fn( $user_id ) => ProvenAddress::registered( (int) $user_id ) );
		// The link by which a password is set came by mail.
		add_action( 'after_password_reset', static fn( $user ) => ProvenAddress::set( $user ) );
		// WooCommerce's own page for it tells so in another way before 10.9.
		add_action( 'woocommerce_customer_reset_password', static fn( $user ) => $user instanceof \WP_User && ProvenAddress::set( $user ) );
		add_action( 'woocommerce_init', static fn() => ( new AccountTab( MyTicketsView::stands_at( ... ), PortalTemplate::keep_private( ... ) ) )->hook() );
	}

	/**
	 * No posts are asked for, and it is not the front page.
	 *
	 * @param \WP_Query $query The main query.
	 */
	private static function only_ours( \WP_Query $query ): void {
		$query->is_home = false;
		add_filter( 'posts_pre_query', static fn( $posts, \WP_Query $asked ) => $asked === $query ? array() : $posts, 10, 2 );
		add_filter( 'pre_handle_404', static fn( $handled, \WP_Query $asked ) => $asked === $query ? true : $handled, 10, 2 );
	}

	/**
	 * Serves the address that needs no page, and keeps pages with the block private.
	 */
	private static function serve(): void {
		if ( '' !== (string) get_query_var( 'mesa_portal' ) ) {
			$chosen = PortalPage::chosen();
			PortalTemplate::keep_private();
			PortalTemplate::serve( $chosen > 0 ? (string) get_permalink( $chosen ) : '' );
			return;
		}
		// A link or a ticket in the address concerns one person, wherever on the page the block stands.
		// phpcs:ignore WordPress.Security.NonceVerification -- Only whether they are there.
		if ( isset( $_GET['mesa_link'] ) || isset( $_GET['mesa_ticket'] ) || self::shows_tickets( is_singular() ? (string) get_post()?->post_content : '' ) ) {
			PortalTemplate::keep_private();
		}
	}

	/**
	 * Whether the block stands in it, or in a pattern that it shows.
	 *
	 * @param string $content Of a post.
	 * @param int    $deep    Patterns in patterns, so far.
	 */
	public static function shows_tickets( string $content, int $deep = 0 ): bool {
		if ( str_contains( $content, 'mesa/my-tickets' ) || str_contains( $content, '[mesa_tickets' ) ) {
			return true;
		}
		// The page reads these posts anyway when it shows them.
		preg_match_all( '/<!-- wp:block \{[^}]*"ref":(\d+)/', $content, $found );
		foreach ( $deep < self::DEEP ? $found[1] : array() as $id ) {
			if ( self::shows_tickets( (string) get_post( (int) $id )?->post_content, $deep + 1 ) ) {
				return true;
			}
		}
		return false;
	}
}
