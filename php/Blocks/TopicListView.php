<?php
/**
 * Topics and their articles.
 *
 * @package Mesa
 */

namespace Mesa\Blocks;

use Mesa\Knowledge\Articles;
use Mesa\Knowledge\Topics;

defined( 'ABSPATH' ) || exit;

/**
 * Gathers the public articles under their topics. On a topic's own page, that topic's.
 */
final class TopicListView implements View {
	/** Articles looked at. */
	private const MOST = 1000;

	/**
	 * The values for render.php.
	 *
	 * @param array<string, mixed> $attributes The block's attributes.
	 */
	public function values( array $attributes ): ?array {
		$here   = is_tax( Topics::TAXONOMY ) ? get_queried_object_id() : 0;
		$shown  = $here ? self::MOST : max( 1, (int) ( $attributes['perTopic'] ?? 6 ) );
		$topics = get_terms( array( 'taxonomy' => Topics::TAXONOMY, 'hide_empty' => true, 'orderby' => 'name' ) );
		$topics = is_array( $topics ) ? $topics : array();
		$lists  = self::articles_by_topic( $here );
		$groups = array();
		foreach ( self::in_order( $topics, $here ) as $topic ) {
			if ( isset( $lists[ $topic->term_id ] ) ) {
				$groups[] = self::group( $topic->name, (string) get_term_link( $topic ), $topic->description, $lists[ $topic->term_id ], $shown );
			}
		}
		if ( isset( $lists[0] ) && 0 === $here ) {
			$groups[] = self::group( $groups ? __( 'More answers', 'mesa-help-desk' ) : '', '', '', $lists[0], self::MOST );
		}
		return array(
			'groups'  => $groups,
			// A page of one topic has its name as the heading already.
			'heading' => 0 === $here || count( $groups ) > 1,
			'level'   => 2,
		);
	}

	/**
	 * One topic with the articles that are shown.
	 *
	 * @param string         $name        Its name.
	 * @param string         $url         Its page.
	 * @param string         $description What it is about.
	 * @param list<\WP_Post> $posts       Its articles.
	 * @param int            $shown       At most so many.
	 * @return array{name: string, url: string, description: string, articles: list<array{title: string, url: string}>, more: int}
	 */
	private static function group( string $name, string $url, string $description, array $posts, int $shown ): array {
		return array(
			'name'        => $name,
			'url'         => $url,
			'description' => wp_strip_all_tags( $description, true ),
			'articles'    => array_map(
				static fn( \WP_Post $post ): array => array(
					'title' => get_the_title( $post ),
					'url'   => (string) get_permalink( $post ),
				),
				array_slice( $posts, 0, $shown )
			),
			'more'        => max( 0, count( $posts ) - $shown ),
		);
	}

	/**
	 * Public articles by topic id; those without a topic under 0.
	 *
	 * @param int $topic Only this topic and those below it; 0: all.
	 * @return array<int, list<\WP_Post>>
	 */
	private static function articles_by_topic( int $topic ): array {
		$query = new \WP_Query(
			array(
				'post_type'           => Articles::TYPE,
				'post_status'         => 'publish',
				'has_password'        => false,
				'posts_per_page'      => self::MOST,
				'orderby'             => array( 'menu_order' => 'ASC', 'title' => 'ASC' ),
				'no_found_rows'       => true,
				'ignore_sticky_posts' => true,
				'update_post_meta_cache' => false,
				// phpcs:ignore WordPress.DB.SlowDBQuery -- A handful of rows, on one page.
				'tax_query'           => $topic ? array( array( 'taxonomy' => Topics::TAXONOMY, 'terms' => $topic, 'include_children' => true ) ) : array(),
			)
		);
		$lists = array();
		foreach ( $query->posts as $post ) {
			$terms = get_the_terms( $post, Topics::TAXONOMY );
			foreach ( is_array( $terms ) && $terms ? wp_list_pluck( $terms, 'term_id' ) : array( 0 ) as $id ) {
				$lists[ $id ][] = $post;
			}
		}
		return $lists;
	}

	/**
	 * Topics with their children after them.
	 *
	 * @param list<\WP_Term> $topics All.
	 * @param int            $parent Begin with this one; 0: with all that have no parent.
	 * @return list<\WP_Term>
	 */
	private static function in_order( array $topics, int $parent ): array {
		$ordered = array_values( array_filter( $topics, static fn( \WP_Term $topic ): bool => $parent > 0 && $topic->term_id === $parent ) );
		foreach ( $topics as $topic ) {
			if ( $topic->parent === $parent ) {
				$ordered = array_merge( $ordered, self::in_order( $topics, $topic->term_id ) );
			}
		}
		return $ordered;
	}
}
