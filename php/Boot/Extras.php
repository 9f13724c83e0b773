<?php
/**
 * The smaller hooks.
 *
 * @package Mesa
 */

namespace Mesa\Boot;

use Mesa\Access\Roles;
use Mesa\Blocks\FormPage;
use Mesa\Blocks\FormResults;
use Mesa\Blocks\VotePost;
use Mesa\Data\Schema;
use Mesa\Integrations\OAuth\Callback;
use Mesa\Integrations\Privacy\Eraser;
use Mesa\Integrations\Privacy\Exporter;
use Mesa\Integrations\Privacy\Policy;
use Mesa\Integrations\Profile\SignatureField;
use Mesa\Integrations\SiteHealth\AutomaticMailCheck;
use Mesa\Integrations\SiteHealth\LetterCheck;
use Mesa\Integrations\SiteHealth\QueueChecks;
use Mesa\Integrations\SiteHealth\SafetyChecks;
use Mesa\Integrations\SiteHealth\SearchCheck;
use Mesa\Integrations\SiteHealth\SiteHealth;
use Mesa\Integrations\WooCommerce\Compatibility;
use Mesa\Jobs\AfterAnswer;
use Mesa\Jobs\CheckAlarm;
use Mesa\Knowledge\FromTicket;
use Mesa\Knowledge\IndexUpkeep;
use Mesa\Knowledge\Articles;
use Mesa\Knowledge\VoteColumn;
use Mesa\Rest\ArticleGate;
use Mesa\Rest\RequestsController;

defined( 'ABSPATH' ) || exit;

/**
 * Everything that a part of the plugin hooks besides routes, post types and blocks. Closures only: nothing is loaded before it is needed.
 */
final class Extras {
	/** Pages of wp-admin that name roles, beside those of plugins. */
	private const WITH_ROLES = array( 'users.php', 'user-new.php', 'user-edit.php', 'profile.php', 'options-general.php', 'settings.php', 'site-users.php', 'site-info.php', 'admin.php', 'admin-ajax.php' );

	/**
	 * Called once by Plugin::start().
	 *
	 * @param \Closure(): Services $services Gives the services.
	 */
	public static function hook( \Closure $services ): void {
		self::visitors( $services );
		PortalHooks::hook( $services );
		self::tickets( $services );
		self::queue( $services );
		self::sign_in( $services );
		self::administration( $services );
		self::checks( $services );
	}

	/**
	 * Tickets of people who leave, and upkeep.
	 *
	 * @param \Closure(): Services $services Gives the services.
	 */
	private static function tickets( \Closure $services ): void {
		add_action( 'deleted_user', static fn( $user_id, $heir_id = 0 ) => $services()->say_goodbye( (int) $user_id, (int) $heir_id ), 10, 2 );
		add_action( 'remove_user_from_blog', static fn( $user_id, $site_id, $heir_id = 0 ) => $services()->say_goodbye( (int) $user_id, (int) $heir_id ), 10, 3 );
		add_action( 'add_user_role', static fn( $user_id, $role ) => $services()->note_role( 'role_added', (int) $user_id, (string) $role ), 10, 2 );
		add_action( 'remove_user_role', static fn( $user_id, $role ) => $services()->note_role( 'role_removed', (int) $user_id, (string) $role ), 10, 2 );
		add_action( Plugin::CRON_HOOK, static fn() => $services()->tidy_up()->run(), 20 );
		add_action( Plugin::CRON_HOOK, static fn() => IndexUpkeep::catch_up( $services()->article_index(), 10 ), 40 );
		add_action( Plugin::CRON_HOOK, static fn() => $services()->expire_raw_mail()->run(), 30 );
		add_action( Plugin::CRON_HOOK, static fn() => $services()->search_folding()->run( 10 ), 40 );
		// Words are found before they are in the index: the poller need not wait for that.
		add_action( 'mesa_poller_tick', static fn() => AfterAnswer::do( static fn() => $services()->search_folding()->run( 1 ) ), 40 );
	}

