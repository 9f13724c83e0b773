<?php
/**
 * The way to a person.
 *
 * @package Mesa
 */

namespace Mesa\Blocks;

use Mesa\Knowledge\ContactPage;

defined( 'ABSPATH' ) || exit;

/**
 * Gathers the words and the address; nothing is shown while there is nowhere to go.
 */
final class ContactLineView implements View {
	/**
	 * The values for render.php.
	 *
	 * @param array<string, mixed> $attributes The block's attributes.
	 */
	public function values( array $attributes ): ?array {
		$own = static fn( string $name, string $otherwise ): string => '' !== trim( (string) ( $attributes[ $name ] ?? '' ) ) ? (string) $attributes[ $name ] : $otherwise;
		$url = $own( 'url', '' );
		$url = '' !== $url ? $url : ContactPage::url();
		if ( '' === $url && ! CurrentArticle::is_preview() ) {
			return null;
		}
		return array(
			'text'   => $own( 'text', __( 'Did not find your answer?', 'mesa-help-desk' ) ),
			'button' => $own( 'button', __( 'Write to us', 'mesa-help-desk' ) ),
			'url'    => $url,
		);
	}
}
