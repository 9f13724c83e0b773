<?php
/**
 * Where customers find their tickets.
 *
 * @package Mesa
 */

namespace Mesa\Access;

use Mesa\Data\Site\SettingsStore;

defined( 'ABSPATH' ) || exit;

/**
 * The page's address: a page of the site that holds the block, where somebody has chosen one; else one that needs no
 * setting up.
 */
final class PortalPage {
	/** Query variable of the address that needs no setting up. */
	public const QUERY_VAR = 'mesa_portal';

	/**
	 * The page's address.
	 */
	public static function url(): string {
		$chosen = self::chosen();
		if ( $chosen > 0 ) {
			return (string) get_permalink( $chosen );
		}
		$rules = get_option( 'rewrite_rules' );
		// Until WordPress has written its rules anew, and without pretty addresses, this one works.
		return is_array( $rules ) && isset( $rules[ self::rule() ] )
			? home_url( user_trailingslashit( $GLOBALS['wp_rewrite']->root . self::slug() ) )
			: add_query_arg( self::QUERY_VAR, '1', home_url( '/' ) );
	}

	/**
	 * The page that somebody has chosen, when it can be seen.
	 *
	 * @return int Its id; 0 for none.
	 */
	public static function chosen(): int {
		$id = (int) ( new SettingsStore() )->get( 'portal_page_id' );
		return $id > 0 && 'publish' === get_post_status( $id ) ? $id : 0;
	}

	/**
	 * The address that needs no setting up, as a rule of WordPress's.
	 */
	public static function rule(): string {
		return '^' . $GLOBALS['wp_rewrite']->root . preg_quote( self::slug(), '#' ) . '/?$';
	}

	/**
	 * What a request for that address asks for: a page of the site's own that has the same address goes before it.
	 *
	 * @param array<string, mixed> $query Query variables.
	 * @return array<string, mixed>
	 */
	public static function unless_taken( array $query ): array {
		$page = get_page_by_path( self::slug() );
		return null === $page || 'publish' !== $page->post_status || isset( $_GET[ self::QUERY_VAR ] ) ? $query : array( 'pagename' => self::slug() ); // phpcs:ignore WordPress.Security.NonceVerification -- Only whether it is there.
	}

	/**
	 * The last part of the address that needs no setting up.
	 */
	public static function slug(): string {
		/**
		 * Filters the address of the customers' page. Save the permalinks once after a change.
		 *
		 * @param string $slug Default "support-requests".
		 */
		return trim( (string) apply_filters( 'mesa_portal_slug', 'support-requests' ), '/' );
	}
}
