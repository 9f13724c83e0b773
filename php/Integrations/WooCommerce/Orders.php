<?php
/**
 * WooCommerce's orders.
 *
 * @package Mesa
 */

namespace Mesa\Integrations\WooCommerce;

use Mesa\Domain\OrderSource;

defined( 'ABSPATH' ) || exit;

/**
 * Reads a customer's orders through WooCommerce's own functions only, so that it works wherever WooCommerce keeps
 * them (High-Performance Order Storage or posts).
 *
 * @see https://developer.woocommerce.com/docs/features/high-performance-order-storage/recipe-book/
 */
final class Orders implements OrderSource {
	/** Orders listed. */
	private const LISTED = 20;
	/** Orders looked at for the sum. */
	private const SUMMED = 200;

	/**
	 * Whether WooCommerce is active.
	 */
	public static function is_available(): bool {
		return function_exists( 'wc_get_orders' ) && function_exists( 'wc_price' ) && function_exists( 'wc_get_order_statuses' );
	}

	/**
	 * The newest orders of whoever has one of these addresses or this WordPress user.
	 *
	 * @param list<string> $emails  Every known address.
	 * @param int          $user_id WordPress user, 0 when none is known.
	 * @return array{available: bool, currency: string, total_count: int, total_spent: string, items: list<array<string, mixed>>}
	 */
	public function orders( array $emails, int $user_id ): array {
		$customer = array_values( array_unique( array_filter( array_map( 'strtolower', $emails ), 'is_email' ) ) );
		if ( $user_id > 0 ) {
			// Never 0: that is every guest there is.
			$customer[] = $user_id;
		}
		$found  = $customer ? $this->find( $customer ) : (object) array( 'orders' => array(), 'total' => 0 );
		$answer = array(
			'available'   => true,
			'currency'    => get_woocommerce_currency(),
			'total_count' => (int) $found->total,
			'total_spent' => $this->spent( $found->orders, (int) $found->total ),
			'items'       => array_map( self::item( ... ), array_slice( $found->orders, 0, self::LISTED ) ),
		);
		/**
		 * Filters the orders shown beside a ticket.
		 *
		 * @param array<string, mixed> $answer  As in src/contract/schemas/orders.json.
		 * @param list<string>         $emails  The customer's addresses.
		 * @param int                  $user_id WordPress user, or 0.
		 */
		return (array) apply_filters( 'mesa_customer_orders', $answer, $emails, $user_id );
	}

	/**
	 * Asks WooCommerce. One question for all addresses and the user, so no order comes twice.
	 *
	 * @param non-empty-list<string|int> $customer Addresses and a user id.
	 * @return object{orders: list<\WC_Order>, total: int}
	 */
	private function find( array $customer ): object {
		return wc_get_orders(
			array(
				'customer' => $customer,
				'type'     => 'shop_order',
				'status'   => array_values( array_diff( array_keys( wc_get_order_statuses() ), array( 'wc-checkout-draft' ) ) ),
				'limit'    => self::SUMMED,
				'orderby'  => 'date',
				'order'    => 'DESC',
				'paginate' => true,
			)
		);
	}

	/**
	 * What the customer has paid and not got back, for each currency.
	 *
	 * @param list<\WC_Order> $orders Newest first.
	 * @param int             $total  How many there are in all.
	 */
	private function spent( array $orders, int $total ): string {
		$sums = array();
		foreach ( $orders as $order ) {
			if ( in_array( $order->get_status(), wc_get_is_paid_statuses(), true ) ) {
				$currency          = (string) $order->get_currency();
				$sums[ $currency ] = ( $sums[ $currency ] ?? 0.0 ) + (float) $order->get_total() - (float) $order->get_total_refunded();
			}
		}
		if ( ! $sums ) {
			return self::money( 0.0, get_woocommerce_currency() );
		}
		$parts = array();
		foreach ( $sums as $currency => $sum ) {
			$parts[] = self::money( $sum, $currency );
		}
		$text = implode( ' + ', $parts );
		/* translators: %s: an amount of money */
		return $total > count( $orders ) ? sprintf( __( 'more than %s', 'mesa-help-desk' ), $text ) : $text;
	}

	/**
	 * One order.
	 *
	 * @param \WC_Order $order The order.
	 * @return array<string, mixed>
	 */
	private static function item( $order ): array {
		$currency = (string) $order->get_currency();
		$refunded = (float) $order->get_total_refunded();
		$created  = $order->get_date_created();
		$lines    = array();
		foreach ( $order->get_items() as $line ) {
			$lines[] = array(
				'name'     => html_entity_decode( wp_strip_all_tags( $line->get_name() ), ENT_QUOTES, 'UTF-8' ),
				'quantity' => (int) $line->get_quantity(),
				'total'    => self::money( (float) $line->get_total() + (float) $line->get_total_tax(), $currency ),
			);
		}
		return array(
			'id'           => (int) $order->get_id(),
			'number'       => (string) $order->get_order_number(),
			'status'       => (string) $order->get_status(),
			'status_label' => html_entity_decode( (string) wc_get_order_status_name( $order->get_status() ), ENT_QUOTES, 'UTF-8' ),
			'total'        => self::money( (float) $order->get_total(), $currency ),
			'refunded'     => $refunded > 0 ? self::money( $refunded, $currency ) : '',
			'created_at'   => $created ? gmdate( 'Y-m-d\TH:i:s\Z', $created->getTimestamp() ) : null,
			'edit_url'     => current_user_can( 'edit_shop_orders' ) ? (string) $order->get_edit_order_url() : '',
			'lines'        => $lines,
		);
	}

	/**
	 * An amount as the shop writes it, as text.
	 *
	 * @param float  $amount   How much.
	 * @param string $currency ISO 4217.
	 */
	private static function money( float $amount, string $currency ): string {
		return trim( html_entity_decode( wp_strip_all_tags( (string) wc_price( $amount, array( 'currency' => $currency ) ) ), ENT_QUOTES, 'UTF-8' ) );
	}
}
