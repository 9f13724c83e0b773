<?php
/**
 * The smaller hooks.
 *
 * @package Mesa
 */

namespace Mesa\Boot;

use Mesa\Blocks\FormResults;
use Mesa\Integrations\WooCommerce\Compatibility;
use Mesa\Jobs\Alarm;

defined( 'ABSPATH' ) || exit;

/**
 * Everything that a part of the plugin hooks besides routes, post types and blocks. Closures only: nothing is loaded before it is needed.
 */
final class Extras {
	/**
	 * Called once by Plugin::start().
	 *
	 * @param Services $services The services.
	 */
	public static function hook( Services $services ): void {
		self::visitors( $services );
		self::queue( $services );
	}

	/**
	 * Forms without JavaScript, and what a shop plugin has to be told.
	 *
	 * @param Services $services The services.
	 */
	private static function visitors( Services $services ): void {
		add_action( 'admin_post_nopriv_mesa_request', static fn() => $services->form_post()->handle() );
		add_action( 'admin_post_mesa_request', static fn() => $services->form_post()->handle() );
		add_action( 'send_headers', static fn() => isset( $_GET['mesa_form'] ) && FormResults::forbid_caching() ); // phpcs:ignore WordPress.Security.NonceVerification -- Only whether it is there.
		add_action( 'before_woocommerce_init', static fn() => Compatibility::declare() );
	}

	/**
	 * Runs jobs when they are due; see Jobs/Alarm.
	 *
	 * @param Services $services The services.
	 */
	private static function queue( Services $services ): void {
		add_action( Alarm::HOOK, static fn() => $services->job_runner()->run( 20 ) );
		add_action( 'mesa_job_added', static fn( string $type, int $run_at ) => $services->alarm()->set( $run_at ), 10, 2 );
	}
}
