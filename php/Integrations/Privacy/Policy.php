<?php
/**
 * Words for the privacy policy.
 *
 * @package Mesa
 */

namespace Mesa\Integrations\Privacy;

defined( 'ABSPATH' ) || exit;

/**
 * Suggests a paragraph for the site's privacy policy (Settings → Privacy → Policy guide).
 */
final class Policy {
	/**
	 * Adds it.
	 */
	public static function suggest(): void {
		if ( ! function_exists( 'wp_add_privacy_policy_content' ) ) {
			return;
		}
		wp_add_privacy_policy_content(
			__( 'Help desk', 'mesa-help-desk' ),
			'<p class="privacy-policy-tutorial">' . esc_html__( 'Mesa Help Desk keeps requests on this site. It sends nothing about your customers to other services; mail travels through the mail servers that you set up.', 'mesa-help-desk' ) . '</p>'
			. '<p><strong class="privacy-policy-tutorial">' . esc_html__( 'Suggested text:', 'mesa-help-desk' ) . ' </strong>'
			. esc_html__( 'When you write to us by mail or through a form, we keep your name, your mail address, your messages and the files you send, so that we can answer you and look up earlier questions. To protect the form from abuse we count how often it is used; for that your internet address is stored for a short time in a form that cannot be turned back. You can ask us for a copy of this data, or to delete it.', 'mesa-help-desk' ) . '</p>'
		);
	}
}
