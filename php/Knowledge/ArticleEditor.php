<?php
/**
 * The block editor of an article.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

use Mesa\Access\Roles;

defined( 'ABSPATH' ) || exit;

/**
 * Loads our panels where an article is written, and nowhere else.
 */
final class ArticleEditor {
	private const HANDLE = 'mesa-article-editor';

	/**
	 * Called on enqueue_block_editor_assets.
	 */
	public static function enqueue(): void {
		$screen = get_current_screen();
		$folder = plugin_dir_path( MESA_FILE ) . 'build/admin/';
		if ( ! $screen || Articles::TYPE !== $screen->post_type || 'post' !== $screen->base || ! is_file( $folder . 'article.asset.php' ) ) {
			return;
		}
		$asset = require $folder . 'article.asset.php';
		wp_enqueue_script( self::HANDLE, plugins_url( 'build/admin/article.js', MESA_FILE ), $asset['dependencies'], $asset['version'], array( 'in_footer' => true ) );
		wp_set_script_translations( self::HANDLE, 'mesa-help-desk', plugin_dir_path( MESA_FILE ) . 'languages' );
		wp_add_inline_script( self::HANDLE, 'window.mesaArticleEditor = ' . wp_json_encode( array( 'roles' => self::roles() ), JSON_HEX_TAG | JSON_HEX_AMP | JSON_UNESCAPED_SLASHES ) . ';', 'before' );
	}

	/**
	 * The site's roles, but for that of programs.
	 *
	 * @return list<array{slug: string, name: string}>
	 */
	public static function roles(): array {
		$roles = array();
		foreach ( wp_roles()->get_names() as $slug => $name ) {
			if ( 'mesa_poller' !== $slug ) {
				$roles[] = array(
					'slug' => (string) $slug,
					'name' => Roles::translated( $name ) ?? translate_user_role( $name ),
				);
			}
		}
		return $roles;
	}
}
