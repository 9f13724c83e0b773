<?php
/**
 * Where customers find their tickets.
 *
 * @package Mesa
 */

namespace Mesa\Access;

defined( 'ABSPATH' ) || exit;

/**
 * The page's address: a page of the site that holds the block, where somebody has chosen one; else one that needs no
 * setting up.
 */
final class PortalPage {
	/** Query variable of the address that needs no setting up. */
	public const QUERY_VAR = 'mesa_portal';
	/** Option: the page that was chosen; 0 for none. Autoloaded, since it decides on each request whether there is an address of ours. */
	public const OPTION = 'mesa_portal_page';

	/**
	 * The page's address.
	 */
	public static function url(): string {
		$chosen = self::chosen();
		if ( $chosen > 0 ) {
			return (string) get_permalink( $chosen );
		}
		return '' === (string) get_option( 'permalink_structure' )
			? add_query_arg( self::QUERY_VAR, '1', home_url( '/' ) )
			: home_url( user_trailingslashit( $GLOBALS['wp_rewrite']->root . self::slug() ) );
	}

	/**
	 * The page that somebody has chosen, when it can be seen.
	 *
	 * @return int Its id; 0 for none.
	 */
	public static function chosen(): int {
		$id = (int) get_option( self::OPTION );
		return $id > 0 && 'publish' === get_post_status( $id ) ? $id : 0;
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
