<?php
/**
 * Must-use plugin of bench:scale (never part of the plugin): an empty REST route to compare with, and what a request cost.
 *
 * A request with the header X-Mesa-Bench is answered with X-Mesa-Cost: queries, peak memory, processor time. With the value
 * "profile" the statements and the times of WordPress's stages are written into wp-content/mesa-bench.json too. Requests
 * without the header do nothing here.
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
			'callback'            => static fn() => array( 'ok' => true ),
			'permission_callback' => 'is_user_logged_in',
		)
	)
);

if ( isset( $_SERVER['HTTP_X_MESA_BENCH'] ) ) {
	$mesa_from    = hrtime( true );
	$mesa_usage   = getrusage();
	$mesa_profile = 'profile' === $_SERVER['HTTP_X_MESA_BENCH'];
	$mesa_marks   = array( 'WordPress loaded up to here' => round( 1000 * ( microtime( true ) - $_SERVER['REQUEST_TIME_FLOAT'] ), 2 ) );
	if ( $mesa_profile ) {
		define( 'SAVEQUERIES', true );
		foreach ( array( 'plugins_loaded', 'init', 'wp_loaded', 'rest_api_init', 'rest_pre_dispatch', 'rest_request_before_callbacks', 'rest_request_after_callbacks', 'rest_pre_serve_request' ) as $mesa_hook ) {
			add_filter(
				$mesa_hook,
				static function ( $value = null ) use ( $mesa_hook, $mesa_from, &$mesa_marks ) {
					$mesa_marks[ $mesa_hook ] = round( ( hrtime( true ) - $mesa_from ) / 1e6, 2 );
					return $value;
				},
				PHP_INT_MAX
			);
		}
	}
	$mesa_own = 0;
	add_filter(
		'query',
		static function ( $query ) use ( &$mesa_own ) {
			$mesa_own += preg_match( '/_mesa_|^(START|COMMIT|ROLLBACK|SAVEPOINT)/', $query );
			return $query;
		}
	);
	ob_start(
		static function ( string $body ) use ( $mesa_from, $mesa_usage, $mesa_profile, &$mesa_marks, &$mesa_own ): string {
			global $wpdb;
			$usage = getrusage();
			$cpu   = 0;
			foreach ( array( 'ru_utime', 'ru_stime' ) as $kind ) {
				$cpu += ( $usage[ "$kind.tv_sec" ] - $mesa_usage[ "$kind.tv_sec" ] ) * 1000 + ( $usage[ "$kind.tv_usec" ] - $mesa_usage[ "$kind.tv_usec" ] ) / 1000;
			}
			header( 'X-Mesa-Cost: ' . json_encode( array( 'queries' => $wpdb->num_queries, 'own' => $mesa_own, 'mb' => memory_get_peak_usage() / 1048576, 'cpu_ms' => $cpu ) ) );
			if ( $mesa_profile ) {
				$mesa_marks['end'] = round( ( hrtime( true ) - $mesa_from ) / 1e6, 2 );
				$queries           = array_map( static fn( array $query ): array => array( round( $query[1] * 1000, 2 ), $query[0] ), $wpdb->queries );
				file_put_contents( WP_CONTENT_DIR . '/mesa-bench.json', json_encode( array( 'marks' => $mesa_marks, 'queries' => $queries ), JSON_INVALID_UTF8_SUBSTITUTE ) );
			}
			return $body;
		}
	);
}
