<?php
/**
 * Who asks, without knowing who it is.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * A visitor's address as a name for counting. Nobody gets the address back from it without the site's own salt.
 */
final class Visitor {
	/**
	 * The visitor of this request.
	 *
	 * @return string 40 hexadecimal characters.
	 */
	public static function bucket(): string {
		$address = self::address();
		$packed  = @inet_pton( $address ); // phpcs:ignore WordPress.PHP.NoSilencedErrors -- A filter may give anything.
		// An IPv6 visitor owns a whole /64, so that is what counts.
		if ( is_string( $packed ) && 16 === strlen( $packed ) && ! str_starts_with( $packed, str_repeat( "\0", 10 ) ) ) {
			$address = bin2hex( substr( $packed, 0, 8 ) );
		}
		return substr( hash_hmac( 'sha256', $address, wp_salt( 'nonce' ) . 'mesa-visitor' ), 0, 40 );
	}

	/**
	 * The address that the visitor of this request is counted by; never to be stored.
	 */
	public static function address(): string {
		// phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- Hashed or compared, never written anywhere.
		$address = (string) ( $_SERVER['REMOTE_ADDR'] ?? '' );
		/**
		 * Filters the visitor's address, for sites behind a proxy. Read a forwarded header only when your own proxy sets it.
		 *
		 * @param string $address The address of the connection.
		 */
		return (string) apply_filters( 'mesa_client_address', $address );
	}
}
