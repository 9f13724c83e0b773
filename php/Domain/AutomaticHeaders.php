<?php
/**
 * Headers of automatic mail.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Tells the other side's programs that nobody wrote this mail, so that they do not answer it.
 */
final class AutomaticHeaders {
	/**
	 * The headers.
	 *
	 * @param bool $is_reply Whether the mail answers one (auto-replied), or was caused by something else (auto-generated);
	 *                       RFC 3834 section 5.
	 * @return array<string, string> Name => value. Precedence is for responders older than RFC 3834 (its section 3.1.8);
	 *                               "auto_reply" rather than "bulk", which some filters take for advertising.
	 */
	public static function of( bool $is_reply ): array {
		return array(
			'Auto-Submitted'           => $is_reply ? 'auto-replied' : 'auto-generated',
			'X-Auto-Response-Suppress' => 'All',
			'Precedence'               => 'auto_reply',
		);
	}
}
