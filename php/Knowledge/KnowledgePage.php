<?php
/**
 * The site's own knowledge page.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

defined( 'ABSPATH' ) || exit;

/**
 * Gives the articles' archive and the topics' pages a search field and an order, in block themes and classic ones.
 *
 * A theme that has a template of its own for them (archive-mesa_article, taxonomy-mesa_topic) wins.
 */
final class KnowledgePage {
	private const ARCHIVE = 'archive-' . Articles::TYPE;
	private const TOPIC   = 'taxonomy-' . Topics::TAXONOMY;

	/**
	 * Hooks it up; called on init.
	 *
	 * @param bool $with_templates Whether templates may be asked for; most pages of wp-admin never do.
	 */
	public static function hook( bool $with_templates ): void {
		if ( wp_is_block_theme() && function_exists( 'register_block_template' ) ) {
			if ( $with_templates ) {
				self::register_templates();
			}
		} else {
			add_filter( 'template_include', static fn( $template ) => self::include_template( (string) $template ), 20 );
		}
		add_action( 'pre_get_posts', static fn( \WP_Query $query ) => self::whole_list( $query ) );
		add_filter( 'get_the_archive_title', static fn( $title ) => self::title( (string) $title ) );
	}

	/**
	 * For block themes since WordPress 6.7: templates that can be edited in the site editor.
	 */
	private static function register_templates(): void {
		register_block_template(
			'mesa-help-desk//' . self::ARCHIVE,
			array(
				'title'       => __( 'Knowledge base', 'mesa-help-desk' ),
				'description' => __( 'Search and all topics with their articles.', 'mesa-help-desk' ),
				'content'     => self::page( self::archive_blocks() ),
			)
		);
		register_block_template(
			'mesa-help-desk//' . self::TOPIC,
			array(
				'title'       => __( 'Knowledge base topic', 'mesa-help-desk' ),
				'description' => __( 'The articles of one topic.', 'mesa-help-desk' ),
				'content'     => self::page( self::topic_blocks() ),
			)
		);
	}

	/**
	 * For classic themes, and for block themes before WordPress 6.7.
	 *
	 * @param string $template What WordPress has chosen.
	 */
	private static function include_template( string $template ): string {
		$name = is_post_type_archive( Articles::TYPE ) ? self::ARCHIVE : ( is_tax( Topics::TAXONOMY ) ? self::TOPIC : '' );
		if ( '' === $name || basename( $template, '.php' ) === $name ) {
			return $template;
		}
		$blocks = self::ARCHIVE === $name ? self::archive_blocks() : self::topic_blocks();
		if ( ! wp_is_block_theme() ) {
			return ClassicPage::template( $blocks );
		}
		global $_wp_current_template_content, $_wp_current_template_id;
		if ( str_ends_with( (string) $_wp_current_template_id, "//$name" ) ) {
			return $template;
		}
		// What core's own locate_block_template() does with a template's content.
		// phpcs:ignore WordPress.WP.GlobalVariablesOverride -- The canvas reads it from there.
		$_wp_current_template_content = self::page( $blocks );
		return ABSPATH . WPINC . '/template-canvas.php';
	}

	/**
	 * The page's heading, without "Archives:" before it.
	 *
	 * @param string $title WordPress's.
	 */
	private static function title( string $title ): string {
		if ( is_post_type_archive( Articles::TYPE ) ) {
			return esc_html__( 'How can we help?', 'mesa-help-desk' );
		}
		return is_tax( Topics::TAXONOMY ) ? (string) single_term_title( '', false ) : $title;
	}

	/**
	 * The archive shows every article under its topic, so it needs no pages of its own.
	 *
	 * @param \WP_Query $query A query.
	 */
	private static function whole_list( \WP_Query $query ): void {
		if ( ! is_admin() && $query->is_main_query() && $query->is_tax( Topics::TAXONOMY ) ) {
			$query->set( 'orderby', array( 'menu_order' => 'ASC', 'title' => 'ASC' ) );
		}
	}

	/**
	 * A template with the theme's header and footer.
	 *
	 * @param string $blocks Block markup of the content.
	 */
	private static function page( string $blocks ): string {
		return '<!-- wp:template-part {"slug":"header","tagName":"header"} /-->
<!-- wp:group {"tagName":"main","style":{"spacing":{"margin":{"top":"var:preset|spacing|60"},"padding":{"bottom":"var:preset|spacing|60"}}},"layout":{"type":"constrained"}} -->
<main class="wp-block-group" style="margin-top:var(--wp--preset--spacing--60);padding-bottom:var(--wp--preset--spacing--60)">' . $blocks . '</main>
<!-- /wp:group -->
<!-- wp:template-part {"slug":"footer","tagName":"footer"} /-->';
	}

	/**
	 * What the archive shows.
	 */
	private static function archive_blocks(): string {
		return '<!-- wp:query-title {"type":"archive","showPrefix":false,"textAlign":"center","align":"wide"} /-->
<!-- wp:mesa/kb-search /-->
<!-- wp:spacer {"height":"2.5rem"} --><div style="height:2.5rem" aria-hidden="true" class="wp-block-spacer"></div><!-- /wp:spacer -->
<!-- wp:mesa/topic-list {"align":"wide"} /-->';
	}

	/**
	 * What a topic's page shows.
	 */
	private static function topic_blocks(): string {
		return '<!-- wp:query-title {"type":"archive","showPrefix":false} /-->
<!-- wp:term-description /-->
<!-- wp:mesa/kb-search /-->
<!-- wp:spacer {"height":"1.5rem"} --><div style="height:1.5rem" aria-hidden="true" class="wp-block-spacer"></div><!-- /wp:spacer -->
<!-- wp:mesa/topic-list /-->';
	}
}
