<?php
/**
 * The ticket form's route.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Actions\Requests\CreateRequest;
use Mesa\Domain\Visitor;
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
		return $this->create_request->create( $fields, self::uploads( $request->get_file_params()['files'] ?? array() ), Visitor::bucket() );
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

}
