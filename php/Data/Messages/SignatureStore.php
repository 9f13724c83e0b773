<?php
/**
 * Agents' signatures.
 *
 * @package Mesa
 */

namespace Mesa\Data\Messages;

defined( 'ABSPATH' ) || exit;

/**
 * An agent's own signature, kept with their WordPress user and for each site of a network on its own.
 */
final class SignatureStore {
	/** User option, see https://developer.wordpress.org/reference/functions/get_user_option/. */
	private const OPTION = 'mesa_signature';

	/**
	 * Clean HTML; empty for none.
	 *
	 * @param int $user_id The agent.
	 */
	public function of( int $user_id ): string {
		$saved = $user_id > 0 ? get_user_option( self::OPTION, $user_id ) : '';
		return is_string( $saved ) ? $saved : '';
	}

	/**
	 * Sets it.
	 *
	 * @param int    $user_id The agent.
	 * @param string $html    As the editor gives it; cleaned here.
	 */
	public function set( int $user_id, string $html ): void {
		$html = trim( wp_kses_post( $html ) );
		if ( '' === trim( wp_strip_all_tags( $html ) ) && ! str_contains( $html, '<img' ) ) {
			delete_user_option( $user_id, self::OPTION );
			return;
		}
		// update_user_option() takes slashes away.
		update_user_option( $user_id, self::OPTION, wp_slash( $html ) );
	}

	/**
	 * Forgets everybody's on this site.
	 */
	public function forget(): void {
		global $wpdb;
		delete_metadata( 'user', 0, $wpdb->get_blog_prefix() . self::OPTION, '', true );
	}
}
