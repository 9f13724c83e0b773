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
