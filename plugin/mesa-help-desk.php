<?php
/**
 * Plugin Name:       Mesa Help Desk
 * Plugin URI:        https://wordpress.org/plugins/mesa-help-desk/
 * Description:       A shared inbox and a knowledge base: mail, forms and calls become tickets, answered in wp-admin with the customer's orders beside them.
 * Version:           0.1.0
 * Requires at least: 6.6
 * Requires PHP:      8.1
 * Author:            The Mesa Help Desk maintainers
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       mesa-help-desk
 * Domain Path:       /languages
 *
 * @package Mesa
 */

defined( 'ABSPATH' ) || exit;

define( 'MESA_VERSION', '0.1.0' );
define( 'MESA_FILE', __FILE__ );

require_once __DIR__ . '/php/autoload.php';

Mesa\Boot\Plugin::start();
