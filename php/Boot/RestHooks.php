<?php
/**
 * What a request to REST hooks.
 *
 * @package Mesa
 */

namespace Mesa\Boot;

use Mesa\Rest\ArticleGate;
use Mesa\Rest\FreshReads;
use Mesa\Rest\LazyRoutes;
use Mesa\Rest\RequestsController;
use Mesa\Rest\Router;

defined( 'ABSPATH' ) || exit;

/**
 * Our routes come into being when one of them is asked for: seventy routes with their arguments on every REST request of
 * other plugins would cost each of them time and memory.
 */
final class RestHooks {
	/**
	 * The routes, once one of them may be meant.
	 */
	private ?LazyRoutes $made = null;
	/**
	 * Whether the request has been answered, and WordPress looks at the route that did.
	 */
	private bool $answered = false;
	/**
	 * Whether the filters are there: a process may have several servers, one after the other.
	 */
	private bool $hooked = false;

	/**
	 * Takes the services.
	 *
	 * @param \Closure(): Services $services Gives the services.
	 */
	public function __construct( private readonly \Closure $services ) {}

	/**
	 * Called early on rest_api_init.
	 */
	public function begin(): void {
		if ( ! $this->hooked ) {
			$this->hooked = true;
			$this->hook();
		}
		if ( self::is_ours( (string) ( $GLOBALS['wp']->query_vars['rest_route'] ?? '' ) ) ) {
			$this->routes()->expect();
		}
	}

	/**
	 * Waits for what asks for routes.
	 */
	private function hook(): void {
		add_filter(
			'rest_pre_dispatch',
			function ( $result, $server, \WP_REST_Request $request ) {
				$path = $request->get_route();
				if ( null !== $this->made || self::is_ours( "$path/" ) || '/' === $path || '/batch/v1' === $path ) {
					$this->routes()->prepare( $server, $path );
				}
				return $result;
			},
			// Before WordPress answers OPTIONS from the routes that there are.
			1,
			3
		);
		// Somebody reads the list of all routes without asking for one. WordPress does so after each request, for its
		// header "Allow", where it looks at the route that has answered.
		foreach ( array( 9 => true, 11 => false ) as $priority => $state ) {
			add_filter(
				'rest_post_dispatch',
				function ( $response ) use ( $state ) {
					$this->answered = $state;
					return $response;
				},
				$priority
			);
		}
		add_filter( 'rest_endpoints', fn( $endpoints ) => ! $this->answered && is_array( $endpoints ) && isset( $endpoints['/'] ) ? $this->routes()->complete( $endpoints ) : $endpoints, 1 );
		add_filter( 'rest_request_before_callbacks', static fn( $response, $handler, $request ) => is_wp_error( $response ) ? RequestsController::explain_too_large( $response, $request ) : $response, 10, 3 );
		// Articles that somebody may not read, on WordPress's own routes.
		add_filter( 'rest_request_before_callbacks', static fn( $answer, $handler, $request ) => is_wp_error( $answer ) || ! str_starts_with( strtolower( $request->get_route() ), '/wp/v2/' ) ? $answer : ArticleGate::answer( $answer, $request ), 5, 3 );
	}

	/**
	 * The routes.
	 */
	private function routes(): LazyRoutes {
		if ( null === $this->made ) {
			( new FreshReads( fn() => ( $this->services )()->freshness() ) )->hook();
			$this->made = new LazyRoutes( new Router( fn( string $class_name ): object => ( $this->services )()->controller( $class_name ), fn() => ( $this->services )()->audit() ) );
		}
		return $this->made;
	}

	/**
	 * Whether a path is below ours.
	 *
	 * @param string $path A request's path.
	 */
	private static function is_ours( string $path ): bool {
		return str_starts_with( strtolower( $path ), '/mesa/v1/' );
	}
}
