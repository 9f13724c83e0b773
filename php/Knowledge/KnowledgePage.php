<?php
/**
 * The site's own knowledge pages.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

defined( 'ABSPATH' ) || exit;

/**
 * Gives articles, their archive, topics and search results a page that needs no setting, in block themes and classic
 * ones.
 *
 * A theme that has a template of its own for them (single-mesa_article, archive-mesa_article, taxonomy-mesa_topic,
 * search-mesa_article) wins.
 */
final class KnowledgePage {
	/**
	 * Hooks it up; called on init.
	 *
	 * @param bool $with_templates Whether templates may be asked for; most pages of wp-admin never do.
	 */
	public static function hook( bool $with_templates ): void {
		if ( wp_is_block_theme() && function_exists( 'register_block_template' ) ) {
			if ( $with_templates && is_admin() ) {
				self::register_templates();
			} elseif ( $with_templates ) {
				// Pages of others go without: their words and blocks would cost each of them.
				add_action( 'template_redirect', static fn() => '' !== self::name() && self::register_templates(), 0 );
				add_action( 'rest_api_init', static fn() => VisibilityHooks::is_core_route() && self::register_templates() );
			}
		} else {
			add_filter( 'template_include', static fn( $template ) => self::include_template( (string) $template ), 20 );
		}
		add_filter( 'archive_template_hierarchy', static fn( array $templates ): array => self::is_results() ? array( Templates::RESULTS . '.php', ...$templates ) : $templates );
		add_action( 'template_redirect', static fn() => is_search() && self::lead_searches() );
		add_filter( 'get_the_archive_title', static fn( $title ) => self::title( (string) $title ) );
		add_filter( 'the_content', static fn( $html ) => is_singular( Articles::TYPE ) && in_the_loop() && get_the_ID() === get_queried_object_id() ? Headings::mark( (string) $html ) : $html, 20 );
		add_filter( 'render_block_mesa/kb-search', static fn( $html ) => self::is_empty_page() ? '' : $html );
		foreach ( array( 'save_post_page', 'trashed_post' ) as $event ) {
			add_action( $event, static fn() => ContactPage::forget() );
		}
	}

	/**
	 * For block themes since WordPress 6.7: templates that can be edited in the site editor.
	 */
	private static function register_templates(): bool {
		foreach ( \WP_Block_Templates_Registry::get_instance()->is_registered( 'mesa-help-desk//' . Templates::ARCHIVE ) ? array() : Templates::all() as $name => $template ) {
			register_block_template( "mesa-help-desk//$name", $template + ( Templates::ARTICLE === $name ? array( 'post_types' => array( Articles::TYPE ) ) : array() ) );
		}
		return true;
	}

	/**
	 * For classic themes, and for block themes before WordPress 6.7.
	 *
	 * @param string $template What WordPress has chosen.
	 */
	private static function include_template( string $template ): string {
		$name = self::name();
		if ( '' === $name || basename( $template, '.php' ) === $name ) {
			return $template;
		}
		/**
		 * Filters whether a page of the knowledge base is shown by the plugin's own template, in themes that have none for it.
		 *
		 * @param bool   $ours True; false leaves the page to the theme's general template.
		 * @param string $name For example "single-mesa_article".
		 */
		if ( ! apply_filters( 'mesa_own_template', true, $name ) ) {
			return $template;
		}
		if ( ! wp_is_block_theme() ) {
			return Templates::ARTICLE === $name ? ClassicPage::article() : ClassicPage::template( Templates::blocks( $name ) );
		}
		global $_wp_current_template_content, $_wp_current_template_id;
		if ( str_ends_with( (string) $_wp_current_template_id, "//$name" ) ) {
			return $template;
		}
		// What core's own locate_block_template() does with a template's content.
		// phpcs:ignore WordPress.WP.GlobalVariablesOverride -- The canvas reads it from there.
		$_wp_current_template_content = Templates::all()[ $name ]['content'];
		return ABSPATH . WPINC . '/template-canvas.php';
	}

	/**
	 * Which of our templates the page asks for.
	 *
	 * @return string '' for none.
	 */
	private static function name(): string {
		return match ( true ) {
			is_singular( Articles::TYPE )          => Templates::ARTICLE,
			self::is_results()                     => Templates::RESULTS,
			is_post_type_archive( Articles::TYPE ) => Templates::ARCHIVE,
			is_tax( Topics::TAXONOMY )             => Templates::TOPIC,
			default                                => '',
		};
	}

	/**
	 * Whether the knowledge page was asked a question, without JavaScript.
	 */
	private static function is_results(): bool {
		// phpcs:ignore WordPress.Security -- Only whether there is one.
		return is_post_type_archive( Articles::TYPE ) && is_string( $_GET['mesa_q'] ?? null ) && '' !== trim( $_GET['mesa_q'] );
	}

	/**
	 * Whether this is the knowledge page of a site that has no articles yet: there is nothing to search.
	 */
	private static function is_empty_page(): bool {
		return is_post_type_archive( Articles::TYPE ) && ! array_filter( array( 0, ...array_keys( Shelf::here()->topics ) ), static fn( int $topic ): bool => (bool) Shelf::here()->articles( $topic ) );
	}

	/**
	 * A search of WordPress's for articles only is answered by ours, which forgives typing errors.
	 */
	private static function lead_searches(): void {
		if ( Articles::TYPE === get_query_var( 'post_type' ) && ! is_feed() ) {
			wp_safe_redirect( add_query_arg( 'mesa_q', rawurlencode( get_search_query( false ) ), (string) get_post_type_archive_link( Articles::TYPE ) ), 302, 'Mesa' );
			exit;
		}
	}

	/**
	 * The page's heading, without "Archives:" before it.
	 *
	 * @param string $title WordPress's.
	 */
	private static function title( string $title ): string {
		if ( is_post_type_archive( Articles::TYPE ) ) {
			return self::is_results() ? esc_html__( 'Search results', 'mesa-help-desk' ) : esc_html__( 'How can we help?', 'mesa-help-desk' );
		}
		return is_tax( Topics::TAXONOMY ) ? (string) single_term_title( '', false ) : $title;
	}
}
