<?php
/**
 * Test sites only: the few functions and methods of WooCommerce that Mesa calls, and those that the tests make orders
 * with. Orders live in one option. The same tests run against the real plugin where MESA_WOOCOMMERCE_DIR names it.
 *
 * @package Mesa
 */

// phpcs:disable

defined( 'ABSPATH' ) || exit;

class WC_Order_Item_Product {
	public array $data = array( 'name' => '', 'quantity' => 1, 'total' => 0.0, 'total_tax' => 0.0 );
	public function set_name( $value ) { $this->data['name'] = (string) $value; }
	public function set_quantity( $value ) { $this->data['quantity'] = $value; }
	public function set_total( $value ) { $this->data['total'] = (float) $value; }
	public function get_name() { return $this->data['name']; }
	public function get_quantity() { return $this->data['quantity']; }
	public function get_total() { return (string) $this->data['total']; }
	public function get_total_tax() { return (string) $this->data['total_tax']; }
}

class WC_Order {
	public array $data = array( 'id' => 0, 'email' => '', 'customer' => 0, 'status' => 'pending', 'total' => 0.0, 'refunded' => 0.0, 'currency' => 'EUR', 'created' => null, 'items' => array() );
	public function __construct( array $data = array() ) { $this->data = array_merge( $this->data, $data ); }
	public function set_billing_email( $value ) { $this->data['email'] = (string) $value; }
	public function set_customer_id( $value ) { $this->data['customer'] = (int) $value; }
	public function set_status( $value ) { $this->data['status'] = (string) $value; }
	public function set_total( $value ) { $this->data['total'] = (float) $value; }
	public function set_currency( $value ) { $this->data['currency'] = (string) $value; }
	public function set_date_created( $value ) { $this->data['created'] = (int) $value; }
	public function add_item( WC_Order_Item_Product $item ) { $this->data['items'][] = $item->data; }
	public function save() {
		$all = get_option( 'mesa_test_orders', array() );
		if ( ! $this->data['id'] ) {
			$this->data['id'] = 5000 + count( $all );
		}
		$this->data['created'] ??= time();
		$all[ $this->data['id'] ] = $this->data;
		update_option( 'mesa_test_orders', $all );
		return $this->data['id'];
	}
	public function get_id() { return $this->data['id']; }
	public function get_order_number() { return (string) $this->data['id']; }
	public function get_status() { return $this->data['status']; }
	public function get_currency() { return $this->data['currency']; }
	public function get_total() { return (string) $this->data['total']; }
	public function get_total_refunded() { return $this->data['refunded']; }
	public function get_date_created() { return $this->data['created'] ? new DateTime( '@' . $this->data['created'] ) : null; }
	public function get_edit_order_url() { return admin_url( 'admin.php?page=wc-orders&action=edit&id=' . $this->data['id'] ); }
	public function get_items() {
		return array_map(
			static function ( array $data ) {
				$item = new WC_Order_Item_Product();
				$item->data = $data;
				return $item;
			},
			$this->data['items']
		);
	}
}

function wc_create_order() { return new WC_Order(); }

function wc_create_refund( array $args ) {
	$all = get_option( 'mesa_test_orders', array() );
	$all[ $args['order_id'] ]['refunded'] += (float) $args['amount'];
	update_option( 'mesa_test_orders', $all );
}

function wc_get_order_statuses() {
	return array( 'wc-pending' => 'Pending payment', 'wc-processing' => 'Processing', 'wc-completed' => 'Completed', 'wc-cancelled' => 'Cancelled', 'wc-refunded' => 'Refunded', 'wc-checkout-draft' => 'Draft' );
}

function wc_get_is_paid_statuses() { return array( 'processing', 'completed' ); }

function wc_get_order_status_name( $status ) { return wc_get_order_statuses()[ "wc-$status" ] ?? $status; }

function get_woocommerce_currency() { return 'EUR'; }

function wc_price( $amount, array $args = array() ) {
	$sign = 'USD' === ( $args['currency'] ?? 'EUR' ) ? '&#36;' : '&euro;';
	return '<span class="woocommerce-Price-amount amount"><bdi><span class="woocommerce-Price-currencySymbol">' . $sign . '</span>' . number_format( (float) $amount, 2 ) . '</bdi></span>';
}

