/**
 * The customer's orders beside a ticket.
 *
 * With a small double of WooCommerce's functions; with the real plugin where MESA_WOOCOMMERCE_DIR names a checkout of
 * it (and the site's WordPress is new enough for it).
 */
import { as, site } from './site.ts';
import { installVisitors, installWooCommerce, post, sealedForm } from './visitors.ts';
import type { Orders, RequestResult } from '../../src/contract/generated/types.ts';

interface NewOrder {
	email?: string;
	user?: number;
	status: string;
	lines: Array< { name: string; quantity: number; total: number } >;
	/** Days ago. */
	age: number;
	refund?: number;
	currency?: string;
}

const agent = as( 'mesa_agent' );
const stamp = Date.now();
const ana = `ana.${ stamp }@customer.example`;
const work = `ana.work.${ stamp }@company.example`;
let real = false;
let ticket: number;
let user: number;
let ids: number[];

/** Made with WooCommerce's own functions, the double's or the real ones. */
function order( orders: NewOrder[] ): Promise< number[] > {
	return site().runPhp< number[] >(
		`return array_map( static function ( $made ) {
			$order = wc_create_order();
			$total = 0;
			foreach ( $made['lines'] as $line ) {
				$item = new WC_Order_Item_Product();
				$item->set_name( $line['name'] );
				$item->set_quantity( $line['quantity'] );
				$item->set_total( $line['total'] );
				$order->add_item( $item );
				$total += $line['total'];
			}
			$order->set_billing_email( $made['email'] ?? '' );
			$order->set_customer_id( $made['user'] ?? 0 );
			$order->set_currency( $made['currency'] ?? 'EUR' );
			$order->set_date_created( time() - 86400 * $made['age'] );
			$order->set_total( $total );
			$order->set_status( $made['status'] );
			$order->save();
			if ( ! empty( $made['refund'] ) ) {
				wc_create_refund( array( 'order_id' => $order->get_id(), 'amount' => $made['refund'] ) );
			}
			return $order->get_id();
		}, $args['orders'] );`,
		{ orders }
	);
}

const orders = ( role: Parameters< typeof as >[ 0 ] = 'mesa_agent' ): Promise< Orders > =>
	as( role ).call( 'getTicketOrders', { path: { id: ticket } } );

beforeAll( async () => {
	installVisitors();
	await as( 'mesa_manager' ).call( 'createMailbox', { body: { name: 'Shop', address: `shop${ stamp }@shop.example` } } );
	const answer = await post( { form: await sealedForm( 60 ), name: 'Ana', email: ana, subject: 'My orders', message: 'Hello' } );
	ticket = ( answer.body as RequestResult ).number;
	real = installWooCommerce();
	user = await site().runPhp< number >(
		`return wp_insert_user( array( 'user_login' => $args['email'], 'user_email' => 'account.' . $args['email'], 'user_pass' => 'x', 'role' => 'subscriber' ) );`,
		{ email: ana }
	);
} );

afterAll( async () => {
	await site().runPhp( `delete_option( 'mesa_test_shop' ); delete_option( 'mesa_test_orders' );` );
	if ( real ) {
		await site().runPhp(
			`require_once ABSPATH . 'wp-admin/includes/plugin.php'; deactivate_plugins( 'woocommerce/woocommerce.php' );`
		);
	}
} );

it( 'says so when there is no shop', async () => {
	expect( await orders() ).toEqual( { available: false, currency: '', total_count: 0, total_spent: '', items: [] } );
} );

