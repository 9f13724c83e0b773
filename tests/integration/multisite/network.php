<?php
/**
 * Makes a network of a single site's files: php network.php <wordpress folder>. For the multisite test.
 *
 * @package Mesa
 */

require __DIR__ . '/request.php';
define( 'WP_INSTALLING', true );
define( 'WP_HOME', 'http://network.example' );
define( 'WP_SITEURL', 'http://network.example' );

require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/network.php';

add_filter( 'pre_wp_mail', '__return_true' );
wp_install( 'Network', 'admin', 'admin@network.example', true, '', 'password', 'en_US' );
foreach ( $wpdb->tables( 'ms_global' ) as $table => $prefixed ) {
	$wpdb->$table = $prefixed;
}
install_network();
$done = populate_network( 1, 'network.example', 'admin@network.example', 'Network', '/', false );
exit( true === $done ? 0 : 1 );
