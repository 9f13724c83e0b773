<?php
/**
 * Where a page stands in the knowledge base.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

defined( 'ABSPATH' ) || exit;

/**
 * The way from the knowledge page over its topics to a page; for people and for search engines.
 */
final class ArticlePath {
	/**
	 * The steps, the page itself last.
	 *
	 * @param \WP_Post|null $article Null: the page that WordPress shows, a topic's or the knowledge page.
	 * @return list<array{name: string, url: string}> Names are plain text.
	 */
	public static function steps( ?\WP_Post $article ): array {
		$shelf = Shelf::here();
		$asked = get_queried_object();
		$topic = $article ? $shelf->topic_of( $article->ID ) : ( $asked instanceof \WP_Term && Topics::TAXONOMY === $asked->taxonomy ? $asked : null );
		$steps = array( array( 'name' => __( 'Knowledge base', 'mesa-help-desk' ), 'url' => (string) get_post_type_archive_link( Articles::TYPE ) ) );
		foreach ( $shelf->path( $topic ) as $step ) {
			$steps[] = array( 'name' => html_entity_decode( $step->name, ENT_QUOTES ), 'url' => (string) get_term_link( $step ) );
		}
		if ( $article ) {
			$steps[] = array( 'name' => ArticleText::title( $article ), 'url' => (string) get_permalink( $article ) );
		}
		return $steps;
	}
}
