<?php
/**
 * Signed URLs.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * Makes and checks URLs that carry their own permission: short-lived and bound to what they are for.
 */
final class Signature {
	/**
	 * The signature of some parameters.
	 *
	 * @param string                    $operation Operation of the contract.
	 * @param array<string, string|int> $values    What is signed, `expires` (Unix time) among it.
	 */
	public static function of( string $operation, array $values ): string {
		ksort( $values );
		return hash_hmac( 'sha256', $operation . '|' . http_build_query( $values ), wp_salt( 'auth' ) . 'mesa-url' );
	}

	/**
	 * What proves that somebody has had a file in their hands: it shows them the file again in a draft, for which there
	 * is no attachment yet whose ticket could be asked about.
	 *
	 * @param string $sha256  The file.
	 * @param int    $user_id Who.
	 */
	public static function of_file( string $sha256, int $user_id ): string {
		return self::of(
			'previewFile',
			array(
				'sha256' => $sha256,
				'user'   => $user_id,
			)
		);
	}

	/**
	 * Whether a request carries a valid, unexpired signature.
	 *
	 * Only `id`, `user` and `expires` are signed; others (such as `download`) change nothing about who may.
	 *
	 * @param array<string, mixed> $route   As in routes.json.
	 * @param WP_REST_Request      $request The request.
	 */
	public static function is_valid( array $route, WP_REST_Request $request ): bool {
		$values = array();
		foreach ( array( 'id', 'user', 'expires' ) as $name ) {
			if ( null !== $request[ $name ] ) {
				$values[ $name ] = (int) $request[ $name ];
			}
		}
		return ( $values['expires'] ?? 0 ) >= time()
			&& hash_equals( self::of( $route['operation'], $values ), (string) $request['signature'] );
	}
}
