<?php
/**
 * Routes that come into being when they are asked for.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Contract\Contract;

defined( 'ABSPATH' ) || exit;

/**
 * Registers the routes that a request needs, and no others: seventy routes with the schemas of their arguments would
 * cost every REST request of the site time and memory. Whoever looks at all routes sees all of them.
 *
 * @see docs/adr/0027-nothing-is-made-before-it-is-asked-for.md
 */
final class LazyRoutes {
	public const NAMESPACE = 'mesa/v1';
	/** Requests that show or use any route. */
	public const SHOW_ALL = array( '', '/mesa/v1', '/batch/v1' );

	/**
	 * Whether WordPress's own routes were left out of this request.
	 */
	private bool $without_core = false;
	/**
	 * Whether complete() is at work: reading the routes calls it again.
	 */
	private bool $completing = false;
	/**
	 * The server that has our routes.
	 */
	private ?\WP_REST_Server $server = null;
	/**
	 * Operations whose route is registered there.
	 *
	 * @var array<string, true>
	 */
	private array $registered = array();

	/**
	 * Takes what registers a route.
	 *
	 * @param Router $router The router.
	 */
	public function __construct( private readonly Router $router ) {}

	/**
	 * Called early on rest_api_init, when the request is for one of our routes: what WordPress does for its own, about
	 * two hundred of them with their schemas, waits until somebody asks for one of those (see prepare()).
	 */
	public function expect(): void {
		RequestBody::leave_unread();
		/**
		 * Filters whether requests to mesa/v1 do without WordPress's own routes until one of those is asked for.
		 *
		 * @param bool $leave_out Default true.
		 */
		if ( apply_filters( 'mesa_leave_out_core_routes', true ) ) {
			$this->without_core = remove_action( 'rest_api_init', 'create_initial_rest_routes', 99 );
		}
	}

	/**
	 * Registers what a request needs; called before each dispatch that may concern us.
	 *
	 * @param \WP_REST_Server $server The server.
	 * @param string          $path   The request's path.
	 */
	public function prepare( \WP_REST_Server $server, string $path ): void {
		$below = self::below( $path );
		if ( '' === $below ) {
			$this->bring_back_core();
			if ( ! in_array( rtrim( $path, '/' ), self::SHOW_ALL, true ) ) {
				return;
			}
		}
		$this->begin( $server );
		foreach ( Contract::routes()['routes'] as $route ) {
			if ( ! isset( $this->registered[ $route['operation'] ] ) && ( '' === $below || self::may_fit( $route['path'], $below ) ) ) {
				$this->registered[ $route['operation'] ] = true;
				$this->router->register( $route );
			}
		}
	}

	/**
	 * Gives somebody who reads the list of routes all of them.
	 *
	 * @param array<string, mixed> $endpoints As the filter "rest_endpoints" has them.
	 * @return array<string, mixed>
	 */
	public function complete( array $endpoints ): array {
		if ( $this->completing || ( ! $this->without_core && count( $this->registered ) === count( Contract::routes()['routes'] ) ) ) {
			return $endpoints;
		}
		$this->completing = true;
		$server           = rest_get_server();
		$this->prepare( $server, '/' );
		$endpoints        = $server->get_routes();
		$this->completing = false;
		foreach ( $endpoints as $path => $handlers ) {
			foreach ( $handlers as $key => $handler ) {
				// The caller brings them into WordPress's form once more, and takes names of methods, not the keys that it makes of them.
				$endpoints[ $path ][ $key ]['methods'] = array_keys( $handler['methods'] );
			}
		}
		return $endpoints;
	}

	/**
	 * The part of a path below our namespace.
	 *
	 * @param string $path "/mesa/v1/tickets/7".
	 * @return string "/tickets/7", in lower case as patterns of routes do not mind it; "" for a path that is not ours.
	 */
	private static function below( string $path ): string {
		$ours = '/' . self::NAMESPACE . '/';
		$path = strtolower( $path );
		return str_starts_with( $path, $ours ) ? substr( $path, strlen( $ours ) - 1 ) : '';
	}

	/**
	 * Whether a path may be one of a route; WordPress decides by the route's pattern.
	 *
	 * @param string $route As in routes.json: "/tickets/{id}".
	 * @param string $path  In lower case: "/tickets/7".
	 */
	private static function may_fit( string $route, string $path ): bool {
		if ( $route === $path ) {
			return true;
		}
		$wanted = explode( '/', $route );
		$given  = explode( '/', rtrim( $path, '/' ) );
		if ( count( $wanted ) !== count( $given ) ) {
			return false;
		}
		foreach ( $wanted as $number => $part ) {
			if ( $part !== $given[ $number ] && ! str_starts_with( $part, '{' ) && strtolower( $part ) !== $given[ $number ] ) {
				return false;
			}
		}
		return true;
	}

	/**
	 * What has to be there before the first of our routes, once for a server.
	 *
	 * @param \WP_REST_Server $server The server.
	 */
	private function begin( \WP_REST_Server $server ): void {
		if ( $this->server === $server ) {
			return;
		}
		if ( null === $this->server ) {
			$this->router->hook();
		}
		$this->server     = $server;
		$this->registered = array();
	}

	/**
	 * WordPress's own routes, where they were left out.
	 */
	private function bring_back_core(): void {
		if ( $this->without_core ) {
			$this->without_core = false;
			create_initial_rest_routes();
		}
	}
}
