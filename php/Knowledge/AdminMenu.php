<?php
/**
 * The knowledge base in the menu of wp-admin.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

defined( 'ABSPATH' ) || exit;

/**
 * Adds what WordPress leaves out when a post type sits in another page's menu.
 */
final class AdminMenu {
	private const PARENT = 'mesa-help-desk';
	/** Pages on which topics are added and changed. */
	private const WITH_TOPICS = array( 'edit-tags.php', 'term.php', 'admin-ajax.php' );

	/**
	 * Hooks it up.
	 */
	public static function hook(): void {
		if ( in_array( $GLOBALS['pagenow'] ?? '', self::WITH_TOPICS, true ) ) {
			TopicFields::hook();
		}
		add_action( 'admin_menu', static fn() => self::add(), 20 );
		add_filter( 'parent_file', static fn( $file ) => self::parent( (string) $file ) );
	}

	/**
	 * "Add article" and "Topics".
	 *
	 * Without an entry for post-new.php, WordPress shows "you are not allowed" to people who may write articles
	 * but not posts (core ticket 22895).
	 */
	private static function add(): void {
		add_submenu_page( self::PARENT, '', __( 'Add article', 'mesa-help-desk' ), 'edit_mesa_articles', 'post-new.php?post_type=' . Articles::TYPE, null, 2 );
		add_submenu_page( self::PARENT, '', __( 'Topics', 'mesa-help-desk' ), 'manage_mesa_topics', 'edit-tags.php?taxonomy=' . Topics::TAXONOMY . '&post_type=' . Articles::TYPE, null, 3 );
		// A view of our own page; WordPress takes a whole address for a slug.
		add_submenu_page( self::PARENT, '', _x( 'Order', 'sequence of articles', 'mesa-help-desk' ), 'mesa_manage_knowledge', 'admin.php?page=' . self::PARENT . '&view=order', null, 4 );
	}

	/**
	 * Keeps our menu open on the topics' pages.
	 *
	 * @param string $file The menu that WordPress would open.
	 */
	private static function parent( string $file ): string {
		$screen = get_current_screen();
		return $screen && Topics::TAXONOMY === $screen->taxonomy ? self::PARENT : $file;
	}
}
