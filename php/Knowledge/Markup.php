<?php
/**
 * What search engines are told of an article.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

defined( 'ABSPATH' ) || exit;

/**
 * JSON-LD for articles, a canonical address for the knowledge base's own pages, and its place in the sitemap. Says
 * nothing where an SEO plugin speaks, and nothing of what not everybody may read.
 *
 * @see https://schema.org/Article
 * @see https://developers.google.com/search/docs/appearance/structured-data/breadcrumb
 */
final class Markup {
	/** Constants of plugins that write all of this themselves: Yoast, Rank Math, SEOPress, AIOSEO, The SEO Framework, Slim SEO. */
	private const OTHERS = array( 'WPSEO_VERSION', 'RANK_MATH_VERSION', 'SEOPRESS_VERSION', 'AIOSEO_VERSION', 'THE_SEO_FRAMEWORK_VERSION', 'SLIM_SEO_VER' );

	/**
	 * Called in the head of articles, topics and the knowledge page.
	 */
	public static function print(): void {
		if ( ! is_singular( Articles::TYPE ) ) {
			self::print_canonical();
			return;
		}
		$post = get_queried_object();
		if ( ! $post instanceof \WP_Post || ! self::speaks( 'article' ) || ! Visibility::is_public( $post->ID ) ) {
			return;
		}
		/**
		 * Filters what search engines are told of an article.
		 *
		 * @param list<array<string, mixed>> $graph JSON-LD: Article or TechArticle, BreadcrumbList, and FAQPage when it answers questions.
		 * @param \WP_Post                   $post  The article, which everybody may read.
		 */
		$graph = (array) apply_filters( 'mesa_article_markup', self::graph( $post ), $post );
		if ( $graph ) {
			printf( "<script type=\"application/ld+json\">%s</script>\n", wp_json_encode( array( '@context' => 'https://schema.org', '@graph' => array_values( $graph ) ), JSON_HEX_TAG | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ) ); // phpcs:ignore WordPress.Security.EscapeOutput -- JSON, "<" written as \u003C.
		}
	}

	/**
	 * Whether we speak, or somebody else does.
	 *
	 * @param string $what "article" (JSON-LD) or "canonical".
	 */
	public static function speaks( string $what ): bool {
		$others = array_filter( self::OTHERS, 'defined' );
		/**
		 * Filters whether Mesa writes markup for search engines.
		 *
		 * @param bool   $speaks Whether no SEO plugin is known to do it.
		 * @param string $what   "article" (JSON-LD), "canonical" or "sitemap".
		 */
		return (bool) apply_filters( 'mesa_print_markup', ! $others, $what );
	}

	/**
	 * What is told of an article.
	 *
	 * @param \WP_Post $post A public article.
	 * @return list<array<string, mixed>>
	 */
	private static function graph( \WP_Post $post ): array {
		$url    = (string) get_permalink( $post );
		$topics = get_the_terms( $post, Topics::TAXONOMY );
		$image  = get_the_post_thumbnail_url( $post, 'full' );
		$author = (string) get_the_author_meta( 'display_name', (int) $post->post_author );
		$text   = ArticleText::plain( $post );
		$faq    = Faq::of( $post->post_content );
		$graph  = array(
			array_filter(
				array(
					'@type'            => self::is_instruction( $post->post_content ) ? 'TechArticle' : 'Article',
					'@id'              => "$url#article",
					'mainEntityOfPage' => $url,
					'headline'         => mb_substr( ArticleText::title( $post ), 0, 110 ),
					'description'      => ArticleText::beginning( '' !== $post->post_excerpt ? wp_strip_all_tags( $post->post_excerpt, true ) : $text ),
					'articleSection'   => is_array( $topics ) ? array_map( static fn( \WP_Term $topic ): string => html_entity_decode( $topic->name, ENT_QUOTES ), $topics ) : array(),
					'datePublished'    => get_post_time( DATE_W3C, true, $post ),
					'dateModified'     => get_post_modified_time( DATE_W3C, true, $post ),
					'inLanguage'       => get_bloginfo( 'language' ),
					'image'            => $image ? array( $image ) : array(),
					'author'           => '' === $author ? array() : array( '@type' => 'Person', 'name' => $author ),
					'publisher'        => self::publisher(),
				)
			),
			array(
				'@type'           => 'BreadcrumbList',
				'@id'             => "$url#breadcrumbs",
				'itemListElement' => self::steps( $post ),
			),
		);
		if ( $faq ) {
			$graph[] = array(
				'@type'      => 'FAQPage',
				'@id'        => "$url#faq",
				'inLanguage' => get_bloginfo( 'language' ),
				'mainEntity' => array_map( static fn( array $one ): array => array( '@type' => 'Question', 'name' => $one['question'], 'acceptedAnswer' => array( '@type' => 'Answer', 'text' => $one['answer'] ) ), $faq ),
			);
		}
		return $graph;
	}

	/**
	 * The way to an article.
	 *
	 * @param \WP_Post $post The article.
	 * @return list<array<string, mixed>>
	 */
	private static function steps( \WP_Post $post ): array {
		$steps = ArticlePath::steps( $post );
		return array_map(
			static fn( array $step, int $at ): array => array( '@type' => 'ListItem', 'position' => $at + 1, 'name' => $step['name'], 'item' => $step['url'] ),
			$steps,
			array_keys( $steps )
		);
	}

	/**
	 * Who publishes: the site.
	 *
	 * @return array<string, mixed>
	 */
	private static function publisher(): array {
		$logo = wp_get_attachment_image_url( (int) get_theme_mod( 'custom_logo' ), 'full' );
		return array_filter(
			array(
				'@type' => 'Organization',
				'name'  => html_entity_decode( get_bloginfo( 'name' ), ENT_QUOTES ),
				'url'   => home_url( '/' ),
				'logo'  => $logo ? array( '@type' => 'ImageObject', 'url' => $logo ) : array(),
			)
		);
	}

	/**
	 * Whether an article tells how to do something technical, step by step.
	 *
	 * @param string $content As the editor stores it.
	 */
	private static function is_instruction( string $content ): bool {
		return (bool) preg_match( '#<ol\b|<pre\b|<code\b#i', $content );
	}

	/**
	 * The address of the knowledge page and of topics without what was searched for; WordPress prints one for articles.
	 */
	private static function print_canonical(): void {
		if ( ! self::speaks( 'canonical' ) || is_paged() ) {
			return;
		}
		$url = is_tax() ? get_term_link( get_queried_object() ) : get_post_type_archive_link( Articles::TYPE );
		if ( is_string( $url ) ) {
			printf( "<link rel=\"canonical\" href=\"%s\" />\n", esc_url( $url ) );
		}
	}

	/**
	 * The sitemap of articles, with the knowledge page first, which WordPress leaves out.
	 *
	 * @return list<array{loc: string, lastmod?: string}>|null Null for WordPress's own.
	 */
	public static function sitemap(): ?array {
		$provider = self::speaks( 'sitemap' ) ? wp_sitemaps_get_server()->registry->get_provider( 'posts' ) : null;
		$archive  = get_post_type_archive_link( Articles::TYPE );
		if ( null === $provider || false === $archive ) {
			return null;
		}
		$entries = $provider->get_url_list( 1, Articles::TYPE );
		// Nothing of a knowledge base without articles.
		return $entries ? array( array_filter( array( 'loc' => $archive, 'lastmod' => max( array_map( static fn( array $entry ): string => (string) ( $entry['lastmod'] ?? '' ), $entries ) ) ) ), ...$entries ) : null;
	}
}
