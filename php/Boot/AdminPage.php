<?php
/**
 * The page in wp-admin.
 *
 * @package Mesa
 */

namespace Mesa\Boot;

use Mesa\Access\Roles;

defined( 'ABSPATH' ) || exit;

/**
 * Adds the menu, prints the root element and loads the screens, on this page only.
 */
final class AdminPage {
	public const SLUG   = 'mesa-help-desk';
	private const HOOK   = 'toplevel_page_' . self::SLUG;
	private const HANDLE = 'mesa-admin';

	/**
	 * Takes the services.
	 *
	 * @param \Closure(): Services $services Gives the services.
	 */
	public function __construct( private readonly \Closure $services ) {}

	/**
	 * Hooks it up.
	 */
	public function hook(): void {
		add_action( 'admin_menu', $this->add_menu( ... ) );
		add_action( 'admin_enqueue_scripts', $this->enqueue( ... ) );
		add_filter( 'admin_body_class', $this->body_class( ... ) );
		add_filter( 'submenu_file', $this->mark_settings( ... ) );
		add_filter( 'plugin_action_links_' . plugin_basename( MESA_FILE ), $this->action_links( ... ) );
	}

	/**
	 * The address of a view.
	 *
	 * @param string $view "inbox", "settings" or "knowledge".
	 */
	public static function url( string $view = 'inbox' ): string {
		return admin_url( 'admin.php?page=' . self::SLUG . ( 'inbox' === $view ? '' : '&view=' . $view ) );
	}

	/**
	 * Sends agents to the inbox after logging in, where WordPress would show their profile: it does so to
	 * everybody who writes no posts. Who asked for a page gets that page.
	 *
	 * @param mixed $target    Where WordPress goes.
	 * @param mixed $requested What was asked for, "" for nothing.
	 * @param mixed $user      WP_User, or WP_Error when the login failed.
	 */
	public static function after_login( mixed $target, mixed $requested, mixed $user ): mixed {
		$is_agent = $user instanceof \WP_User && $user->has_cap( 'mesa_view_tickets' ) && ! $user->has_cap( 'edit_posts' );
		return $is_agent && in_array( $requested, array( '', 'wp-admin/', admin_url() ), true ) ? self::url() : $target;
	}

	/**
	 * "Help Desk" with the inbox, the articles (their post type adds itself) and the settings.
	 */
	private function add_menu(): void {
		add_menu_page(
			__( 'Help Desk', 'mesa-help-desk' ),
			__( 'Help Desk', 'mesa-help-desk' ),
			'mesa_view_tickets',
			self::SLUG,
			$this->render( ... ),
			'dashicons-email-alt',
			26
		);
		add_submenu_page( self::SLUG, __( 'Inbox', 'mesa-help-desk' ), __( 'Inbox', 'mesa-help-desk' ), 'mesa_view_tickets', self::SLUG, '', 0 );
		add_submenu_page( self::SLUG, __( 'Insight', 'mesa-help-desk' ), __( 'Insight', 'mesa-help-desk' ), 'mesa_manage_knowledge', 'admin.php?page=' . self::SLUG . '&view=knowledge' );
		// A link to a view of the same page; WordPress takes a whole address for a slug.
		add_submenu_page( self::SLUG, __( 'Settings', 'mesa-help-desk' ), __( 'Settings', 'mesa-help-desk' ), 'mesa_manage_mailboxes', 'admin.php?page=' . self::SLUG . '&view=settings' );
	}

	/**
	 * The page. The screens draw everything inside.
	 */
	private function render(): void {
		echo '<div id="mesa-root">';
		if ( ! is_file( $this->asset_file() ) ) {
			echo '<div class="notice notice-error"><p>' . esc_html__( 'The screens of Mesa Help Desk are missing from this copy of the plugin. Please install the plugin again from its zip file.', 'mesa-help-desk' ) . '</p></div>';
		}
		echo '<noscript><div class="notice notice-error"><p>' . esc_html__( 'The inbox needs JavaScript. Please switch it on in your browser.', 'mesa-help-desk' ) . '</p></div></noscript>';
		echo '</div>';
	}

