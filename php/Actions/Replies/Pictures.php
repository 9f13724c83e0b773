<?php
/**
 * Pictures inside a text.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Replies;

defined( 'ABSPATH' ) || exit;

/**
 * What belongs to the text by a cid: address (RFC 2392), and what is a file beside it.
 */
final class Pictures {
	/** What every mail program shows inside a text. */
	private const TYPES = array( 'image/png', 'image/jpeg', 'image/gif', 'image/webp' );

	/**
	 * Whether a file is a picture that the text shows.
	 *
	 * @param array{content_type: string, content_id?: string} $file As in the contract.
	 * @param string                                           $html The text.
	 */
	public static function are_shown( array $file, string $html ): bool {
		return isset( $file['content_id'] )
			&& in_array( strtolower( $file['content_type'] ), self::TYPES, true )
			&& (bool) preg_match( '/\bcid:' . preg_quote( $file['content_id'], '/' ) . '(?![A-Za-z0-9._@-])/', $html );
	}

	/**
	 * A text without pictures that nobody has: they would be holes in the mail.
	 *
	 * @param string                              $html  Clean.
	 * @param list<array{content_id?: string}> $files As in the contract.
	 */
	public static function without_unknown( string $html, array $files ): string {
		$known = array_column( $files, 'content_id' );
		return (string) preg_replace_callback(
			'/<img\b[^>]*\bsrc\s*=\s*["\']?cid:([^"\'\s>]*)[^>]*>/i',
			static fn( array $found ): string => in_array( $found[1], $known, true ) ? $found[0] : '',
			$html
		);
	}

	/**
	 * The files that are beside the text.
	 *
	 * @param list<array{inline: bool}> $files Checked.
	 * @return list<array<string, mixed>>
	 */
	public static function attached( array $files ): array {
		return array_values( array_filter( $files, static fn( array $file ): bool => ! $file['inline'] ) );
	}
}