describe( 'with a shop', () => {
	beforeAll( async () => {
		if ( real ) {
			await site().runPhp( `
				define( 'WC_INSTALLING', true );
				require_once ABSPATH . 'wp-admin/includes/plugin.php';
				wp_set_current_user( 1 );
				$error = activate_plugin( 'woocommerce/woocommerce.php' );
				if ( is_wp_error( $error ) ) { throw new RuntimeException( $error->get_error_message() ); }` );
			// Activation by script leaves the order tables missing.
			await site().runPhp(
				`
				wc_get_container()->get( \\Automattic\\WooCommerce\\Internal\\DataStores\\Orders\\DataSynchronizer::class )->create_database_tables();
				update_option( 'woocommerce_custom_orders_table_enabled', $args['mode'] );
				update_option( 'woocommerce_currency', 'EUR' );`,
				{ mode: process.env.MESA_WOOCOMMERCE_HPOS === 'no' ? 'no' : 'yes' }
			);
		} else {
			await site().runPhp( `update_option( 'mesa_test_shop', 1 );` );
		}
		// The ticket's customer has two addresses and an account.
		await site().runPhp(
			`global $wpdb;
			$customer = (int) $wpdb->get_var( $wpdb->prepare( "SELECT customer_id FROM {$wpdb->prefix}mesa_tickets WHERE id = %d", $args['ticket'] ) );
			$wpdb->insert( "{$wpdb->prefix}mesa_customer_emails", array( 'customer_id' => $customer, 'email' => $args['work'], 'address' => $args['work'] ) );
			$wpdb->update( "{$wpdb->prefix}mesa_customers", array( 'user_id' => $args['user'] ), array( 'id' => $customer ) );`,
			{ ticket, work, user }
		);
		ids = await order( [
			{ email: ana, status: 'completed', age: 10, lines: [ { name: 'Mug & saucer', quantity: 2, total: 24 } ], refund: 4 },
			{
				email: work,
				status: 'processing',
				age: 2,
				lines: [
					{ name: 'Teapot', quantity: 1, total: 60.5 },
					{ name: 'Tea', quantity: 3, total: 15 },
				],
			},
			{ email: `account.${ ana }`, user, status: 'completed', age: 30, lines: [ { name: 'Tray', quantity: 1, total: 30 } ] },
			// By address and by account: once.
			{ email: ana, user, status: 'cancelled', age: 5, lines: [ { name: 'Spoon', quantity: 1, total: 5 } ] },
			{ email: 'somebody@else.example', status: 'completed', age: 1, lines: [ { name: 'Not hers', quantity: 1, total: 999 } ] },
			// A guest's order without an account must not come to everybody without an account.
			{ email: '', status: 'completed', age: 1, lines: [ { name: 'A guest', quantity: 1, total: 998 } ] },
		] );
	} );

	it( "finds every order of the customer's addresses and account once, newest first", async () => {
		const found = await orders();
		expect( found ).toMatchObject( { available: true, currency: 'EUR', total_count: 4 } );
		expect( found.items.map( ( { id } ) => id ) ).toEqual( [ ids[ 1 ], ids[ 3 ], ids[ 0 ], ids[ 2 ] ] );
	} );

	it( 'shows lines, refunds and totals as the shop writes money', async () => {
		const { items, total_spent } = await orders();
		const [ teapot, spoon, mug ] = items;
		expect( teapot ).toMatchObject( { status: 'processing', status_label: 'Processing', refunded: '' } );
		expect( teapot?.lines ).toEqual( [
			{ name: 'Teapot', quantity: 1, total: '€60.50' },
			{ name: 'Tea', quantity: 3, total: '€15.00' },
		] );
		expect( teapot?.total ).toBe( '€75.50' );
		expect( teapot?.created_at ).toMatch( /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/ );
		expect( spoon?.status_label ).toMatch( /Cancelled|Canceled/ );
		expect( mug ).toMatchObject( { total: '€24.00', refunded: '€4.00', lines: [ { name: 'Mug & saucer', quantity: 2 } ] } );
		// Paid and not given back: 24 − 4 + 75.50 + 30; the cancelled order counts nothing.
		expect( total_spent ).toBe( '€125.50' );
	} );

	it( 'lets only those edit an order whose role allows it', async () => {
		expect( ( await orders() ).items[ 0 ]?.edit_url ).toBe( '' );
		await site().runPhp( `get_user_by( 'login', $args['user'] )->add_cap( 'edit_shop_orders' );`, {
			user: site().users.mesa_manager?.user,
		} );
		expect( ( await orders( 'mesa_manager' ) ).items[ 0 ]?.edit_url ).toMatch( /\/wp-admin\/.*(id|post)=\d+/ );
	} );

	it( 'adds up each currency by itself', async () => {
		await order( [
			{ email: work, status: 'completed', age: 3, currency: 'USD', lines: [ { name: 'Import', quantity: 1, total: 10 } ] },
		] );
		expect( ( await orders() ).total_spent ).toBe( '€125.50 + $10.00' );
	} );

	it( 'offers once to ask about an order, whether the shop has a row for it in the order’s table or not', async () => {
		const offered = ( row: boolean ) =>
			site().runPhp< number >(
				`wp_set_current_user( $args['user'] );
				ob_start();
				if ( $args['row'] ) {
					foreach ( apply_filters( 'woocommerce_my_account_my_orders_actions', array(), wc_get_order( $args['id'] ) ) as $action ) { echo esc_url( $action['url'] ); }
				}
				remove_action( 'woocommerce_view_order', 'woocommerce_order_details_table', 10 );
				do_action( 'woocommerce_view_order', $args['id'] );
				return substr_count( ob_get_clean(), 'mesa_order=' . $args['id'] );`,
				{ row, user, id: ids[ 2 ] }
			);
		expect( [ await offered( true ), await offered( false ) ] ).toEqual( [ 1, 1 ] );
	} );

	it( 'shows nobody orders who may not see the ticket', async () => {
		for ( const [ role, status ] of [
			[ 'anonymous', 401 ],
			[ 'subscriber', 403 ],
			[ 'mesa_poller', 403 ],
		] as const ) {
			expect( ( await as( role ).request( 'GET', `/tickets/${ ticket }/orders` ) ).status ).toBe( status );
		}
		expect( ( await agent.request( 'GET', '/tickets/999999999/orders' ) ).status ).toBe( 404 );
	} );
} );
