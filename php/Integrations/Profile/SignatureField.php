<?php
/**
 * The signature on WordPress's profile page.
 *
 * @package Mesa
 */

namespace Mesa\Integrations\Profile;

use Mesa\Data\Messages\SignatureStore;

defined( 'ABSPATH' ) || exit;

/**
 * Where people look for what belongs to them, and where an administrator helps a colleague.
 *
 * @see https://developer.wordpress.org/reference/hooks/show_user_profile/
 */
final class SignatureField {
	private const FIELD = 'mesa_signature';
	private const NONCE = 'mesa_signature_nonce';

	/**
	 * Takes the signatures.
	 *
	 * @param SignatureStore $signatures The signatures.
	 */
	public function __construct( private readonly SignatureStore $signatures ) {}

	/**
	 * Prints the field, for those who answer tickets.
	 *
	 * @param \WP_User $user Whose profile it is.
	 */
	public function show( \WP_User $user ): void {
		if ( ! user_can( $user, 'mesa_reply' ) ) {
			return;
		}
		wp_nonce_field( self::FIELD . $user->ID, self::NONCE );
		echo '<h2>' . esc_html__( 'Help desk', 'mesa-help-desk' ) . '</h2><table class="form-table" role="presentation"><tr><th><label for="' . esc_attr( self::FIELD ) . '">' . esc_html__( 'Signature', 'mesa-help-desk' ) . '</label></th><td>'
			. '<textarea id="' . esc_attr( self::FIELD ) . '" name="' . esc_attr( self::FIELD ) . '" rows="5" class="large-text code" dir="auto">' . esc_textarea( $this->signatures->of( $user->ID ) ) . '</textarea>'
			. '<p class="description">' . esc_html__( 'Stands below replies to customers, where the mailbox wants it. HTML; {agent.name} and {mailbox.name} are filled in.', 'mesa-help-desk' ) . '</p></td></tr></table>';
	}

	/**
	 * Saves it.
	 *
	 * @param int $user_id Whose profile it is.
	 */
	public function save( int $user_id ): void {
		$nonce = isset( $_POST[ self::NONCE ] ) ? sanitize_text_field( wp_unslash( $_POST[ self::NONCE ] ) ) : '';
		if ( ! isset( $_POST[ self::FIELD ] ) || ! current_user_can( 'edit_user', $user_id ) || ! wp_verify_nonce( $nonce, self::FIELD . $user_id ) ) {
			return;
		}
		// phpcs:ignore WordPress.Security.ValidatedSanitizedInput.InputNotSanitized -- SignatureStore cleans it.
		$this->signatures->set( $user_id, substr( (string) wp_unslash( $_POST[ self::FIELD ] ), 0, 20_000 ) );
	}
}
