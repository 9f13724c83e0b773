<?php
/**
 * Runs when somebody deletes the plugin in wp-admin.
 *
 * @package Mesa
 */

defined( 'ABSPATH' ) || exit;
defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

defined( 'MESA_FILE' ) || define( 'MESA_FILE', __DIR__ . '/mesa-help-desk.php' );

require_once __DIR__ . '/php/autoload.php';

Mesa\Boot\Uninstall::run();
