<?php
/**
 * What a page of wp-admin hooks on a network that has the plugin active: php hooks.php <wordpress folder> <page> <hook> …
 * Prints one line of JSON: hook => whether somebody waits for it.
 *
 * @package Mesa
 */

require __DIR__ . '/request.php';
$_SERVER['PHP_SELF']    = '/wp-admin/' . $argv[2];
$_SERVER['REQUEST_URI'] = $_SERVER['PHP_SELF'];
define( 'WP_ADMIN', true );
define( 'DISABLE_WP_CRON', true );

require $argv[1] . '/wp-load.php';

$hooked = array();
foreach ( array_slice( $argv, 3 ) as $hook ) {
	$hooked[ $hook ] = has_action( $hook );
}
echo wp_json_encode( $hooked ), "\n";
