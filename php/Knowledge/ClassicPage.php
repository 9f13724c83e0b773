<?php
/**
 * The knowledge page in classic themes.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

defined( 'ABSPATH' ) || exit;

/**
 * Puts the page's blocks between the theme's own header and footer.
 */
final class ClassicPage {
	/**
	 * The content until the template prints it.
	 */
	private static string $blocks = '';

	/**
	 * A template file that shows these blocks.
	 *
	 * @param string $blocks Block markup.
	 * @return string Its path.
	 */
	public static function template( string $blocks ): string {
		self::$blocks = $blocks;
		return __DIR__ . '/templates/classic.php';
	}

	/**
	 * The blocks as HTML. Before the header, so that styles land in the head.
	 */
	public static function content(): string {
		return do_blocks( self::$blocks );
	}
}
