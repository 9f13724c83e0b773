<?php
/**
 * The plugin's one entry.
 *
 * @package Mesa
 */

namespace Mesa\Boot;

use Mesa\Blocks\Blocks;
use Mesa\Blocks\View;
use Mesa\Jobs\PollerCommand;
use Mesa\Knowledge\Knowledge;
use Mesa\Rest\FreshReads;
use Mesa\Rest\LazyRoutes;
use Mesa\Rest\Router;

defined( 'ABSPATH' ) || exit;

/**
 * Hooks everything up. Only closures here: a page that does not use Mesa loads none of its classes but those that
 * register articles and blocks (docs/adr/0027-nothing-is-made-before-it-is-asked-for.md).
 */
final class Plugin {
	/** Number of the newest migration, as Migrator::latest() has it; known here so that no page loads the migrator to ask. */
	public const DB_VERSION = 6;
	/** Cron event that runs due jobs. */
	public const CRON_HOOK = 'mesa_run_jobs';
	/** Cron event that runs a job when it is due: Jobs\Alarm::HOOK, written out so that no page loads that class for it. */
	public const ALARM_HOOK = 'mesa_run_due_jobs';
	/** Cron event that tidies up. */
	public const DAILY_HOOK = 'mesa_daily';

	/**
	 * Called once, when the plugin file is loaded.
	 */
	public static function start(): void {
		$services = static function (): Services {
			static $made = null;
			return $made ??= new Services();
		};
		register_activation_hook( MESA_FILE, array( Activation::class, 'activate' ) );
		register_deactivation_hook( MESA_FILE, array( Activation::class, 'deactivate' ) );
		add_action(
			'wp_initialize_site',
			static function ( \WP_Site $site ): void {
				if ( ! function_exists( 'is_plugin_active_for_network' ) ) {
					require_once ABSPATH . 'wp-admin/includes/plugin.php';
				}
				if ( is_plugin_active_for_network( plugin_basename( MESA_FILE ) ) ) {
					switch_to_blog( (int) $site->blog_id );
					Activation::set_up();
					restore_current_blog();
				}
			},
			900
		);
		// phpcs:ignore WordPress.WP.CronInterval -- Jobs such as a reply must not wait longer than this.
		add_filter( 'cron_schedules', static fn( array $all ): array => $all + array( 'mesa_minute' => array( 'interval' => 60, 'display' => 'Mesa: every minute' ) ) );
		add_action( 'init', static fn() => self::on_init( $services ) );
		self::hook_routes( $services );
		// Before the jobs: mail is fetched while replies are sent.
		add_action( self::CRON_HOOK, static fn() => PollerCommand::start(), 5 );
		add_action( self::CRON_HOOK, static fn() => $services()->job_runner()->run( 20 ) );
		add_filter( 'login_redirect', static fn( $target, $requested, $user ) => AdminPage::after_login( $target, $requested, $user ), 10, 3 );
		if ( is_admin() ) {
			( new AdminPage( $services ) )->hook();
		}
		Extras::hook( $services );
	}

	/**
	 * Our routes come into being when one of them is asked for: seventy routes with their arguments on every REST
	 * request of other plugins would cost each of them time and memory.
	 *
	 * @param \Closure(): Services $services Gives the services.
	 */
	private static function hook_routes( \Closure $services ): void {
		$made    = null;
		$routes  = static function () use ( $services, &$made ): LazyRoutes {
			if ( null === $made ) {
				( new FreshReads( static fn() => $services()->freshness() ) )->hook();
			}
			return $made ??= new LazyRoutes( new Router( static fn( string $class_name ): object => $services()->controller( $class_name ), static fn() => $services()->audit() ) );
		};
		$is_ours = static fn( string $path ): bool => str_starts_with( strtolower( $path ), '/mesa/v1/' );
		add_action( 'rest_api_init', static fn() => $is_ours( (string) ( $GLOBALS['wp']->query_vars['rest_route'] ?? '' ) ) && $routes()->expect(), 1 );
		add_filter(
			'rest_pre_dispatch',
			static function ( $result, $server, \WP_REST_Request $request ) use ( $routes, $is_ours, &$made ) {
				$path = $request->get_route();
				if ( null !== $made || $is_ours( "$path/" ) || '/' === $path || '/batch/v1' === $path ) {
					$routes()->prepare( $server, $path );
				}
				return $result;
			},
			// Before WordPress answers OPTIONS from the routes that there are.
			1,
			3
		);
		// Somebody reads the list of all routes without asking for one. WordPress does so after each request, for its
		// header "Allow", where it looks at the route that has answered.
		$answered = false;
		foreach ( array( 9 => true, 11 => false ) as $priority => $state ) {
			add_filter(
				'rest_post_dispatch',
				static function ( $response ) use ( $state, &$answered ) {
					$answered = $state;
					return $response;
				},
				$priority
			);
		}
		add_filter(
			'rest_endpoints',
			static function ( $endpoints ) use ( $routes, &$answered ) {
				return ! $answered && is_array( $endpoints ) && isset( $endpoints['/'] ) ? $routes()->complete( $endpoints ) : $endpoints;
			},
			1
		);
	}

	/**
	 * After WordPress has loaded: post types, blocks, and an update's migrations.
	 *
	 * @param \Closure(): Services $services Gives the services.
	 */
	private static function on_init( \Closure $services ): void {
		// Both are loaded with every page. The second, because the files may be newer under the same version.
		if ( get_option( 'mesa_version' ) !== MESA_VERSION || (int) get_option( 'mesa_db_version' ) < self::DB_VERSION ) {
			Activation::set_up();
		}
		( new Knowledge( static fn() => $services()->article_index() ) )->register( ! is_admin() || Blocks::may_have_editor() );
		( new Blocks( static fn( string $name ): View => $services()->block_view( $name ) ) )->register();
		if ( get_option( 'mesa_flush_rules' ) ) {
			flush_rewrite_rules( false );
			update_option( 'mesa_flush_rules', 0, true );
		}
	}
}
