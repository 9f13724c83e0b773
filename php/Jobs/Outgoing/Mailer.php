<?php
/**
 * PHPMailer that keeps threads together.
 *
 * @package Mesa
 */

namespace Mesa\Jobs\Outgoing;

use PHPMailer\PHPMailer\PHPMailer;

defined( 'ABSPATH' ) || exit;

/**
 * PHPMailer writes a long References header in Q-encoding, which RFC 2047 section 5 forbids there: mail programs then
 * see no ids and lose the thread. Ids are ASCII; they only want folding.
 *
 * phpcs:disable WordPress.NamingConventions -- PHPMailer's names.
 */
final class Mailer extends PHPMailer {
	/**
	 * Encodes a header's value.
	 *
	 * @param string $str      The value.
	 * @param string $position "text", "phrase" or "comment".
	 */
	public function encodeHeader( $str, $position = 'text' ) {
		if ( preg_match( '/^<[^<>\s]+>(?: <[^<>\s]+>)*$/D', (string) $str ) && ! preg_match( '/[^\x21-\x7E ]/', $str ) ) {
			return str_replace( ' ', static::$LE . ' ', $str );
		}
		return parent::encodeHeader( $str, $position );
	}
}
