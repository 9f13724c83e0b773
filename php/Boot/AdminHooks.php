<?php
/**
 * What wp-admin hooks besides our own page.
 *
 * @package Mesa
 */

namespace Mesa\Boot;

use Mesa\Access\Roles;
use Mesa\Blocks\VotePost;
use Mesa\Integrations\OAuth\Callback;
use Mesa\Integrations\Privacy\Policy;
use Mesa\Integrations\Profile\SignatureField;
use Mesa\Knowledge\Articles;
use Mesa\Knowledge\FromTicket;
use Mesa\Knowledge\VoteColumn;

defined( 'ABSPATH' ) || exit;

/**
 * Called in wp-admin only, to which admin-post.php and admin-ajax.php belong.
 */
final class AdminHooks {
	/** Pages of wp-admin that name roles, beside those of plugins. */
	private const WITH_ROLES = array( 'users.php', 'user-new.php', 'user-edit.php', 'profile.php', 'options-general.php', 'settings.php', 'site-users.php', 'site-info.php', 'admin.php', 'admin-ajax.php' );

	/**
	 * Hooks what the page that is asked for may need.
	 *
	 * @param \Closure(): Services $services Gives the services.
	 */
	public static function hook( \Closure $services ): void {
		$page = (string) ( $GLOBALS['pagenow'] ?? '' );
		if ( 'admin-post.php' === $page ) {
			self::posts( $services );
			return;
		}
		// Some pages have hundreds of words with a context; only these show the names of roles.
		// phpcs:ignore WordPress.Security.NonceVerification -- Only whether it is there.
		if ( isset( $_GET['page'] ) || in_array( $page, self::WITH_ROLES, true ) ) {
			add_filter( 'gettext_with_context_default', static fn( string $translation, string $text, string $context ): string => 'User role' === $context ? Roles::translated( $text ) ?? $translation : $translation, 10, 3 );
		}
		add_action( 'admin_init', static fn() => Policy::suggest() );
		if ( in_array( $page, array( 'edit.php', 'admin-ajax.php' ), true ) ) {
			foreach ( array( 'load-edit.php', 'wp_ajax_inline-save' ) as $event ) {
				// phpcs:ignore WordPress.Security -- Only compared.
				add_action( $event, static fn() => Articles::TYPE === ( $_REQUEST['post_type'] ?? '' ) && ( new VoteColumn( $services()->article_vote_store() ) )->hook(), 0 );
			}
		}
		if ( 'admin-ajax.php' === $page ) {
			foreach ( array( 'files', 'pulse' ) as $test ) {
				add_action( "wp_ajax_health-check-mesa-$test", static fn() => HealthHooks::answer( $test, $services ) );
			}
		}
		if ( in_array( $page, array( 'profile.php', 'user-edit.php' ), true ) ) {
			add_action( "load-$page", static fn() => self::signature( $services ) );
		}
		if ( in_array( $page, array( 'post.php', 'post-new.php' ), true ) ) {
			add_action( 'add_meta_boxes_mesa_article', static fn( $post ) => FromTicket::add_box( $post, static fn( int $id ): bool => $services()->may_see_ticket( $id ), static fn( int $id ): string => AdminPage::url() . "&ticket=$id" ) );
		}
	}

	/**
	 * Forms without JavaScript, and people who come back from Google or Microsoft.
	 *
	 * @param \Closure(): Services $services Gives the services.
	 */
	private static function posts( \Closure $services ): void {
		$handlers = array(
			'_mesa_request' => static fn() => $services()->form_post()->handle(),
			'_mesa_vote'    => static fn() => ( new VotePost( $services()->form_results() ) )->handle(),
			'_mesa_portal'  => static fn() => $services()->portal_post()->handle(),
			// Without an action: Microsoft takes no redirect address with a query.
			''              => static fn() => ( new Callback( $services()->finish_sign_in( ... ), static fn( string $section ): string => AdminPage::url( 'settings' ) . ( '' === $section ? '' : '&section=' . $section ) ) )->handle(),
		);
		foreach ( $handlers as $action => $handle ) {
			add_action( "admin_post$action", $handle );
			add_action( "admin_post_nopriv$action", $handle );
		}
	}

	/**
	 * The signature on a person's profile.
	 *
	 * @param \Closure(): Services $services Gives the services.
	 */
	private static function signature( \Closure $services ): void {
		$field = new SignatureField( $services()->signature_store() );
		add_action( 'show_user_profile', $field->show( ... ) );
		add_action( 'edit_user_profile', $field->show( ... ) );
		add_action( 'personal_options_update', $field->save( ... ) );
		add_action( 'edit_user_profile_update', $field->save( ... ) );
	}
}
