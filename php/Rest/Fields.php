<?php
/**
 * What a request brought.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Contract\Contract;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * Takes a body's fields out of a request, validated and sanitised by WordPress already.
 */
final class Fields {
	/**
	 * The fields of a body schema that were sent; those that were not are missing, not null.
	 *
	 * @param WP_REST_Request $request The request.
	 * @param string          $schema  Name of the body's schema.
	 * @return array<string, mixed>
	 */
	public static function sent( WP_REST_Request $request, string $schema ): array {
		return array_intersect_key( $request->get_params(), Contract::schema( $schema )['properties'] );
	}
}
