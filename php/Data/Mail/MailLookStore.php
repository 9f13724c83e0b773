<?php
/**
 * The look of mail.
 *
 * @package Mesa
 */

namespace Mesa\Data\Mail;

defined( 'ABSPATH' ) || exit;

/**
 * How mail looks that leaves in the site's own look: one option, read only when such a mail is made.
 *
 * @phpstan-type Look array{logo: string, logo_id: int, name: string, color: string, width: int, footer: string}
 */
final class MailLookStore {
	public const OPTION = 'mesa_mail_look';

	private const DEFAULTS = array(
		'logo'    => 'site',
		'logo_id' => 0,
		'name'    => '',
		'color'   => '#3858e9',
		'width'   => 600,
		'footer'  => '',
	);
	/** Pixels; twice of what is shown, for sharp screens. */
	private const LOGO_SIZE = array( 600, 240 );

	/**
	 * The look.
	 *
	 * @return Look
	 */
	public function get(): array {
		$saved = get_option( self::OPTION, array() );
		return array_merge( self::DEFAULTS, array_intersect_key( is_array( $saved ) ? $saved : array(), self::DEFAULTS ) );
	}

	/**
	 * Changes some of it.
	 *
	 * @param array<string, mixed> $changes Fields of Look.
	 */
	public function change( array $changes ): void {
		update_option( self::OPTION, array_merge( $this->get(), array_intersect_key( $changes, self::DEFAULTS ) ), false );
	}

	/**
	 * The address of a look's logo; empty for none.
	 *
	 * @param Look $look The look.
	 */
	public static function logo_url( array $look ): string {
		$id = match ( $look['logo'] ) {
			'own'   => (int) $look['logo_id'],
			'site'  => (int) get_theme_mod( 'custom_logo' ) ?: (int) get_option( 'site_icon' ),
			default => 0,
		};
		$url = $id > 0 ? wp_get_attachment_image_url( $id, self::LOGO_SIZE ) : false;
		return is_string( $url ) ? $url : '';
	}
}
