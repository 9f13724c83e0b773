<?php
/**
 * What a request to REST hooks.
 *
 * @package Mesa
 */

namespace Mesa\Boot;

use Mesa\Knowledge\ArticleRoutes;
use Mesa\Knowledge\Articles;
use Mesa\Knowledge\Topics;
use Mesa\Knowledge\VisibilityHooks;
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
	 * Whether the filters are there: a process may have several servers, one after the other.
	 */
	private bool $hooked = false;
	/**
	 * Whether the routes of articles were left out so far.
	 */
	private bool $without_articles = false;
	/**
	 * What is hidden while WordPress makes its own routes, and what it was.
	 *
	 * @var list<array{\WP_Post_Type|\WP_Taxonomy, bool}>
	 */
	private array $hidden = array();

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
	 * For another plugin's routes: WordPress's own routes for articles wait until somebody asks for them. WordPress makes
	 * those of all types at 99 of rest_api_init; then come its searches, which have to know articles again.
	 */
	private function leave_out_articles(): void {
		$this->without_articles = false;
		if ( VisibilityHooks::is_core_route() || self::is_ours( (string) ( $GLOBALS['wp']->query_vars['rest_route'] ?? '' ) ) ) {
			return;
		}
		foreach ( array_filter( array( get_post_type_object( Articles::TYPE ), get_taxonomy( Topics::TAXONOMY ) ) ) as $each ) {
			$this->hidden[]     = array( $each, $each->show_in_rest );
			$each->show_in_rest = false;
		}
	}

	/**
	 * Once WordPress has made the routes of types and taxonomies.
	 */
	private function show_articles(): void {
		foreach ( $this->hidden as [ $each, $was ] ) {
			$each->show_in_rest = $was;
		}
		$this->hidden = array();
	}

	/**
	 * What searches: WordPress's own have looked already at which types there are.
	 *
	 * @param mixed $handlers As the filter has them.
	 * @return mixed The same, those of WordPress made anew.
	 */
	private function searches( mixed $handlers ): mixed {
		if ( ! $this->hidden || ! is_array( $handlers ) ) {
			return $handlers;
		}
		$this->show_articles();
		$this->without_articles = true;
		return array_map( static fn( $each ) => is_object( $each ) && in_array( get_class( $each ), array( 'WP_REST_Post_Search_Handler', 'WP_REST_Term_Search_Handler' ), true ) ? new ( get_class( $each ) )() : $each, $handlers );
	}

	/**
	 * Makes the routes of articles, where they were left out.
	 */
	private function bring_articles(): void {
		if ( $this->without_articles ) {
			$this->without_articles = false;
			ArticleRoutes::register();
		}
	}

	/**
	 * Waits for what asks for routes.
	 */
	private function hook(): void {
		add_action( 'rest_api_init', fn() => $this->leave_out_articles(), 98 );
		add_filter( 'wp_rest_search_handlers', fn( $handlers ) => $this->searches( $handlers ), 1 );
		add_action( 'rest_api_init', fn() => $this->show_articles(), 100 );
		add_filter(
			'rest_pre_dispatch',
			function ( $result, $server, \WP_REST_Request $request ) {
				$path = $request->get_route();
				if ( '/' === $path || '/batch/v1' === $path || str_starts_with( strtolower( $path ), '/wp/v2' ) ) {
					$this->bring_articles();
				}
				if ( null !== $this->made || self::is_ours( "$path/" ) || '/' === $path || '/batch/v1' === $path ) {
					$this->routes()->prepare( $server, $path );
				}
				return $result;
			},
			// Before WordPress answers OPTIONS from the routes that there are.
			1,
			3
		);
		// Somebody reads the list of all routes without asking for one.
		add_filter( 'rest_endpoints', fn( $endpoints ) => is_array( $endpoints ) && isset( $endpoints['/'] ) && ! self::is_for_allow() ? $this->all_of( $endpoints ) : $endpoints, 1 );
		add_filter( 'rest_request_before_callbacks', static fn( $response, $handler, $request ) => is_wp_error( $response ) ? RequestsController::explain_too_large( $response, $request ) : $response, 10, 3 );
		// Articles that somebody may not read, on WordPress's own routes.
		add_filter( 'rest_request_before_callbacks', static fn( $answer, $handler, $request ) => is_wp_error( $answer ) || ! str_starts_with( strtolower( $request->get_route() ), '/wp/v2/' ) ? $answer : ArticleGate::answer( $answer, $request ), 5, 3 );
	}

	/**
	 * The list of all routes, with those that nobody has asked for yet.
	 *
	 * @param array<string, mixed> $endpoints As the filter has them.
	 * @return array<string, mixed>
	 */
	private function all_of( array $endpoints ): array {
		$this->bring_articles();
		return $this->routes()->complete( $endpoints );
	}

	/**
	 * Whether WordPress reads the list for a header "Allow", once a request and once for each post of a collection: it
	 * looks at a route there that it has found already.
	 */
	private static function is_for_allow(): bool {
		// phpcs:ignore WordPress.PHP.DevelopmentFunctions -- The filter does not tell who asks.
		return in_array( 'rest_send_allow_header', array_column( debug_backtrace( DEBUG_BACKTRACE_IGNORE_ARGS, 8 ), 'function' ), true );
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