	/**
	 * Forms without JavaScript, and what a shop plugin has to be told.
	 *
	 * @param \Closure(): Services $services Gives the services.
	 */
	private static function visitors( \Closure $services ): void {
		add_action( 'admin_post_nopriv_mesa_request', static fn() => $services()->form_post()->handle() );
		add_action( 'admin_post_mesa_request', static fn() => $services()->form_post()->handle() );
		foreach ( array( 'admin_post_nopriv_mesa_vote', 'admin_post_mesa_vote' ) as $event ) {
			add_action( $event, static fn() => ( new VotePost() )->handle() );
		}
		add_action( 'deleted_post', static fn( $id, $post ) => Articles::TYPE === $post->post_type && $services()->article_vote_store()->forget( (int) $id ), 10, 2 );
		add_action( Plugin::DAILY_HOOK, static fn() => $services()->daily_salt_store()->throw_away( gmdate( 'Y-m-d' ) ) );
		add_action( 'send_headers', static fn() => isset( $_GET['mesa_form'] ) && FormResults::forbid_caching() ); // phpcs:ignore WordPress.Security.NonceVerification -- Only whether it is there.
		add_filter( 'rest_request_before_callbacks', static fn( $response, $handler, $request ) => is_wp_error( $response ) ? RequestsController::explain_too_large( $response, $request ) : $response, 10, 3 );
		// Articles that somebody may not read, on WordPress's own routes.
		add_filter( 'rest_request_before_callbacks', static fn( $answer, $handler, $request ) => is_wp_error( $answer ) || ! str_starts_with( strtolower( $request->get_route() ), '/wp/v2/' ) ? $answer : ArticleGate::answer( $answer, $request ), 5, 3 );
		add_filter( 'rewrite_rules_array', static fn( $rules ) => FormPage::rules() + (array) $rules );
		// Mesa\Domain\FormAddress::VARIABLE, written out, so that no other page loads a class for it.
		add_filter( 'query_vars', static fn( $names ) => array( ...(array) $names, 'mesa_ask' ) );
		add_action( 'parse_request', static fn( $wp ) => is_string( $wp->query_vars['mesa_ask'] ?? null ) && '' !== $wp->query_vars['mesa_ask'] && ( new FormPage( static fn() => $services()->form_store() ) )->answer( $wp->query_vars['mesa_ask'] ) );
		add_action( Plugin::CRON_HOOK, static fn() => $services()->upload_store()->sweep( time() ), 30 );
		add_action( Plugin::DAILY_HOOK, static fn() => $services()->visit_store()->sweep( time() ) );
		add_action( 'before_woocommerce_init', static fn() => Compatibility::declare() );
	}

	/**
	 * People who come back from Google or Microsoft.
	 *
	 * @param \Closure(): Services $services Gives the services.
	 */
	private static function sign_in( \Closure $services ): void {
		$handle = static fn() => ( new Callback( $services()->finish_sign_in( ... ), static fn( string $section ): string => AdminPage::url( 'settings' ) . ( '' === $section ? '' : '&section=' . $section ) ) )->handle();
		add_action( 'admin_post', $handle );
		add_action( 'admin_post_nopriv', $handle );
	}

	/**
	 * Runs jobs when they are due; see Jobs/Alarm, which sets the cron event.
	 *
	 * @param \Closure(): Services $services Gives the services.
	 */
	private static function queue( \Closure $services ): void {
		add_action( Plugin::ALARM_HOOK, static fn() => $services()->job_runner()->run( 20 ) );
		add_action( Plugin::DAILY_HOOK, static fn() => $services()->freshness()->look() );
		add_action( Plugin::DAILY_HOOK, static fn() => $services()->forget_old_news() );
		add_action( Plugin::DAILY_HOOK, static fn() => $services()->forget_searches() );
		add_action( Plugin::DAILY_HOOK, static fn() => $services()->look_for_ideas() );
		// Only where WordPress has found nothing, and before it guesses.
		add_action( 'template_redirect', static fn() => is_404() && $services()->follow_old_address( (string) ( $_SERVER['REQUEST_URI'] ?? '' ) ), 9 ); // phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- Only looked up by its hash.
		add_action( 'add_meta_boxes_mesa_article', static fn( $post ) => FromTicket::add_box( $post, static fn( int $id ): bool => $services()->may_see_ticket( $id ), static fn( int $id ): string => AdminPage::url() . "&ticket=$id" ) );
		add_action( 'mesa_reply_sent', static fn( $message_id ) => $services()->article_uses()->note( (int) $message_id, time() ) );
		add_action( Plugin::DAILY_HOOK, static fn() => $services()->job_store()->forget_dead( time() - 90 * DAY_IN_SECONDS ) );
		add_action( 'mesa_job_added', static fn( string $type, int $run_at ) => $services()->alarm()->set( $run_at ), 10, 2 );
	}

