<?php
/**
 * Styles of our blocks that are not ours.
 *
 * @package Mesa
 */

namespace Mesa\Blocks;

defined( 'ABSPATH' ) || exit;

/**
 * Knows whether the theme's theme.json, or somebody in the site editor, says how our blocks look. That is looked up when
 * either changes, and kept with the options that WordPress loads with every page.
 *
 * @see https://developer.wordpress.org/block-editor/how-to-guides/themes/global-settings-and-styles/
 */
final class BlockStyles {
	/** "1" or "0"; read by Blocks, which loads nothing for it. */
	public const OPTION = 'mesa_blocks_styled';

	/**
	 * Looks it up, when the theme or somebody's styles have changed.
	 */
	public static function look(): void {
		$texts = array();
		foreach ( array_unique( array( get_stylesheet_directory(), get_template_directory() ) ) as $folder ) {
			foreach ( array_filter( array( "$folder/theme.json", ...(array) glob( "$folder/styles/*.json" ) ), 'is_file' ) as $file ) {
				$texts[] = (string) file_get_contents( $file ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- A file of the theme.
			}
		}
		foreach ( get_posts( array( 'post_type' => 'wp_global_styles', 'post_status' => 'publish', 'numberposts' => 20 ) ) as $post ) {
			$texts[] = $post->post_content;
		}
		$is_styled = (bool) preg_match( '~"mesa\\\\?/~', implode( "\n", $texts ) );
		update_option( self::OPTION, $is_styled ? '1' : '0', true );
	}
}
