<?php
/**
 * Bodies that are files.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Contract\Contract;
use Mesa\Data\DataException;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * Gives a request's body as a stream, so that a file of any size passes through little memory.
 */
final class RequestBody {
	/**
	 * Keeps WordPress from reading the body of a file upload into memory. Called on rest_api_init of requests to our
	 * routes, before it would.
	 *
	 * WP_REST_Server::get_raw_data() takes the old global when it is set.
	 */
	public static function leave_unread(): void {
		$path = (string) ( $GLOBALS['wp']->query_vars['rest_route'] ?? '' );
		foreach ( Contract::routes()['routes'] as $route ) {
			if ( 'binary' !== ( $route['body'] ?? '' ) ) {
				continue;
			}
			$pattern = '#^/mesa/v1' . strtr( $route['path'], array( '{sha256}' => '[0-9a-f]{64}', '{id}' => '[0-9]+' ) ) . '/?$#i';
			if ( preg_match( $pattern, $path ) ) {
				// phpcs:ignore PHPCompatibility.Variables.RemovedPredefinedGlobalVariables -- As above.
				$GLOBALS['HTTP_RAW_POST_DATA'] = '';
			}
		}
	}

	/**
	 * The body.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return resource
	 * @throws DataException When it cannot be read.
	 */
	public static function stream( WP_REST_Request $request ) {
		$body = (string) $request->get_body();
		// phpcs:disable WordPress.WP.AlternativeFunctions -- Streams.
		$stream = '' === $body ? fopen( 'php://input', 'rb' ) : fopen( 'php://temp', 'r+b' );
		if ( false === $stream ) {
			throw new DataException( 'The request could not be read.' );
		}
		if ( '' !== $body ) {
			fwrite( $stream, $body );
			rewind( $stream );
		}
		// phpcs:enable
		return $stream;
	}

	/**
	 * How many bytes the client said it sends.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return int|null Null when it did not say.
	 */
	public static function announced( WP_REST_Request $request ): ?int {
		$length = $request->get_header( 'content_length' );
		return is_numeric( $length ) ? (int) $length : null;
	}
}
