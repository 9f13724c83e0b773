<?php
/**
 * What happens on a network, step by step: php scenario.php <wordpress folder>. Prints one line of JSON.
 *
 * @package Mesa
 */

require __DIR__ . '/request.php';
define( 'WP_ADMIN', true );
define( 'DISABLE_WP_CRON', true );

require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/admin.php';
wp_set_current_user( 1 );

/**
 * What a site has of ours.
 *
 * @param int $site_id The site.
 */
function has( int $site_id ): array {
	global $wpdb;
	switch_to_blog( $site_id );
	wp_cache_flush();
	$has = array(
		'tables' => count( $wpdb->get_col( $wpdb->prepare( 'SHOW TABLES LIKE %s', $wpdb->esc_like( $wpdb->prefix . 'mesa_' ) . '%' ) ) ),
		'role'   => isset( get_option( $wpdb->prefix . 'user_roles' )['mesa_agent'] ),
		'cron'   => false !== wp_next_scheduled( 'mesa_run_jobs' ),
		'option' => false !== get_option( 'mesa_db_version' ),
	);
	restore_current_blog();
	return $has;
}

$plugin = 'mesa-help-desk/mesa-help-desk.php';
$second = wpmu_create_blog( 'network.example', '/second/', 'Second', 1 );
$result = array( 'before' => array( has( 1 ), has( $second ) ) );

$activated           = activate_plugin( $plugin, '', true );
$result['activated'] = is_wp_error( $activated ) ? $activated->get_error_message() : array( has( 1 ), has( $second ) );

// A network's plugins are loaded before WordPress knows which page is asked for.
$hooked = static fn( string ...$asked ): array => json_decode( (string) shell_exec( implode( ' ', array_map( 'escapeshellarg', array( PHP_BINARY, __DIR__ . '/hooks.php', $argv[1], ...$asked ) ) ) ), true );

$result['hooked'] = $hooked( 'admin-post.php', 'admin_post', 'admin_post_nopriv_mesa_request', 'admin_post_nopriv_mesa_portal' ) + $hooked( 'admin-ajax.php', 'wp_ajax_health-check-mesa-files' ) + $hooked( 'profile.php', 'load-profile.php' );

$third              = wpmu_create_blog( 'network.example', '/third/', 'Third', 1 );
$result['new_site'] = has( $third );

// Each site keeps its own.
$stores = new Mesa\Boot\Services();
foreach ( array( 1, $second, $third ) as $site_id ) {
	switch_to_blog( $site_id );
	$stores->save_mailbox()->add( array( 'name' => "Box of $site_id", 'address' => 'help@network.example' ) );
	$result['mailboxes'][] = array_column( $stores->mailbox_store()->all(), 'name' );
	restore_current_blog();
}

// An update brings every site up to date when it is next visited.
switch_to_blog( $second );
update_option( 'mesa_version', '0.0.1' );
update_option( 'mesa_db_version', 0 );
do_action( 'init' );
$result['updated'] = array( get_option( 'mesa_version' ) === MESA_VERSION, (int) get_option( 'mesa_db_version' ) === Mesa\Data\Tables\Migrator::latest() );
$stores->settings_store()->change( array( 'delete_data_on_uninstall' => true ) );
restore_current_blog();

deactivate_plugins( $plugin, false, true );
define( 'WP_UNINSTALL_PLUGIN', $plugin );
include WP_PLUGIN_DIR . '/mesa-help-desk/uninstall.php';
$result['left'] = array( has( 1 ), has( $second ), has( $third ) );

echo wp_json_encode( $result ), "\n";
