<?php
/**
 * REST requests where there is more than one database.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Data\Freshness;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * Decides, before a request is answered, how fresh its reads have to be. What changes something, and everything that is
 * seldom asked for, reads where it is written. The lists and tickets that screens ask for all day may come from a replica
 * as long as it knows what the screen knows: its last sequence number (X-Mesa-Seq, or `since`), and what the person has
 * written within the last minute (X-Mesa-Wrote).
 */
final class FreshReads {
	/** What may be read elsewhere; files and settings are not worth the risk. */
	private const ELSEWHERE = '#^/mesa/v1/(?:tickets(?:/\d+(?:/messages|/orders)?)?|messages/\d+|folders|changes|agents|tags|customers/\d+|articles/search)$#';

	/**
	 * Takes the way to get what knows about databases.
	 *
	 * @param \Closure(): Freshness $freshness Makes it when it is needed.
	 */
	public function __construct( private readonly \Closure $freshness ) {}

	/**
	 * Hooks in; called on rest_api_init.
	 */
	public function hook(): void {
		add_filter( 'rest_request_before_callbacks', $this->before( ... ), 1, 3 );
		// Where screens and REST routes have different addresses, browsers ask whether these may be sent.
		add_filter( 'rest_allowed_cors_headers', static fn( array $headers ): array => array( ...$headers, 'X-Mesa-Seq', 'X-Mesa-Wrote' ) );
	}

	/**
	 * Runs before permissions are checked.
	 *
	 * @param mixed           $response What another filter has answered already.
	 * @param mixed           $handler  The route's handler.
	 * @param WP_REST_Request $request  The request.
	 * @return mixed The same answer.
	 */
	private function before( mixed $response, mixed $handler, WP_REST_Request $request ): mixed {
		if ( ! str_starts_with( $request->get_route(), '/mesa/v1/' ) || ! Freshness::is_of_use() ) {
			return $response;
		}
		$freshness = ( $this->freshness )();
		$elsewhere = 'GET' === $request->get_method() && preg_match( self::ELSEWHERE, $request->get_route() );
		if ( ! $elsewhere || null !== $request->get_header( 'x_mesa_wrote' ) ) {
			$freshness->see_everything();
			return $response;
		}
		if ( ! is_user_logged_in() ) {
			// Visitors wait for nothing that they have not written, and shall not be able to send everybody to one database.
			return $response;
		}
		$freshness->see_change( max( (int) $request->get_header( 'x_mesa_seq' ), (int) $request->get_param( 'since' ) ) );
		return $response;
	}
}
