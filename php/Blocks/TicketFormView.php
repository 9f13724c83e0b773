<?php
/**
 * The ticket form.
 *
 * @package Mesa
 */

namespace Mesa\Blocks;

use Mesa\Data\MailboxStore;
use Mesa\Data\SettingsStore;
use Mesa\Domain\FormToken;

defined( 'ABSPATH' ) || exit;

/**
 * Gathers what the form shows. Nothing of a visitor gets into a page that a cache may keep: only people who are
 * logged in, whose pages are not cached, find their name filled in.
 */
final class TicketFormView implements View {
	/** As in Actions\RequestFiles. */
	private const MAX_FILES = 5;

	/**
	 * Forms shown so far on this page.
	 */
	private static int $count = 0;

	/**
	 * Takes what it asks.
	 *
	 * @param FormToken     $tokens    Seals the form's settings.
	 * @param FormResults   $results   What came of a POST.
	 * @param SettingsStore $settings  Size limits.
	 * @param MailboxStore  $mailboxes Whether there is one.
	 */
	public function __construct(
		private readonly FormToken $tokens,
		private readonly FormResults $results,
		private readonly SettingsStore $settings,
		private readonly MailboxStore $mailboxes
	) {}

	/**
	 * The values for render.php.
	 *
	 * @param array<string, mixed> $attributes The block's attributes.
	 */
	public function values( array $attributes ): ?array {
		$anchor = 'mesa-form-' . ( ++self::$count );
		$result = $this->results->shown_at( $anchor ) ?? array( 'message' => '' );
		$user   = wp_get_current_user();
		// The editor's preview shows what visitors will see.
		$known  = $user->exists() && is_email( $user->user_email ) && ! wp_is_serving_rest_request();
		if ( $known ) {
			FormResults::mark_uncacheable();
		}
		$errors = $result['errors'] ?? array();
		$most   = $this->max_file();
		wp_interactivity_config(
			'mesa/ticket-form',
			array(
				'endpoint' => rest_url( 'mesa/v1/requests' ),
				'words'    => FormWords::script(),
				'fields'   => FormWords::fields(),
				'maxFiles' => self::MAX_FILES,
				'maxFile'  => $most,
				'maxTotal' => $this->max_post(),
			)
		);
		return array(
			'anchor'    => $anchor,
			'token'     => $this->tokens->seal( (int) ( $attributes['mailboxId'] ?? 0 ), time() ),
			'page'      => PageAddress::current(),
			'post_to'   => admin_url( 'admin-post.php?action=mesa_request' ),
			'done'      => isset( $result['number'] ),
			'number'    => (int) ( $result['number'] ?? 0 ),
			'message'   => (string) $result['message'],
			'errors'    => array_merge( array_fill_keys( array_keys( FormWords::fields() ), '' ), $errors ),
			'values'    => array_merge(
				array(
					'name'    => $known ? $user->display_name : '',
					'email'   => $known ? $user->user_email : '',
					'subject' => '',
					'message' => '',
				),
				$result['values'] ?? array()
			),
			'known'     => $known,
			'ask_name'  => (bool) ( $attributes['askName'] ?? true ),
			'max_file'  => ( $attributes['allowFiles'] ?? true ) ? $most : 0,
			'accept'    => '',
			'button'    => '' !== trim( (string) ( $attributes['buttonText'] ?? '' ) ) ? (string) $attributes['buttonText'] : __( 'Send message', 'mesa-help-desk' ),
			'thanks'    => (string) ( $attributes['thanks'] ?? '' ),
			// Only those who can mend it are told.
			'unplugged' => current_user_can( 'mesa_manage_mailboxes' ) && 0 === $this->mailboxes->default_id(),
		);
	}

	/**
	 * The largest file in bytes, 0 for none.
	 */
	private function max_file(): int {
		return min( (int) $this->settings->get( 'form_max_file_mb' ) * MB_IN_BYTES, wp_max_upload_size() );
	}

	/**
	 * How many bytes PHP takes at once.
	 */
	private function max_post(): int {
		$bytes = wp_convert_hr_to_bytes( (string) ini_get( 'post_max_size' ) );
		// Room for the text and the multipart headers; 0 means no limit.
		return $bytes > 0 ? max( 0, $bytes - 256 * KB_IN_BYTES ) : PHP_INT_MAX;
	}
}
