<?php
/**
 * XOAUTH2.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * The way to log in with a token that the mail servers of Google and Microsoft share.
 *
 * @see https://developers.google.com/workspace/gmail/imap/xoauth2-protocol
 */
final class Xoauth2 {
	/**
	 * What is said after AUTHENTICATE XOAUTH2 (IMAP) or AUTH XOAUTH2 (SMTP).
	 *
	 * @param string $username The user.
	 * @param string $token    The access token.
	 */
	public static function line( string $username, string $token ): string {
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode -- RFC 4954.
		return base64_encode( 'user=' . str_replace( "\x01", '', $username ) . "\x01auth=Bearer $token\x01\x01" );
	}
}
