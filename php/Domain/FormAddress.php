<?php
/**
 * Where forms have pages of their own.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Addresses of forms' own pages.
 */
final class FormAddress {
	/** Query variable: the form's slug, or PREVIEW and a name of it. */
	public const VARIABLE = 'mesa_ask';
	/** No slug begins so: WordPress makes none with a full stop. */
	public const PREVIEW = 'preview.';

	/**
	 * First part of the addresses.
	 */
	public static function base(): string {
		/**
		 * Filters the first part of the addresses of forms' own pages. Save the permalinks once after a change.
		 *
		 * @param string $base Default "ask": …/ask/returns/.
		 */
		return (string) apply_filters( 'mesa_form_base', 'ask' );
	}

	/**
	 * A form's page.
	 *
	 * @param string $slug The form's.
	 */
	public static function of( string $slug ): string {
		global $wp_rewrite;
		if ( ! $wp_rewrite instanceof \WP_Rewrite || ! $wp_rewrite->using_permalinks() ) {
			return add_query_arg( self::VARIABLE, rawurlencode( $slug ), home_url( '/' ) );
		}
		return home_url( user_trailingslashit( $wp_rewrite->root . self::base() . '/' . $slug ) );
	}

	/**
	 * The page of a form that somebody is setting up.
	 *
	 * @param string $name Changes with the form, so that a frame loads it again.
	 */
	public static function preview( string $name ): string {
		return add_query_arg( self::VARIABLE, self::PREVIEW . $name, home_url( '/' ) );
	}
}
