<?php
/**
 * An address that an article had.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Import;

defined( 'ABSPATH' ) || exit;

/**
 * Makes old addresses comparable: the path alone, without the site's own folder and slashes at its ends.
 */
final class OldPath {
	/**
	 * The path.
	 *
	 * @param string $address An address or a path.
	 * @return string '' for the front page and what has no path, such as "?p=12".
	 */
	public static function of( string $address ): string {
		$path = rawurldecode( (string) wp_parse_url( $address, PHP_URL_PATH ) );
		$home = trim( (string) wp_parse_url( home_url(), PHP_URL_PATH ), '/' );
		$path = trim( $path, '/' );
		if ( '' !== $home && str_starts_with( "$path/", "$home/" ) ) {
			$path = ltrim( substr( $path, strlen( $home ) ), '/' );
		}
		return wp_check_invalid_utf8( mb_strtolower( $path ), true );
	}
}
