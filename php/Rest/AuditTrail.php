<?php
/**
 * What of the REST API is written to the site's log.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Data\DataException;
use Mesa\Data\Site\AuditStore;
use WP_REST_Request;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * Every change that takes a right to manage something is logged, in one place: a new route need not think of it. What is
 * changed on tickets is their own history (Events\Recorder).
 */
final class AuditTrail {
	/** Operations that change nothing, or that Mesa does for somebody. */
	private const NO_CHANGE = array( 'testMailbox', 'previewAutoAnswer', 'startMailboxCheck', 'startSignIn' );
	/** Fields of settings that may stand in the log with their values: no secrets, no long texts. */
	private const WITH_VALUES = 'updateSettings';

	/**
	 * Whether a route's calls are logged.
	 *
	 * @param array<string, mixed> $route As in routes.json.
	 */
	public static function covers( array $route ): bool {
		return 'GET' !== $route['method']
			&& str_starts_with( $route['capability'], 'mesa_manage_' )
			&& ! in_array( $route['operation'], self::NO_CHANGE, true )
			&& ! preg_match( '/^(preview|test)/', $route['operation'] );
	}

	/**
	 * Logs a call that has succeeded.
	 *
	 * @param AuditStore           $audit   The log.
	 * @param array<string, mixed> $route   As in routes.json.
	 * @param WP_REST_Request      $request The request.
	 * @param mixed                $answer  What the controller gave.
	 */
	public static function note( AuditStore $audit, array $route, WP_REST_Request $request, mixed $answer ): void {
		$answer = $answer instanceof WP_REST_Response ? $answer->get_data() : $answer;
		$answer = is_array( $answer ) ? $answer : array();
		$name   = current( array_filter( array( $answer['name'] ?? null, $answer['title'] ?? null, $answer['label'] ?? null ), 'is_string' ) );
		$id     = (int) ( $request->get_url_params()['id'] ?? $answer['id'] ?? 0 );
		try {
			$audit->note(
				$route['operation'],
				get_current_user_id(),
				$id,
				array_filter(
					array(
						'name'   => false === $name ? '' : $name,
						'fields' => 'POST' === $route['method'] ? '' : self::fields( $route, $request ),
					)
				)
			);
		} catch ( DataException $error ) {
			// What was done is done: the answer must not say otherwise.
			// phpcs:ignore WordPress.PHP.DevelopmentFunctions.error_log_error_log -- Says that the log has a hole.
			error_log( "Mesa: could not log {$route['operation']}: " . $error->getMessage() );
		}
	}

	/**
	 * The fields that were sent.
	 *
	 * @param array<string, mixed> $route   As in routes.json.
	 * @param WP_REST_Request      $request The request.
	 */
	private static function fields( array $route, WP_REST_Request $request ): string {
		$body   = (array) $request->get_json_params();
		$fields = array();
		foreach ( $body as $field => $value ) {
			$fields[] = self::WITH_VALUES === $route['operation'] && ( is_scalar( $value ) ) ? $field . ': ' . substr( is_bool( $value ) ? ( $value ? 'yes' : 'no' ) : (string) $value, 0, 60 ) : (string) $field;
		}
		return substr( implode( ', ', $fields ), 0, 500 );
	}
}
