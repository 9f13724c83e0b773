<?php
/**
 * The ticket form's route.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Actions\Requests\CreateRequest;
use WP_Error;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * Takes requests of visitors.
 */
final class RequestsController {
	/**
	 * Takes the action.
	 *
	 * @param CreateRequest $create_request Does it.
	 */
	public function __construct( private readonly CreateRequest $create_request ) {}

	/**
	 * POST /requests.
	 *
	 * @param WP_REST_Request $request JSON, or multipart with files in files[].
	 * @return array{number: int, message: string}
	 */
	public function create( WP_REST_Request $request ): array {
		$fields = array();
		foreach ( array( 'form', 'name', 'email', 'subject', 'message', 'website', 'client_key' ) as $name ) {
			if ( null !== $request[ $name ] ) {
				$fields[ $name ] = (string) $request[ $name ];
			}
		}
		return $this->create_request->create( $fields, self::uploads( $request->get_file_params()['files'] ?? array() ), self::visitor() );
	}

	/**
	 * Says what happened to a POST larger than post_max_size: PHP drops all of it, and WordPress then misses every
	 * field. Filter rest_request_before_callbacks.
	 *
	 * @param mixed           $response A WP_Error when the check of the fields has failed.
	 * @param WP_REST_Request $request  The request.
	 */
	public static function explain_too_large( mixed $response, WP_REST_Request $request ): mixed {
		$most = wp_convert_hr_to_bytes( (string) ini_get( 'post_max_size' ) );
		$sent = (int) ( $_SERVER['CONTENT_LENGTH'] ?? 0 );
		if ( ! is_wp_error( $response ) || '/mesa/v1/requests' !== $request->get_route() || $most <= 0 || $sent <= $most || $request->get_body_params() ) {
			return $response;
		}
		/* translators: %s: size such as "10 MB" */
		$text = sprintf( __( 'The files were too large together, so nothing arrived. Please keep them under %s.', 'mesa-help-desk' ), size_format( $most ) );
		return new WP_Error( 'mesa_too_large', $text, array( 'status' => 413, 'params' => array( 'files' => $text ) ) );
	}

	/**
	 * PHP's upside-down files[] as a list, without the fields that were left empty.
	 *
	 * @param array<string, mixed> $files One entry of $_FILES.
	 * @return list<array{name: string, tmp_name: string, error: int, size: int}>
	 */
	private static function uploads( array $files ): array {
		$uploads = array();
		foreach ( (array) ( $files['name'] ?? array() ) as $index => $name ) {
			$error = (int) ( (array) $files['error'] )[ $index ];
			if ( UPLOAD_ERR_NO_FILE === $error || ! is_string( $name ) ) {
				continue;
			}
			$uploads[] = array(
				'name'     => $name,
				'tmp_name' => (string) ( (array) $files['tmp_name'] )[ $index ],
				'error'    => $error,
				'size'     => (int) ( (array) $files['size'] )[ $index ],
			);
		}
		return $uploads;
	}

	/**
	 * Who asks: the address, hashed. An IPv6 visitor owns a whole /64, so that is what counts.
	 */
	private static function visitor(): string {
		// phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- Only hashed.
		$address = (string) ( $_SERVER['REMOTE_ADDR'] ?? '' );
		/**
		 * Filters the visitor's address, for sites behind a proxy. Read a forwarded header only when your own proxy sets it.
		 *
		 * @param string $address The address of the connection.
		 */
		$address = (string) apply_filters( 'mesa_client_address', $address );
		$packed  = @inet_pton( $address ); // phpcs:ignore WordPress.PHP.NoSilencedErrors -- A filter may give anything.
		if ( is_string( $packed ) && 16 === strlen( $packed ) && ! str_starts_with( $packed, str_repeat( "\0", 10 ) ) ) {
			$address = bin2hex( substr( $packed, 0, 8 ) );
		}
		return substr( hash_hmac( 'sha256', $address, wp_salt( 'nonce' ) . 'mesa-visitor' ), 0, 40 );
	}
}
