<?php
/**
 * Who signed in.
 *
 * @package Mesa
 */

namespace Mesa\Integrations\OAuth;

defined( 'ABSPATH' ) || exit;

/**
 * Reads the claims of an ID token that came straight from the provider's token endpoint over TLS, where its signature
 * need not be checked (OpenID Connect Core 1.0, section 3.1.3.7, number 6).
 */
final class IdToken {
	/** Clocks may differ by so much. Seconds. */
	private const LEEWAY = 5 * MINUTE_IN_SECONDS;

	/**
	 * The addresses of the account, best first; empty when the token is not ours or says none.
	 *
	 * @param string $token     The token.
	 * @param string $client_id Whom it has to be made for.
	 * @param string $nonce     What this sign-in was begun with.
	 * @return list<string>
	 */
	public static function addresses( string $token, string $client_id, string $nonce ): array {
		$part = explode( '.', $token )[1] ?? '';
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_decode -- RFC 7519.
		$claims = json_decode( (string) base64_decode( strtr( $part, '-_', '+/' ), false ), true );
		if ( ! is_array( $claims )
			|| ! in_array( $client_id, (array) ( $claims['aud'] ?? array() ), true )
			|| ! hash_equals( $nonce, (string) ( $claims['nonce'] ?? '' ) )
			|| (int) ( $claims['exp'] ?? 0 ) < time() - self::LEEWAY ) {
			return array();
		}
		$found = array();
		foreach ( array( 'email', 'preferred_username', 'upn' ) as $name ) {
			$value = is_string( $claims[ $name ] ?? null ) ? trim( $claims[ $name ] ) : '';
			if ( is_email( $value ) ) {
				$found[] = $value;
			}
		}
		return array_values( array_unique( $found ) );
	}
}
