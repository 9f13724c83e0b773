<?php
/**
 * Starting the poller from WP-Cron.
 *
 * @package Mesa
 */

namespace Mesa\Jobs;

defined( 'ABSPATH' ) || exit;

/**
 * For sites without a crontab of their own: where wp-config.php defines MESA_POLLER_COMMAND, each minute of WP-Cron starts it.
 *
 * For example `define( 'MESA_POLLER_COMMAND', 'node /opt/mesa-poller/mesa-poller.mjs run' );`. The command runs beside the
 * request and nobody waits for it; when the pass before is still at work, its leases make the new one end at once.
 */
final class PollerCommand {
	/**
	 * Starts it, where it is defined and PHP may start programs.
	 */
	public static function start(): void {
		$command = defined( 'MESA_POLLER_COMMAND' ) ? (string) constant( 'MESA_POLLER_COMMAND' ) : '';
		if ( '' === $command || ! function_exists( 'exec' ) ) {
			return;
		}
		// phpcs:disable Generic.PHP.ForbiddenFunctions, Squiz.PHP.DiscouragedFunctions, WordPress.PHP.DiscouragedPHPFunctions -- That is what the site's owner asks for, in a file that only they can write.
		if ( 'Windows' === PHP_OS_FAMILY ) {
			pclose( popen( 'start /B "" ' . $command . ' > NUL 2>&1', 'r' ) );
			return;
		}
		exec( "( $command ) < /dev/null > /dev/null 2>&1 &" );
		// phpcs:enable
	}
}
