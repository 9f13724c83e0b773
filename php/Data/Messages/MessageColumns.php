<?php
/**
 * What fits into a message's columns.
 *
 * @package Mesa
 */

namespace Mesa\Data\Messages;

use Mesa\Domain\Text;

defined( 'ABSPATH' ) || exit;

/**
 * Cuts what is longer than a message's row takes.
 */
final class MessageColumns {
	/** Longer bodies are cut; the mail's source is kept whole. Bytes, well under MariaDB's smallest max_allowed_packet. */
	private const BODY_BYTES = 2_000_000;

	/**
	 * Values cut to what their columns take; $wpdb refuses longer ones.
	 *
	 * @param array<string, string|int|bool|null> $columns Column => value.
	 * @return array<string, string|int|bool|null>
	 */
	public static function fitted( array $columns ): array {
		foreach ( array( 'from_address' => 320, 'from_name' => 300 ) as $name => $length ) {
			if ( isset( $columns[ $name ] ) ) {
				$columns[ $name ] = Text::clip( Text::line( (string) $columns[ $name ] ), $length );
			}
		}
		foreach ( array( 'subject' => 8_000, 'message_id' => 4_000, 'in_reply_to' => 16_000, 'error' => 8_000, 'visible_text' => self::BODY_BYTES, 'body_text' => self::BODY_BYTES ) as $name => $bytes ) {
			if ( isset( $columns[ $name ] ) ) {
				$columns[ $name ] = Text::clip_bytes( Text::clean( (string) $columns[ $name ] ), $bytes );
			}
		}
		foreach ( array( 'visible_html', 'body_html' ) as $name ) {
			// Half an HTML page is worse than none: the text part is there, and the source.
			if ( isset( $columns[ $name ] ) ) {
				$columns[ $name ] = strlen( (string) $columns[ $name ] ) > self::BODY_BYTES ? '' : Text::clean( (string) $columns[ $name ] );
			}
		}
		return $columns;
	}
}
