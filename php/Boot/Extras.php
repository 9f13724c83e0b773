<?php
/**
 * The smaller hooks.
 *
 * @package Mesa
 */

namespace Mesa\Boot;

use Mesa\Blocks\FormPage;
use Mesa\Blocks\FormResults;
use Mesa\Data\Tables\Schema;
use Mesa\Integrations\Privacy\Eraser;
use Mesa\Integrations\Privacy\Exporter;
use Mesa\Integrations\WooCommerce\Compatibility;
use Mesa\Jobs\CheckAlarm;
use Mesa\Knowledge\Articles;

defined( 'ABSPATH' ) || exit;

/**
 * What may happen on any page: links, people who leave, mails sent, questions of WordPress's own tools. Closures only: nothing is
 * loaded before it is needed.
 */
final class Extras {
	/**
	 * Called once by Plugin::start().
	 *
	 * @param \Closure(): Services $services Gives the services.
	 */
	public static function hook( \Closure $services ): void {
		self::visitors( $services );
		PortalHooks::hook();
		self::tickets( $services );
		self::events( $services );
		self::administration( $services );
	}

	/**
	 * Tickets of people who leave, and people whose roles change.
	 *
	 * @param \Closure(): Services $services Gives the services.
	 */
	private static function tickets( \Closure $services ): void {
		add_action( 'deleted_user', static fn( $user_id, $heir_id = 0 ) => $services()->say_goodbye( (int) $user_id, (int) $heir_id ), 10, 2 );
		add_action( 'remove_user_from_blog', static fn( $user_id, $site_id, $heir_id = 0 ) => $services()->say_goodbye( (int) $user_id, (int) $heir_id ), 10, 3 );
		add_action( 'add_user_role', static fn( $user_id, $role ) => $services()->note_role( 'role_added', (int) $user_id, (string) $role ), 10, 2 );
		add_action( 'remove_user_role', static fn( $user_id, $role ) => $services()->note_role( 'role_removed', (int) $user_id, (string) $role ), 10, 2 );
	}

	/**
	 * Pages of forms, and what a shop plugin has to be told.
	 *
	 * @param \Closure(): Services $services Gives the services.
	 */
	private static function visitors( \Closure $services ): void {
		add_action( 'deleted_post', static fn( $id, $post ) => Articles::TYPE === $post->post_type && $services()->article_vote_store()->forget( (int) $id ), 10, 2 );
		add_action( 'send_headers', static fn() => isset( $_GET['mesa_form'] ) && FormResults::forbid_caching() ); // phpcs:ignore WordPress.Security.NonceVerification -- Only whether it is there.
		add_filter( 'rewrite_rules_array', static fn( $rules ) => FormPage::rules() + (array) $rules );
		// Mesa\Domain\FormAddress::VARIABLE, written out, so that no other page loads a class for it.
		add_filter( 'query_vars', static fn( $names ) => array( ...(array) $names, 'mesa_ask' ) );
		add_action( 'parse_request', static fn( $wp ) => is_string( $wp->query_vars['mesa_ask'] ?? null ) && '' !== $wp->query_vars['mesa_ask'] && ( new FormPage( static fn() => $services()->form_store() ) )->answer( $wp->query_vars['mesa_ask'] ) );
		add_action( 'before_woocommerce_init', static fn() => Compatibility::declare() );
	}

	/**
	 * What follows when something has happened.
	 *
	 * @param \Closure(): Services $services Gives the services.
	 */
	private static function events( \Closure $services ): void {
		// Only where WordPress has found nothing, and before it guesses.
		add_action( 'template_redirect', static fn() => is_404() && $services()->follow_old_address( (string) ( $_SERVER['REQUEST_URI'] ?? '' ) ), 9 ); // phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- Only looked up by its hash.
		add_action( 'mesa_reply_sent', static fn( $message_id ) => $services()->article_uses()->note( (int) $message_id, time() ) );
		add_action( 'mesa_mailbox_checked', static fn( $check_id, $mailbox_id ) => CheckAlarm::consider( $services()->job_store(), $services()->check_store(), (int) $mailbox_id ), 10, 2 );
		add_action( 'mesa_job_added', static fn( string $type, int $run_at ) => $services()->alarm()->set( $run_at ), 10, 2 );
	}

	/**
	 * Says where our translations lie. English ones are in the code: without a word, WordPress looks for them in three
	 * folders on every page. Whoever has other English words, in the folder for them or by a plugin, gets them.
	 */
	private static function translations(): void {
		load_plugin_textdomain( 'mesa-help-desk', false, dirname( plugin_basename( MESA_FILE ) ) . '/languages' );
		$is_plain = 'en_US' === determine_locale() && ! array_filter( array( 'load_textdomain', 'load_textdomain_mofile', 'load_translation_file', 'lang_dir_for_domain', 'override_load_textdomain', 'pre_load_textdomain' ), 'has_filter' );
		if ( $is_plain && ! is_file( WP_LANG_DIR . '/plugins/mesa-help-desk-en_US.mo' ) && ! is_file( WP_LANG_DIR . '/plugins/mesa-help-desk-en_US.l10n.php' ) ) {
			// As WordPress has it for a domain without translations; another language later in the request replaces it.
			$GLOBALS['l10n']['mesa-help-desk'] ??= new \NOOP_Translations(); // phpcs:ignore WordPress.WP.GlobalVariablesOverride -- Only where nothing is yet.
		}
	}

	/**
	 * Translations, Site Health, and WordPress's tools for personal data.
	 *
	 * @param \Closure(): Services $services Gives the services.
	 */
	private static function administration( \Closure $services ): void {
		// A network's site that is deleted: WordPress drops its own tables and the uploads folder, and asks for ours.
		add_filter( 'wpmu_drop_tables', static fn( array $tables ): array => array_merge( $tables, array_map( $services()->db()->table( ... ), Schema::tables() ) ) );
		// Our own translations; those from wordpress.org, where there are any, come before them.
		add_action( 'init', static fn() => self::translations(), 0 );
		add_filter( 'site_status_tests', static fn( array $tests ): array => HealthHooks::add( $tests, $services ) );
		add_filter( 'mesa_alarms', static fn( array $alarms ): array => array_merge( $services()->letter_alarms()->alarms(), $services()->stopped_mail()->alarms(), $alarms ), 5 );
		add_filter(
			'wp_privacy_personal_data_exporters',
			static fn( array $all ): array => $all + array(
				'mesa-help-desk' => array(
					'exporter_friendly_name' => __( 'Help desk', 'mesa-help-desk' ),
					'callback'               => static fn( string $address, int $page = 1 ): array => ( new Exporter( $services()->person_store(), $services()->attachment_store(), static fn() => $services()->sorting()->fields, $services()->rating_store() ) )->export( $address, $page ),
				),
			)
		);
		add_filter(
			'wp_privacy_personal_data_erasers',
			static fn( array $all ): array => $all + array(
				'mesa-help-desk' => array(
					'eraser_friendly_name' => __( 'Help desk', 'mesa-help-desk' ),
					'callback'             => static fn( string $address, int $page = 1 ): array => ( new Eraser( $services()->person_store(), $services()->separate_ticket(), $services()->sender_list_store(), $services()->search_folding(), $services()->rating_store(), $services()->address_traces() ) )->erase( $address, $page ),
				),
			)
		);
	}
}
