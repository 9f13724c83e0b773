<?php
/**
 * What the pages of the knowledge base are made of.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

defined( 'ABSPATH' ) || exit;

/**
 * Block markup of each page, the same in block themes and in classic ones. Sizes and spaces are the theme's.
 */
final class Templates {
	public const ARTICLE = 'single-' . Articles::TYPE;
	public const ARCHIVE = 'archive-' . Articles::TYPE;
	public const TOPIC   = 'taxonomy-' . Topics::TAXONOMY;
	public const RESULTS = 'search-' . Articles::TYPE;

	/**
	 * Every template: title, description and content.
	 *
	 * @return array<string, array{title: string, description: string, content: string}>
	 */
	public static function all(): array {
		return array(
			self::ARTICLE => array(
				'title'       => __( 'Knowledge base article', 'mesa-help-desk' ),
				'description' => __( 'An article with its path, its contents, and what leads on.', 'mesa-help-desk' ),
				'content'     => self::page( self::article() ),
			),
			self::ARCHIVE => array(
				'title'       => __( 'Knowledge base', 'mesa-help-desk' ),
				'description' => __( 'Search, what helped others, and all topics with their articles.', 'mesa-help-desk' ),
				'content'     => self::page( self::archive() ),
			),
			self::TOPIC   => array(
				'title'       => __( 'Knowledge base topic', 'mesa-help-desk' ),
				'description' => __( 'The articles of one topic, and the topics below it.', 'mesa-help-desk' ),
				'content'     => self::page( self::topic() ),
			),
			self::RESULTS => array(
				'title'       => __( 'Knowledge base search results', 'mesa-help-desk' ),
				'description' => __( 'What a search without JavaScript has found.', 'mesa-help-desk' ),
				'content'     => self::page( self::results() ),
			),
		);
	}

	/**
	 * A page's blocks without the theme's header and footer.
	 *
	 * @param string $name One of the constants, but not ARTICLE: in classic themes that is made of the theme's own parts.
	 */
	public static function blocks( string $name ): string {
		return match ( $name ) {
			self::TOPIC   => self::topic(),
			self::RESULTS => self::results(),
			default       => self::archive(),
		};
	}

	/**
	 * The whole library: what the knowledge page shows below its title.
	 */
	public static function library(): string {
		return '<!-- wp:mesa/kb-search /-->
' . self::space( '2.5rem' ) . '
<!-- wp:mesa/article-list {"kind":"popular","limit":6,"align":"wide"} /-->
' . self::space( '2.5rem' ) . '
<!-- wp:mesa/topic-list {"align":"wide"} /-->
' . self::space( '2.5rem' ) . '
<!-- wp:mesa/contact-line {"align":"wide"} /-->';
	}

	/**
	 * What stands below an article.
	 */
	public static function below_article(): string {
		return '<!-- wp:mesa/article-feedback /-->
<!-- wp:mesa/article-neighbours /-->
' . self::space( '2.5rem' ) . '
<!-- wp:mesa/article-list {"kind":"related"} /-->
' . self::space( '2.5rem' ) . '
<!-- wp:mesa/contact-line /-->';
	}

	/**
	 * A template with the theme's header and footer.
	 *
	 * @param string $blocks Block markup of the content.
	 */
	private static function page( string $blocks ): string {
		return '<!-- wp:template-part {"slug":"header","tagName":"header"} /-->
<!-- wp:group {"tagName":"main","className":"mesa-knowledge","style":{"spacing":{"margin":{"top":"var:preset|spacing|60"},"padding":{"bottom":"var:preset|spacing|60"}}},"layout":{"type":"constrained"}} -->
<main class="wp-block-group mesa-knowledge" style="margin-top:var(--wp--preset--spacing--60);padding-bottom:var(--wp--preset--spacing--60)">' . $blocks . '</main>
<!-- /wp:group -->
<!-- wp:template-part {"slug":"footer","tagName":"footer"} /-->';
	}

	/**
	 * An article.
	 */
	private static function article(): string {
		return '<!-- wp:mesa/article-path /-->
<!-- wp:post-title {"level":1} /-->
<!-- wp:mesa/article-updated /-->
<!-- wp:group {"className":"mesa-article","align":"full","layout":{"type":"constrained"}} -->
<div class="wp-block-group alignfull mesa-article"><!-- wp:mesa/article-contents /-->
<!-- wp:post-content {"layout":{"type":"default"}} /--></div>
<!-- /wp:group -->
' . self::space( '2.5rem' ) . '
' . self::below_article();
	}

	/**
	 * The knowledge page.
	 */
	private static function archive(): string {
		return '<!-- wp:query-title {"type":"archive","showPrefix":false,"textAlign":"center","align":"wide"} /-->
' . self::library();
	}

	/**
	 * A topic.
	 */
	private static function topic(): string {
		return '<!-- wp:mesa/article-path {"showCurrent":false} /-->
<!-- wp:query-title {"type":"archive","showPrefix":false} /-->
<!-- wp:term-description /-->
<!-- wp:mesa/kb-search /-->
' . self::space( '1.5rem' ) . '
<!-- wp:mesa/topic-list {"layout":"list"} /-->
' . self::space( '2.5rem' ) . '
<!-- wp:mesa/contact-line /-->';
	}

	/**
	 * What was found.
	 */
	private static function results(): string {
		return '<!-- wp:mesa/article-path /-->
<!-- wp:query-title {"type":"archive","showPrefix":false} /-->
<!-- wp:mesa/kb-search /-->
' . self::space( '2.5rem' ) . '
<!-- wp:mesa/contact-line /-->';
	}

	/**
	 * A space. No preset of the theme's: classic themes have none, and the editor takes a value with a fallback for a
	 * broken block.
	 *
	 * @param string $height CSS.
	 */
	private static function space( string $height ): string {
		return "<!-- wp:spacer {\"height\":\"$height\"} -->\n<div style=\"height:$height\" aria-hidden=\"true\" class=\"wp-block-spacer\"></div>\n<!-- /wp:spacer -->";
	}
}
