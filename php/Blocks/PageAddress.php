<?php
/**
 * The page a block stands on.
 *
 * @package Mesa
 */

namespace Mesa\Blocks;

defined( 'ABSPATH' ) || exit;

/**
 * Where a block's form comes back to.
 */
final class PageAddress {
	/**
	 * Where a block leads back that another block shows in one of its states.
	 */
	private static string $inside = '';

	/**
	 * Says where blocks stand from now on that another block shows.
	 *
	 * @param string $address The page's address in that state; '' for the page's own.
	 */
	public static function stands_at( string $address ): void {
		self::$inside = $address;
	}

	/**
	 * The page's own address. Not the request's where it can be helped: that may carry somebody's campaign
	 * parameters into a page cache.
	 */
	public static function current(): string {
		if ( '' !== self::$inside ) {
			return self::$inside;
		}
		if ( is_singular() ) {
			return (string) get_permalink( get_queried_object_id() );
		}
		if ( is_front_page() ) {
			return home_url( '/' );
		}
		// phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- Escaped where it is printed, checked where it comes back.
		$request = wp_unslash( (string) ( $_SERVER['REQUEST_URI'] ?? '/' ) );
		$parts   = wp_parse_url( home_url() );
		$origin  = ( $parts['scheme'] ?? 'http' ) . '://' . ( $parts['host'] ?? '' ) . ( isset( $parts['port'] ) ? ':' . $parts['port'] : '' );
		return remove_query_arg( array( 'mesa_form', 'mesa_q' ), $origin . '/' . ltrim( $request, '/' ) );
	}

	/**
	 * The parameters of an address, which a GET form would drop.
	 *
	 * @param string $address A URL.
	 * @return array<string, string>
	 */
	public static function parameters( string $address ): array {
		wp_parse_str( (string) wp_parse_url( $address, PHP_URL_QUERY ), $parameters );
		return array_filter( $parameters, 'is_string' );
	}
}