function wc_get_orders( array $args ) {
	// What WooCommerce does with the customer argument: any of these addresses or user ids.
	$wanted = array_filter(
		get_option( 'mesa_test_orders', array() ),
		static fn( array $order ) => 'shop_order' === $args['type'] && in_array( 'wc-' . $order['status'], $args['status'], true )
			&& array_filter( $args['customer'], static fn( $who ) => is_int( $who ) ? $who === $order['customer'] : $who === $order['email'] )
	);
	usort( $wanted, static fn( array $a, array $b ) => $b['created'] <=> $a['created'] ?: $b['id'] <=> $a['id'] );
	return (object) array(
		'orders'        => array_map( static fn( array $order ) => new WC_Order( $order ), array_slice( $wanted, 0, $args['limit'] ) ),
		'total'         => count( $wanted ),
		'max_num_pages' => 1,
	);
}

function wc_get_order( $id ) {
	$all = get_option( 'mesa_test_orders', array() );
	return isset( $all[ $id ] ) ? new WC_Order( $all[ $id ] ) : false;
}

// My Account, as far as tabs of other plugins hang on it: WC_Query, wc_get_account_menu_items(), the shortcode.

function wc_get_page_permalink( $page ) {
	$found = get_page_by_path( 'my-account' );
	return $found ? get_permalink( $found ) : home_url( '/' );
}

function wc_get_account_endpoint_url( $endpoint ) { return trailingslashit( wc_get_page_permalink( 'myaccount' ) ) . $endpoint . '/'; }

function mesa_test_endpoints() { return apply_filters( 'woocommerce_get_query_vars', array( 'orders' => 'orders' ) ); }

function is_wc_endpoint_url( $endpoint ) { return is_page( 'my-account' ) && isset( $GLOBALS['wp']->query_vars[ $endpoint ] ); }

add_action( 'init', static fn() => do_action( 'woocommerce_init' ), 0 );
add_action(
	'init',
	static function () {
		foreach ( mesa_test_endpoints() as $endpoint ) {
			add_rewrite_endpoint( $endpoint, EP_PAGES );
		}
	},
	5
);
add_filter( 'query_vars', static fn( $names ) => array( ...$names, ...array_keys( mesa_test_endpoints() ) ) );
add_action(
	'parse_request',
	static function ( $wp ) {
		foreach ( mesa_test_endpoints() as $key => $endpoint ) {
			if ( isset( $wp->query_vars[ $endpoint ] ) ) {
				$wp->query_vars[ $key ] = $wp->query_vars[ $endpoint ];
			}
		}
	}
);
add_shortcode(
	'woocommerce_my_account',
	static function () {
		if ( ! is_user_logged_in() ) {
			return '<p>Please log in.</p>';
		}
		ob_start();
		echo '<nav class="woocommerce-MyAccount-navigation"><ul>';
		foreach ( apply_filters( 'woocommerce_account_menu_items', array( 'orders' => 'Orders', 'customer-logout' => 'Log out' ), array() ) as $key => $name ) {
			echo '<li><a href="' . esc_url( wc_get_account_endpoint_url( $key ) ) . '">' . esc_html( $name ) . '</a></li>';
		}
		echo '</ul></nav><div class="woocommerce-MyAccount-content">';
		foreach ( array_keys( mesa_test_endpoints() ) as $key ) {
			if ( isset( $GLOBALS['wp']->query_vars[ $key ] ) ) {
				do_action( 'woocommerce_account_' . $key . '_endpoint', $GLOBALS['wp']->query_vars[ $key ] );
			}
		}
		echo '</div>';
		return ob_get_clean();
	}
);
add_action(
	'woocommerce_account_orders_endpoint',
	static function () {
		$orders = wc_get_orders( array( 'type' => 'shop_order', 'status' => array_keys( wc_get_order_statuses() ), 'customer' => array( get_current_user_id() ), 'limit' => 10 ) )->orders;
		foreach ( $orders as $order ) {
			echo '<p>#' . esc_html( $order->get_order_number() );
			foreach ( apply_filters( 'woocommerce_my_account_my_orders_actions', array(), $order ) as $action ) {
				echo ' <a class="button" href="' . esc_url( $action['url'] ) . '" aria-label="' . esc_attr( $action['aria-label'] ) . '">' . esc_html( $action['name'] ) . '</a>';
			}
			echo '</p>';
		}
	}
);
