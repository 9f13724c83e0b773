<?php
/**
 * Test sites only: lets a test be several visitors, and brings a small double of WooCommerce where a test asks for it.
 *
 * @package Mesa
 */

defined( 'ABSPATH' ) || exit;

// Every test comes from 127.0.0.1; this header stands for the address of the connection.
add_filter(
	'mesa_client_address',
	static fn( $address ) => isset( $_SERVER['HTTP_X_TEST_ADDRESS'] ) ? (string) $_SERVER['HTTP_X_TEST_ADDRESS'] : $address
);

// The real WooCommerce would write to customers.
add_filter( 'woocommerce_email_actions', '__return_empty_array' );

if ( get_option( 'mesa_test_shop' ) ) {
	add_action(
		'plugins_loaded',
		static function (): void {
			if ( ! function_exists( 'wc_get_orders' ) ) {
				require_once __DIR__ . '/mesa-woocommerce-double/woocommerce.php';
			}
		}
	);
}
