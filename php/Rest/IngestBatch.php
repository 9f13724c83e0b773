<?php
/**
 * A batch of mails as it arrives.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Contract\Contract;
use WP_Error;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * Unpacks a multipart batch, and sets mails aside that do not fit the contract, so that one of them does not hold up the
 * other ninety-nine.
 */
final class IngestBatch {
	/**
	 * Mails set aside: by request, position in the batch => key and reason.
	 *
	 * @var \WeakMap<WP_REST_Request, array<int, array{key: string, reason: string}>>|null
	 */
	private static ?\WeakMap $set_aside = null;

	/**
	 * Prepares the request before WordPress looks at its fields.
	 *
	 * @param WP_REST_Request $request A request to "ingest" by somebody who may use it.
	 * @return WP_Error|null An error when there is no batch in it.
	 */
	public static function prepare( WP_REST_Request $request ): ?WP_Error {
		$body = $request->get_body_params();
		if ( isset( $body['batch'] ) ) {
			$batch = json_decode( (string) $body['batch'], true );
			if ( ! is_array( $batch ) ) {
				$message = __( 'The field "batch" is not JSON.', 'mesa-help-desk' );
				return new WP_Error( 'rest_invalid_param', $message, array( 'status' => 400, 'params' => array( 'batch' => $message ) ) );
			}
			$request->set_body_params( $batch );
		}
		$messages = $request->get_param( 'messages' );
		if ( ! is_array( $messages ) || ! array_is_list( $messages ) || count( $messages ) > 100 ) {
			return null;
		}
		$schema = Contract::schema( 'ingest-message' );
		$aside  = array();
		foreach ( $messages as $position => $message ) {
			$valid = rest_validate_value_from_schema( $message, $schema, "messages[$position]" );
			if ( is_wp_error( $valid ) ) {
				$key                = is_array( $message ) && is_string( $message['key'] ?? null ) ? $message['key'] : '';
				$aside[ $position ] = array(
					'key'    => $key,
					'reason' => $valid->get_error_message(),
				);
			}
		}
		// When none is left, WordPress's own answer names the field of the first one.
		if ( $aside && count( $aside ) < count( $messages ) ) {
			$request->set_param( 'messages', array_values( array_diff_key( $messages, $aside ) ) );
			self::$set_aside           ??= new \WeakMap();
			self::$set_aside[ $request ] = $aside;
		}
		return null;
	}

	/**
	 * Puts the results in the order in which the mails were sent.
	 *
	 * @param WP_REST_Request            $request The request.
	 * @param list<array<string, mixed>> $results Of the mails that were not set aside.
	 * @return list<array<string, mixed>>
	 */
	public static function in_order( WP_REST_Request $request, array $results ): array {
		foreach ( self::$set_aside[ $request ] ?? array() as $position => $one ) {
			$rejected = array(
				'key'        => $one['key'],
				'result'     => 'rejected',
				'ticket_id'  => null,
				'message_id' => null,
				'reason'     => $one['reason'],
			);
			array_splice( $results, $position, 0, array( $rejected ) );
		}
		return $results;
	}
}
