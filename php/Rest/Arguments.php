<?php
/**
 * Route arguments from the contract.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Contract\Contract;
use WP_Error;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * Turns a route's query, params and body schema into what register_rest_route() takes.
 */
final class Arguments {
	/**
	 * The arguments of one route.
	 *
	 * @param array<string, mixed> $route As in routes.json.
	 * @return array<string, array<string, mixed>>
	 */
	public static function of( array $route ): array {
		$properties = array_merge( $route['query'] ?? array(), $route['params'] ?? array() );
		$body       = $route['body'] ?? null;
		if ( null !== $body && 'binary' !== $body ) {
			$properties = array_merge( $properties, Contract::schema( $body )['properties'] );
		}
		if ( str_contains( $route['path'], '{id}' ) ) {
			$properties['id'] = array(
				'type'     => 'integer',
				'minimum'  => 1,
				'required' => true,
			);
		}
		foreach ( $properties as $name => $schema ) {
			if ( in_array( 'null', (array) ( $schema['type'] ?? array() ), true ) ) {
				// WordPress takes null for "not sent", so whether such a field is there is looked at in unknown().
				$properties[ $name ]['mesa_required'] = $schema['required'] ?? false;
				unset( $properties[ $name ]['required'] );
			}
			$properties[ $name ]['validate_callback'] = 'rest_validate_request_arg';
			$properties[ $name ]['sanitize_callback'] = 'rest_sanitize_request_arg';
		}
		return $properties;
	}

	/**
	 * WordPress ignores parameters that a route does not know; a typing error would then go unnoticed. It also takes
	 * null for a field that was not sent.
	 *
	 * @param WP_REST_Request      $request The request.
	 * @param array<string, mixed> $known   Arguments as of() gives them.
	 * @return WP_Error|null An error that names the first unknown or missing field.
	 */
	public static function unknown( WP_REST_Request $request, array $known ): ?WP_Error {
		foreach ( array( $request->get_json_params(), $request->get_body_params(), $request->get_query_params() ) as $given ) {
			foreach ( array_keys( is_array( $given ) ? $given : array() ) as $name ) {
				$name = (string) $name;
				if ( isset( $known[ $name ] ) || str_starts_with( $name, '_' ) || 'rest_route' === $name ) {
					continue;
				}
				/* translators: %s: name of a field */
				$message = sprintf( __( 'There is no field named "%s".', 'mesa-help-desk' ), $name );
				return new WP_Error(
					'rest_invalid_param',
					$message,
					array(
						'status' => 400,
						'params' => array( $name => $message ),
					)
				);
			}
		}
		foreach ( $known as $name => $argument ) {
			if ( ! empty( $argument['mesa_required'] ) && ! $request->has_param( $name ) ) {
				return new WP_Error(
					'rest_missing_callback_param',
					/* translators: %s: name of a field */
					sprintf( __( 'The field "%s" is missing.', 'mesa-help-desk' ), $name ),
					array(
						'status' => 400,
						'params' => array( $name ),
					)
				);
			}
		}
		return null;
	}
}
