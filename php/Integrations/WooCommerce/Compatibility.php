<?php
/**
 * What WooCommerce has to be told.
 *
 * @package Mesa
 */

namespace Mesa\Integrations\WooCommerce;

defined( 'ABSPATH' ) || exit;

/**
 * Declares that Mesa works with WooCommerce's features.
 */
final class Compatibility {
	/**
	 * Called on before_woocommerce_init.
	 */
	public static function declare(): void {
		$features = '\Automattic\WooCommerce\Utilities\FeaturesUtil';
		if ( ! class_exists( $features ) ) {
			return;
		}
		foreach ( array( 'custom_order_tables', 'cart_checkout_blocks' ) as $feature ) {
			$features::declare_compatibility( $feature, MESA_FILE, true );
		}
	}
}