	/**
	 * Mailboxes that send a mail to themselves, and those that have gone quiet.
	 *
	 * @param \Closure(): Services $services Gives the services.
	 */
	private static function checks( \Closure $services ): void {
		$look = static function () use ( $services ): void {
			$services()->finish_check()->overdue();
			$services()->start_check()->start_due();
			$services()->watch_silence()->watch();
		};
		// Before the jobs run, so that a check that is due leaves at once.
		add_action( Plugin::CRON_HOOK, $look, 6 );
		add_action( 'mesa_poller_tick', $look );
		add_action( Plugin::DAILY_HOOK, static fn() => $services()->finish_check()->forget() );
		add_action( 'mesa_mailbox_checked', static fn( $check_id, $mailbox_id ) => CheckAlarm::consider( $services()->job_store(), $services()->check_store(), (int) $mailbox_id ), 10, 2 );
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
		// Some pages have hundreds of words with a context; only these show the names of roles.
		// phpcs:ignore WordPress.Security.NonceVerification -- Only whether it is there.
		if ( is_admin() && ( isset( $_GET['page'] ) || in_array( $GLOBALS['pagenow'] ?? '', self::WITH_ROLES, true ) ) ) {
			add_filter( 'gettext_with_context_default', static fn( string $translation, string $text, string $context ): string => 'User role' === $context ? Roles::translated( $text ) ?? $translation : $translation, 10, 3 );
		}
		$site_health = static fn() => new SiteHealth(
			static fn() => new QueueChecks( $services()->job_store(), $services()->mailbox_store(), $services()->poller_store(), Plugin::CRON_HOOK, AdminPage::url( ... ) ),
			static fn() => new SafetyChecks( $services()->mailbox_store(), $services()->vault(), $services()->files_folder(), $services()->pulse(), AdminPage::url( ... ) ),
			$services()->mail_checks( ... )
		);
		add_filter( 'site_status_tests', static fn( array $tests ): array => $site_health()->add( $tests ) );
		add_filter( 'site_status_tests', static fn( array $tests ): array => ( new AutomaticMailCheck( $services()->stopped_mail( ... ) ) )->add( $tests ) );
		add_filter( 'site_status_tests', static fn( array $tests ): array => ( new LetterCheck( $services()->letter_alarms( ... ) ) )->add( $tests ) );
		add_filter( 'site_status_tests', static fn( array $tests ): array => ( new SearchCheck( static fn() => $services()->search_folding() ) )->add( $tests ) );
		add_filter( 'mesa_alarms', static fn( array $alarms ): array => array_merge( $services()->letter_alarms()->alarms(), $alarms ), 6 );
		add_filter( 'mesa_alarms', static fn( array $alarms ): array => array_merge( $services()->stopped_mail()->alarms(), $alarms ), 5 );
		add_action( 'wp_ajax_health-check-mesa-files', static fn() => $site_health()->answer( 'files' ) );
		add_action( 'wp_ajax_health-check-mesa-pulse', static fn() => $site_health()->answer( 'pulse' ) );
		add_action( 'admin_init', static fn() => Policy::suggest() );
		foreach ( array( 'load-edit.php', 'wp_ajax_inline-save' ) as $event ) {
			// phpcs:ignore WordPress.Security -- Only compared.
			add_action( $event, static fn() => Articles::TYPE === ( $_REQUEST['post_type'] ?? '' ) && ( new VoteColumn( $services()->article_vote_store() ) )->hook(), 0 );
		}
		foreach ( array( 'profile.php', 'user-edit.php' ) as $page ) {
			add_action(
				"load-$page",
				static function () use ( $services ): void {
					$field = new SignatureField( $services()->signature_store() );
					add_action( 'show_user_profile', $field->show( ... ) );
					add_action( 'edit_user_profile', $field->show( ... ) );
					add_action( 'personal_options_update', $field->save( ... ) );
					add_action( 'edit_user_profile_update', $field->save( ... ) );
				}
			);
		}
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
					'callback'             => static fn( string $address ): array => ( new Eraser( $services()->person_store(), $services()->separate_ticket(), $services()->sender_list_store(), $services()->search_folding(), $services()->rating_store() ) )->erase( $address ),
				),
			)
		);
	}
}
