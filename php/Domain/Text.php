<?php
/**
 * Plain text.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Fits text into columns and lines without breaking a character.
 */
final class Text {
	/**
	 * At most so many characters.
	 *
	 * @param string $text   UTF-8.
	 * @param int    $length Characters.
	 */
	public static function clip( string $text, int $length ): string {
		if ( strlen( $text ) <= $length ) {
			return $text;
		}
		return function_exists( 'mb_substr' ) ? mb_substr( $text, 0, $length, 'UTF-8' ) : self::clip_bytes( $text, $length );
	}

	/**
	 * At most so many bytes, ending at a whole character.
	 *
	 * @param string $text   UTF-8.
	 * @param int    $length Bytes.
	 */
	public static function clip_bytes( string $text, int $length ): string {
		if ( strlen( $text ) <= $length ) {
			return $text;
		}
		$cut = substr( $text, 0, $length );
		// Drop the bytes of a character that was cut in two.
		return (string) preg_replace( '/(?:[\xC0-\xDF]|[\xE0-\xEF][\x80-\xBF]?|[\xF0-\xF7][\x80-\xBF]{0,2})$/', '', $cut );
	}

	/**
	 * One line: every run of white space and control characters becomes one space.
	 *
	 * @param string $text UTF-8.
	 */
	public static function line( string $text ): string {
		return trim( preg_replace( '/[\s\x00-\x1F\x7F\x{A0}\x{200B}\x{FEFF}]+/u', ' ', $text ) ?? (string) preg_replace( '/[\s\x00-\x1F\x7F]+/', ' ', $text ) );
	}

	/**
	 * Without NUL bytes, which databases take differently.
	 *
	 * @param string $text UTF-8.
	 */
	public static function clean( string $text ): string {
		return str_replace( "\0", '', $text );
	}
}