	/**
	 * Loads the screens.
	 *
	 * @param string $hook The page's hook.
	 */
	private function enqueue( string $hook ): void {
		if ( self::HOOK !== $hook || ! is_file( $this->asset_file() ) ) {
			return;
		}
		$asset = require $this->asset_file();
		$base  = plugins_url( 'build/admin/', MESA_FILE );
		wp_enqueue_script( self::HANDLE, $base . 'index.js', $asset['dependencies'], $asset['version'], array( 'in_footer' => true ) );
		wp_set_script_translations( self::HANDLE, 'mesa-help-desk', plugin_dir_path( MESA_FILE ) . 'languages' );
		wp_add_inline_script( self::HANDLE, 'window.mesaBoot = ' . wp_json_encode( $this->boot(), JSON_HEX_TAG | JSON_HEX_AMP | JSON_UNESCAPED_SLASHES ) . ';', 'before' );
		// The screens are drawn with WordPress's components, whose styles are a file of their own.
		wp_enqueue_style( self::HANDLE, $base . 'index.css', array( 'wp-components' ), $asset['version'] );
		wp_style_add_data( self::HANDLE, 'rtl', 'replace' );
		add_action( 'admin_head', $this->icon( ... ) );
		// phpcs:ignore WordPress.Security.NonceVerification -- Only decides what is loaded.
		if ( ! isset( $_GET['view'] ) ) {
			$this->leave_palette();
		}
	}

	/**
	 * Leaves WordPress's command palette (6.9 and later) out of the inbox, where Ctrl+K opens our own. It brings the block
	 * editor with it, two megabytes of scripts that run before the list does. Its entry in the toolbar goes with the script.
	 * Decided when the page is loaded: settings that are opened from the inbox, without a load, do without it too.
	 */
	private function leave_palette(): void {
		wp_dequeue_script( 'wp-core-commands' );
		wp_dequeue_script( 'wp-commands' );
		wp_dequeue_style( 'wp-commands' );
	}

	/**
	 * Names the picture of the browser's tab where nobody else does. Else a private window asks for /favicon.ico with each
	 * ticket that is opened, and each time all of WordPress starts, and looks for the front page's posts, to name this picture.
	 */
	private function icon(): void {
		if ( ! has_site_icon() && ! is_file( ABSPATH . 'favicon.ico' ) && ! has_action( 'do_faviconico' ) ) {
			// As in do_favicon().
			printf( "<link rel=\"icon\" href=\"%s\" />\n", esc_url( get_site_icon_url( 32, includes_url( 'images/w-logo-blue-white-bg.png' ) ) ) );
		}
	}

	/**
	 * What the screens need to begin; its type is in src/store/boot.ts.
	 *
	 * @return array<string, mixed>
	 */
	private function boot(): array {
		$user = wp_get_current_user();
		return array(
			'restRoot'     => esc_url_raw( rest_url() ),
			'nonce'        => wp_create_nonce( 'wp_rest' ),
			'user'         => array(
				'id'     => $user->ID,
				'name'   => $user->display_name,
				'avatar' => (string) get_avatar_url( $user->ID, array( 'size' => 64 ) ),
			),
			'capabilities' => array_map( 'current_user_can', array_combine( Roles::capabilities(), Roles::capabilities() ) ),
			'pulseUrl'     => ( $this->services )()->pulse()->url(),
			'locale'       => get_user_locale(),
			'undoSeconds'  => (int) ( $this->services )()->settings_store()->get( 'undo_seconds' ),
			'adminUrl'     => admin_url(),
			'version'      => MESA_VERSION,
			// Names and colours of everything that a list shows: no second look when they arrive.
			'desk'         => ( $this->services )()->desk( $user->ID ),
			'siteName'     => wp_specialchars_decode( get_bloginfo( 'name' ), ENT_QUOTES ),
		);
	}

	/**
	 * Lets the page take the whole height, here only.
	 *
	 * @param string $classes The body's classes.
	 */
	private function body_class( string $classes ): string {
		return self::HOOK === get_current_screen()?->id ? $classes . ' mesa-full-height ' : $classes;
	}

	/**
	 * Marks "Settings" in the menu while its view is shown.
	 *
	 * @param string|null $file The submenu entry that WordPress would mark.
	 */
	private function mark_settings( ?string $file ): ?string {
		// phpcs:ignore WordPress.Security.NonceVerification -- Only decides which menu entry looks current.
		$view = isset( $_GET['view'] ) ? sanitize_key( $_GET['view'] ) : '';
		return self::HOOK === get_current_screen()?->id && in_array( $view, array( 'settings', 'knowledge', 'order' ), true ) ? 'admin.php?page=' . self::SLUG . "&view=$view" : $file;
	}

	/**
	 * A link to the settings in the list of plugins.
	 *
	 * @param array<string, string> $links The links.
	 * @return array<string, string>
	 */
	private function action_links( array $links ): array {
		return current_user_can( 'mesa_manage_mailboxes' )
			? array( 'settings' => '<a href="' . esc_url( self::url( 'settings' ) ) . '">' . esc_html__( 'Settings', 'mesa-help-desk' ) . '</a>' ) + $links
			: $links;
	}

	/**
	 * The list of scripts that the build wrote.
	 */
	private function asset_file(): string {
		return plugin_dir_path( MESA_FILE ) . 'build/admin/index.asset.php';
	}
}
