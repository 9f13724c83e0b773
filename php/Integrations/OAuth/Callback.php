<?php
/**
 * The address that Google and Microsoft send people back to.
 *
 * @package Mesa
 */

namespace Mesa\Integrations\OAuth;

use Mesa\Actions\Mailboxes\StartSignIn;
use Mesa\Domain\MailProvider;
use Mesa\Domain\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * wp-admin/admin-post.php without an action: Microsoft takes no redirect address with a query.
 */
final class Callback {
	/**
	 * Takes what it needs.
	 *
	 * @param \Closure(): FinishSignIn $finish   Made only when somebody comes back.
	 * @param \Closure(string): string $settings The address of a section of the settings.
	 */
	public function __construct( private readonly \Closure $finish, private readonly \Closure $settings ) {}

	/**
	 * Answers a visit that may be ours; others are left to whom they belong.
	 *
	 * The state is the nonce: random, bound to the person who began, good once.
	 */
	public function handle(): void {
		// phpcs:disable WordPress.Security.NonceVerification, WordPress.Security.ValidatedSanitizedInput -- See above; opaque values that are compared or handed on.
		$query = array_intersect_key( array_filter( wp_unslash( $_GET ), 'is_string' ), array_flip( array( 'state', 'code', 'error', 'error_description' ) ) );
		// phpcs:enable
		if ( ! str_starts_with( $query['state'] ?? '', StartSignIn::STATE_PREFIX ) ) {
			return;
		}
		nocache_headers();
		// The code in the address is nobody else's business.
		header( 'Referrer-Policy: no-referrer' );
		if ( ! is_user_logged_in() ) {
			// The session ran out meanwhile; after logging in the way goes on.
			wp_safe_redirect( wp_login_url( add_query_arg( array_map( 'rawurlencode', $query ), MailProvider::redirect_uri() ) ) );
			exit;
		}
		if ( ! current_user_can( 'mesa_manage_mailboxes' ) ) {
			$this->stop( __( 'Your role does not allow this.', 'mesa-help-desk' ), 403 );
		}
		try {
			$mailbox_id = ( $this->finish )()->finish( $query, get_current_user_id() );
		} catch ( Refusal $refusal ) {
			$this->stop( $refusal->getMessage(), $refusal->status );
		}
		wp_safe_redirect( ( $this->settings )( (string) $mailbox_id ), 303, 'Mesa' );
		exit;
	}

	/**
	 * Says why it does not go on.
	 *
	 * @param string $words  Why.
	 * @param int    $status HTTP status.
	 * @return never
	 */
	private function stop( string $words, int $status ): void {
		wp_die(
			esc_html( $words ),
			esc_html__( 'Not connected', 'mesa-help-desk' ),
			array(
				'response'  => (int) $status,
				'link_url'  => esc_url( ( $this->settings )( '' ) ),
				'link_text' => esc_html__( 'Back to the settings', 'mesa-help-desk' ),
			)
		);
	}
}
