<?php
/**
 * What gives rights, in words that are passed on.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Whoever answers our mail quotes it, and with it the link that opens their ticket for months. Nobody else may get that
 * by a mail that is passed on, nor by a quotation that others read too.
 */
final class LinkWords {
	/** What Access\PortalToken makes; a mail program may have broken the line at a "-", and quoted it. */
	private const TOKEN = '[twaxyz]-(?:\r?\n[> ]{0,20})?[0-9a-z]{1,12}-(?:\r?\n[> ]{0,20})?[0-9a-f]{16}-(?:\r?\n[> ]{0,20})?[0-9a-z]{1,8}-(?:\r?\n[> ]{0,20})?[0-9a-f]{32}(?![0-9a-f])';

	/**
	 * Takes the tokens out; what is left of the address leads to the same page, and opens nothing.
	 *
	 * @param string $words HTML or text.
	 */
	public static function without( string $words ): string {
		return (string) preg_replace(
			array( '/mesa_link(?:=|%3D|&#0?61;)(?:\r?\n[> ]{0,20})?' . self::TOKEN . '(?:&amp;|&#0?38;|&|%26)?/i', '/(?<![0-9a-z])' . self::TOKEN . '/i' ),
			'',
			$words
		);
	}
}
