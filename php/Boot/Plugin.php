<?php
/**
 * The plugin's one entry.
 *
 * @package Mesa
 */

namespace Mesa\Boot;

use Mesa\Jobs\PollerCommand;
use Mesa\Rest\Router;

defined( 'ABSPATH' ) || exit;

/**
 * Hooks everything up. Only closures here: a page that does not use Mesa loads none of its classes but these.
 */
final class Plugin {
	/** Cron event that runs due jobs. */
	public const CRON_HOOK = 'mesa_run_jobs';
	/** Cron event that tidies up. */
	public const DAILY_HOOK = 'mesa_daily';

	/**
	 * Called once, when the plugin file is loaded.
	 */
	public static function start(): void {
		$services = new Services();

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
		add_action( 'rest_api_init', static fn() => ( new Router( $services->controller( ... ) ) )->register() );
		// Before the jobs: mail is fetched while replies are sent.
		add_action( self::CRON_HOOK, static fn() => PollerCommand::start(), 5 );
		add_action( self::CRON_HOOK, static fn() => $services->job_runner()->run( 20 ) );
		add_filter( 'login_redirect', AdminPage::after_login( ... ), 10, 3 );
		if ( is_admin() ) {
			( new AdminPage( $services ) )->hook();
		}
		Extras::hook( $services );
	}

	/**
	 * After WordPress has loaded: post types, blocks, and an update's migrations.
	 *
	 * @param Services $services The services.
	 */
	private static function on_init( Services $services ): void {
		if ( get_option( 'mesa_version' ) !== MESA_VERSION ) {
			Activation::set_up();
		}
		$services->knowledge()->register();
		$services->blocks()->register();
		if ( get_option( 'mesa_flush_rules' ) ) {
			flush_rewrite_rules( false );
			update_option( 'mesa_flush_rules', 0, true );
		}
	}
}
