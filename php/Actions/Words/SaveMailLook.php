<?php
/**
 * Changing the look of mail.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Words;

use Mesa\Data\Mail\MailLookStore;
use Mesa\Domain\Refusal;
use Mesa\Domain\Text;

defined( 'ABSPATH' ) || exit;

/**
 * Takes the contract's "mail-look-input".
 *
 * @phpstan-import-type Look from MailLookStore
 */
final class SaveMailLook {
	/**
	 * Takes what it works with.
	 *
	 * @param MailLookStore $looks The look.
	 */
	public function __construct( private readonly MailLookStore $looks ) {}

	/**
	 * Changes what is given and keeps the rest.
	 *
	 * @param array<string, mixed> $changes Some fields.
	 * @throws Refusal 400 that names the field.
	 */
	public function change( array $changes ): void {
		$this->looks->change( $this->tried( $changes ) );
	}

	/**
	 * The look as it would be.
	 *
	 * @param array<string, mixed> $changes Some fields.
	 * @return Look
	 * @throws Refusal 400 that names the field.
	 */
	public function tried( array $changes ): array {
		$look         = array_merge( $this->looks->get(), $changes );
		$look['name'] = Text::line( $look['name'] );
		// Plain text: it is escaped where it becomes HTML, so that "Shop <info@shop.example>" stays.
		$look['footer'] = trim( str_replace( array( "\r\n", "\r" ), "\n", wp_check_invalid_utf8( $look['footer'], true ) ) );
		if ( 'own' === $look['logo'] && ( ! wp_attachment_is_image( $look['logo_id'] ) || 'image/svg+xml' === get_post_mime_type( $look['logo_id'] ) ) ) {
			throw Refusal::invalid( 'logo_id', __( 'Choose a picture for the logo: PNG, JPEG or GIF, which every mail program shows.', 'mesa-help-desk' ) );
		}
		return $look;
	}
}
