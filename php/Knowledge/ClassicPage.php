<?php
/**
 * The knowledge pages in classic themes.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

defined( 'ABSPATH' ) || exit;

/**
 * Puts the pages' blocks between the theme's own header and footer. Blocks are made before the header, so that their
 * styles land in the head.
 */
final class ClassicPage {
	/** For themes that leave a page's width to its template. It weighs nothing: whatever a theme says about it wins. */
	public const STYLE = '<style>:where(.mesa-knowledge__part,.mesa-article)>:where(*){box-sizing:border-box;max-width:min(100% - 2rem,var(--mesa-article-width,45rem));margin-inline:auto}:where(.mesa-knowledge__part)>:where(.alignwide){max-width:min(100% - 2rem,75rem)}:where(.mesa-article)>:where(.mesa-knowledge__part){max-width:none}</style>';

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
	 * A template file that shows an article.
	 *
	 * @return string Its path.
	 */
	public static function article(): string {
		return __DIR__ . '/templates/classic-article.php';
	}

	/**
	 * The blocks as HTML.
	 */
	public static function content(): string {
		return do_blocks( self::$blocks );
	}

	/**
	 * The parts of an article's page.
	 *
	 * @return array{path: string, title: string, updated: string, contents: string, text: string, below: string} HTML.
	 */
	public static function parts(): array {
		the_post();
		$content = get_the_content();
		return array(
			'path'     => do_blocks( '<!-- wp:mesa/article-path /-->' ),
			'title'    => (string) get_the_title(),
			'updated'  => do_blocks( '<!-- wp:mesa/article-updated /-->' ),
			'contents' => do_blocks( '<!-- wp:mesa/article-contents /-->' ),
			// What the_content() does.
			'text'     => str_replace( ']]>', ']]&gt;', (string) apply_filters( 'the_content', $content ) ), // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- WordPress's own.
			'below'    => do_blocks( Templates::below_article() ),
		);
	}
}
