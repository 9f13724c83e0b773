<?php
/**
 * Must-use plugin of bench:tax (never part of the plugin): an empty REST route, and a line in a file for each request
 * with what it took. It is there with and without the plugin, so its own cost drops out.
 *
 * A request that says "on" or "off" gets the options that every page loads as they were kept in that state (active
 * plugins, rewrite rules, roles, cron …), from a file that opcache holds: both pay the same for it. Left out of the figures are
 * what the database needs to send the few kilobytes that the plugin's rewrite rules are, and the look whether cron is due.
 *
 * @package Mesa
 */

defined( 'ABSPATH' ) || exit;

add_action(
	'rest_api_init',
	static fn() => register_rest_route(
		'mesa-bench/v1',
		'/empty',
		array(
			'methods'             => 'GET',
			'permission_callback' => '__return_true',
			'callback'            => static fn() => array( 'ok' => true ),
		)
	)
);

$mesa_state = (string) ( $_SERVER['HTTP_X_MESA_BENCH_PLUGIN'] ?? '' );
if ( in_array( $mesa_state, array( 'on', 'off' ), true ) ) {
	wp_cache_set( 'alloptions', require WP_CONTENT_DIR . "/mesa-bench-$mesa_state.php", 'options' );
	// Kept options do not know that a cron run has begun: each request would begin another.
	remove_action( 'init', 'wp_cron' );
}

if ( isset( $_SERVER['HTTP_X_MESA_BENCH'] ) ) {
	$mesa_cpu = static function (): float {
		$used = getrusage();
		return ( $used['ru_utime.tv_sec'] + $used['ru_stime.tv_sec'] ) * 1000 + ( $used['ru_utime.tv_usec'] + $used['ru_stime.tv_usec'] ) / 1000;
	};
	$mesa_begun = $mesa_cpu();
	register_shutdown_function(
		static function () use ( $mesa_begun, $mesa_cpu ): void {
			// At the end of all other shutdown functions.
			register_shutdown_function(
				static function () use ( $mesa_begun, $mesa_cpu ): void {
					global $wpdb;
					$line = array(
						'id'      => (string) $_SERVER['HTTP_X_MESA_BENCH'],
						'ms'      => ( microtime( true ) - (float) $_SERVER['REQUEST_TIME_FLOAT'] ) * 1000,
						'cpu_ms'  => $mesa_cpu() - $mesa_begun,
						'queries' => $wpdb->num_queries,
						'mb'      => memory_get_peak_usage() / 1048576,
						'files'   => count( preg_grep( '#/plugins/mesa-help-desk/#', get_included_files() ) ),
					);
					file_put_contents( WP_CONTENT_DIR . '/mesa-bench.log', json_encode( $line ) . "\n", FILE_APPEND | LOCK_EX );
				}
			);
		}
	);
}
