<?php
/**
 * Activation, deactivation and new sites of a network.
 *
 * @package Mesa
 */

namespace Mesa\Boot;

use Mesa\Access\Roles;
use Mesa\Blocks\BlockStyles;
use Mesa\Data\Db;
use Mesa\Data\Tables\Migrator;
use Mesa\Jobs\Alarm;

defined( 'ABSPATH' ) || exit;

/**
 * Sets a site up and, on deactivation, only stops what runs by itself. Data stays; see uninstall.php.
 */
final class Activation {
	/**
	 * Runs on activation.
	 *
	 * @param bool $network_wide For all sites of a network.
	 */
	public static function activate( bool $network_wide = false ): void {
		if ( ! $network_wide || ! is_multisite() ) {
			self::set_up();
			return;
		}
		foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $site_id ) {
			switch_to_blog( (int) $site_id );
			self::set_up();
			restore_current_blog();
		}
	}

	/**
	 * Runs on deactivation.
	 */
	public static function deactivate(): void {
		wp_unschedule_hook( Plugin::CRON_HOOK );
		wp_unschedule_hook( Plugin::DAILY_HOOK );
		wp_unschedule_hook( Alarm::HOOK );
		flush_rewrite_rules( false );
	}

	/**
	 * Tables, roles, cron; safe to repeat. Also the way an updated plugin brings itself up to date.
	 */
	public static function set_up(): void {
		if ( ! Migrator::run( new Db() ) ) {
			return;
		}
		Roles::install();
		( new Services() )->freshness()->look();
		BlockStyles::look();
		if ( ! wp_next_scheduled( Plugin::CRON_HOOK ) ) {
			wp_schedule_event( time() + 60, 'mesa_minute', Plugin::CRON_HOOK );
		}
		if ( ! wp_next_scheduled( Plugin::DAILY_HOOK ) ) {
			wp_schedule_event( time() + HOUR_IN_SECONDS, 'daily', Plugin::DAILY_HOOK );
		}
		update_option( 'mesa_version', MESA_VERSION, true );
		update_option( 'mesa_flush_rules', 1, true );
	}
}
