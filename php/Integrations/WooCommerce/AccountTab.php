<?php
/**
 * A tab in WooCommerce's My Account.
 *
 * @package Mesa
 */

namespace Mesa\Integrations\WooCommerce;

defined( 'ABSPATH' ) || exit;

/**
 * Shows customers their tickets beside their orders, and lets them ask about an order.
 *
 * @see https://developer.woocommerce.com/docs/extensions/settings-and-config/ (endpoints: WC_Query, wc_get_account_menu_items())
 */
final class AccountTab {
	/** Key of the endpoint, and its address. */
	public const ENDPOINT = 'support-requests';
	/** Option: the address, and the hour in which WordPress was last asked to write its rules for it. */
	public const OPTION = 'mesa_account_tab';

	/**
	 * Orders that the page has offered to ask about already.
	 *
	 * @var array<string, true>
	 */
	private static array $offered = array();

	/**
	 * Takes what shows the tickets.
	 *
	 * @param \Closure(string): void $stands_at    Tells the block at which address it stands.
	 * @param \Closure(): void       $keep_private Keeps the page out of caches.
	 */
	public function __construct( private readonly \Closure $stands_at, private readonly \Closure $keep_private ) {}

	/**
	 * Called on woocommerce_init.
	 */
	public function hook(): void {
		add_filter( 'woocommerce_get_query_vars', static fn( $names ) => (array) $names + array( self::ENDPOINT => self::address() ) );
		add_filter( 'woocommerce_account_menu_items', static fn( $items ) => self::with_item( (array) $items ) );
		add_filter( 'woocommerce_endpoint_' . self::ENDPOINT . '_title', static fn(): string => self::title() );
		add_action( 'woocommerce_account_' . self::ENDPOINT . '_endpoint', $this->show( ... ) );
		add_filter( 'woocommerce_my_account_my_orders_actions', static fn( $actions, $order ) => (array) $actions + array( 'mesa' => self::ask( $order ) ), 10, 2 );
		add_action( 'woocommerce_view_order', static fn( $order_id ) => self::show_link( (int) $order_id ), 30 );
		add_action( 'template_redirect', fn() => function_exists( 'is_wc_endpoint_url' ) && is_wc_endpoint_url( self::ENDPOINT ) && ( $this->keep_private )(), 5 );
		$rules = get_option( 'rewrite_rules' );
		$asked = self::address() . ' ' . gmdate( 'Y-m-d H' );
		// They may have been written while the shop was off. Once an hour at most, for shops where it never helps.
		if ( is_array( $rules ) && ! isset( $rules[ '(.?.+?)/' . self::address() . '(/(.*))?/?$' ] ) && get_option( self::OPTION ) !== $asked ) {
			update_option( self::OPTION, $asked, true );
			// WordPress writes its rules anew a moment later, when everybody has added theirs.
			update_option( 'mesa_flush_rules', 1, true );
		}
	}

	/**
	 * The tab's name.
	 */
	private static function title(): string {
		return __( 'Support requests', 'mesa-help-desk' );
	}

	/**
	 * The whole of the tab's address.
	 *
	 * @return string '' without a shop, and to whoever is not logged in: they would not get further than its door.
	 */
	public static function url(): string {
		return is_user_logged_in() && function_exists( 'wc_get_account_endpoint_url' ) ? (string) wc_get_account_endpoint_url( self::ENDPOINT ) : '';
	}

	/**
	 * The last part of the tab's address.
	 */
	private static function address(): string {
		/**
		 * Filters the address of the tab in WooCommerce's My Account.
		 *
		 * @param string $address Default "support-requests".
		 */
		return (string) apply_filters( 'mesa_account_tab_address', self::ENDPOINT );
	}

	/**
	 * The menu with our item, before logging out.
	 *
	 * @param array<string, string> $items Name by endpoint.
	 * @return array<string, string>
	 */
	private static function with_item( array $items ): array {
		$last = array_intersect_key( $items, array( 'customer-logout' => '' ) );
		return array_diff_key( $items, $last ) + array( self::ENDPOINT => self::title() ) + $last;
	}

	/**
	 * The tab.
	 */
	private function show(): void {
		( $this->stands_at )( self::url() );
		// phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- A rendered block.
		echo do_blocks( '<!-- wp:mesa/my-tickets /-->' );
	}

	/**
	 * What leads from an order to a new ticket about it.
	 *
	 * @param object $order A WC_Order.
	 * @return array{url: string, name: string, aria-label: string}
	 */
	private static function ask( object $order ): array {
		$number = (string) $order->get_order_number();

		self::$offered[ $number ] = true;
		return array(
			'url'        => add_query_arg( array( 'mesa_new' => 1, 'mesa_order' => rawurlencode( $number ) ), wc_get_account_endpoint_url( self::ENDPOINT ) ),
			'name'       => __( 'Ask about it', 'mesa-help-desk' ),
			/* translators: %s: number of an order */
			'aria-label' => sprintf( __( 'Ask about order %s', 'mesa-help-desk' ), $number ),
		);
	}

	/**
	 * The same below an order, where WooCommerce's own table of it has no row for such actions, as in older versions.
	 *
	 * @param int $order_id The order.
	 */
	private static function show_link( int $order_id ): void {
		$order = function_exists( 'wc_get_order' ) ? wc_get_order( $order_id ) : null;
		if ( is_object( $order ) && is_user_logged_in() && ! isset( self::$offered[ (string) $order->get_order_number() ] ) ) {
			echo '<p><a class="button wp-element-button" href="' . esc_url( self::ask( $order )['url'] ) . '">' . esc_html__( 'Ask about this order', 'mesa-help-desk' ) . '</a></p>';
		}
	}
}
