<?php
/**
 * The ticket form's route.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Actions\Requests\BeforeRequest;
use Mesa\Actions\Requests\CreateRequest;
use Mesa\Domain\PostedFiles;
use Mesa\Domain\Visitor;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * Takes requests of visitors.
 */
final class RequestsController {
	/**
	 * Takes the actions.
	 *
	 * @param CreateRequest $create_request Makes tickets.
	 * @param BeforeRequest $before         Takes what comes before.
	 */
	public function __construct( private readonly CreateRequest $create_request, private readonly BeforeRequest $before ) {}

	/**
	 * Operation createRequest.
	 *
	 * @param WP_REST_Request $request JSON, or multipart with files in files[].
	 * @return array{number: int, message: string, follow_url: string} A "request-result".
	 */
	public function create( WP_REST_Request $request ): array {
		return $this->create_request->create( Fields::sent( $request, 'request-input' ), PostedFiles::one_by_one( $request->get_file_params()['files'] ?? array() ), Visitor::bucket() );
	}

	/**
	 * Operation stampRequest.
	 *
	 * @return array{stamp: string} A "request-stamp".
	 */
	public function stamp(): array {
		return $this->before->stamp( Visitor::bucket() );
	}

	/**
	 * Operation uploadRequestFile.
	 *
	 * @param WP_REST_Request $request Multipart with one file in "file".
	 * @return array{id: string, filename: string, size: int} A "request-file".
	 */
	public function upload( WP_REST_Request $request ): array {
		return $this->before->file( (string) $request['form'], PostedFiles::one_by_one( $request->get_file_params()['file'] ?? array() )[0] ?? null, Visitor::bucket() );
	}

	/**
	 * Operation noteVisit.
	 *
	 * @param WP_REST_Request $request The request.
	 */
	public function visit( WP_REST_Request $request ): WP_REST_Response {
		$this->before->visit( Fields::sent( $request, 'visit-note' ), Visitor::bucket() );
		return new WP_REST_Response( null, 204 );
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
		if ( ! is_wp_error( $response ) || ! in_array( $request->get_route(), array( '/mesa/v1/requests', '/mesa/v1/requests/files' ), true ) || $most <= 0 || $sent <= $most || $request->get_body_params() ) {
			return $response;
		}
		/* translators: %s: size such as "10 MB" */
		$text = sprintf( __( 'The files were too large together, so nothing arrived. Please keep them under %s.', 'mesa-help-desk' ), size_format( $most ) );
		return new WP_Error( 'mesa_too_large', $text, array( 'status' => 413, 'params' => array( 'files' => $text ) ) );
	}
}
