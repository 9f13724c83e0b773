<?php
/**
 * The plugin's one entry.
 *
 * @package Mesa
 */

namespace Mesa\Boot;

use Mesa\Blocks\Blocks;
use Mesa\Blocks\View;
use Mesa\Knowledge\Knowledge;

defined( 'ABSPATH' ) || exit;

/**
 * Hooks everything up. Only closures here: a page that does not use Mesa loads none of its classes but those that
 * register articles and blocks (docs/adr/0027-nothing-is-made-before-it-is-asked-for.md).
 */
final class Plugin {
	/** Number of the newest migration, as Migrator::latest() has it; known here so that no page loads the migrator to ask. */
	public const DB_VERSION = 9;
	/** Cron event that runs due jobs. */
	public const CRON_HOOK = 'mesa_run_jobs';
	/** Cron event that runs a job when it is due: Jobs\Alarm::HOOK, written out so that no page loads that class for it. */
	public const ALARM_HOOK = 'mesa_run_due_jobs';
	/** Cron event that tidies up. */
	public const DAILY_HOOK = 'mesa_daily';
	/** Action when a mail poller asks for due jobs, every half minute or so. */
	public const TICK_HOOK = 'mesa_poller_tick';

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
		$rest = null;
		add_action(
			'rest_api_init',
			static function () use ( $services, &$rest ): void {
				$rest ??= new RestHooks( $services );
				$rest->begin();
			},
			1
		);
		foreach ( array( self::CRON_HOOK, self::DAILY_HOOK, self::TICK_HOOK ) as $event ) {
			// First of all on the event: it adds what the event does.
			add_action( $event, static fn() => UpkeepHooks::hook( $event, $services ), PHP_INT_MIN );
		}
		add_action( self::ALARM_HOOK, static fn() => $services()->job_runner()->run( 20 ) );
		add_filter( 'login_redirect', static fn( $target, $requested, $user ) => AdminPage::after_login( $target, $requested, $user ), 10, 3 );
		if ( is_admin() ) {
			( new AdminPage( $services ) )->hook();
			// A network's plugins are loaded before WordPress knows which page is asked for.
			add_action( 'plugins_loaded', static fn() => AdminHooks::hook( $services ), 0 );
		}
		Extras::hook( $services );
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
