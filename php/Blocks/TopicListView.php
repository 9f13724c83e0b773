<?php
/**
 * Topics and their articles.
 *
 * @package Mesa
 */

namespace Mesa\Blocks;

use Mesa\Knowledge\Articles;
use Mesa\Knowledge\ArticleText;
use Mesa\Knowledge\Shelf;
use Mesa\Knowledge\TopicIcons;
use Mesa\Knowledge\Topics;

defined( 'ABSPATH' ) || exit;

/**
 * Gathers the articles that the reader may read under their topics, in the order of the shelf. On a topic's own page,
 * that topic's with a line of each answer, and the topics below it.
 */
final class TopicListView implements View {
	/** Articles of a list that has no end. */
	private const ALL = 1000;
	/** Characters of an article's beginning. */
	private const EXCERPT = 140;

	/**
	 * The values for render.php.
	 *
	 * @param array<string, mixed> $attributes The block's attributes.
	 */
	public function values( array $attributes ): ?array {
		$shelf  = Shelf::here();
		$here   = is_tax( Topics::TAXONOMY ) ? get_queried_object_id() : (int) ( $attributes['topicId'] ?? 0 );
		$most   = max( 1, (int) ( $attributes['perTopic'] ?? 6 ) );
		$looks  = array(
			'icons'        => (bool) ( $attributes['showIcons'] ?? true ),
			'counts'       => (bool) ( $attributes['showCounts'] ?? true ),
			'descriptions' => (bool) ( $attributes['showDescriptions'] ?? true ),
		);
		$groups = array();
		// The page's own articles come first, without a heading of their own: the page has it.
		$own = $shelf->articles( $here );
		if ( $here > 0 && $own ) {
			$groups[] = self::group( null, $own, self::ALL, $looks, (bool) ( $attributes['showExcerpts'] ?? true ) );
		}
		foreach ( $shelf->children( $here ) as $topic ) {
			if ( $shelf->count( $topic->term_id ) > 0 ) {
				$groups[] = self::group( $topic, $shelf->articles( $topic->term_id ), $most, $looks, false );
			}
		}
		if ( 0 === $here && $own ) {
			$groups[] = self::group( null, $own, self::ALL, $looks, false );
		}
		return array(
			'groups'    => $groups,
			'layout'    => 'list' === ( $attributes['layout'] ?? 'cards' ) ? 'list' : 'cards',
			'more_name' => $groups && 0 === $here ? __( 'More answers', 'mesa-help-desk' ) : '',
			'steps'     => $groups ? array() : self::first_steps(),
			'level'     => 2,
		);
	}

	/**
	 * One topic with the articles that are shown.
	 *
	 * @param \WP_Term|null       $topic    Null: articles without a heading.
	 * @param list<int>           $ids      Its articles.
	 * @param int                 $shown    At most so many.
	 * @param array<string, bool> $looks    Icons, counts, descriptions.
	 * @param bool                $excerpts Whether a line of each article is shown.
	 * @return array{name: string, url: string, description: string, icon: string, count: int, below: list<array{name: string, url: string, count: int}>, articles: list<array{title: string, url: string, excerpt: string}>, more: int}
	 */
	private static function group( ?\WP_Term $topic, array $ids, int $shown, array $looks, bool $excerpts ): array {
		$shelf    = Shelf::here();
		$articles = array_slice( $ids, 0, $shown );
		_prime_post_caches( $articles, false, false );
		return array(
			'name'        => $topic ? $topic->name : '',
			'url'         => $topic ? (string) get_term_link( $topic ) : '',
			'description' => $topic && $looks['descriptions'] ? wp_strip_all_tags( $topic->description, true ) : '',
			'icon'        => $topic && $looks['icons'] ? TopicIcons::of( $topic->term_id ) : '',
			'count'       => $topic && $looks['counts'] ? $shelf->count( $topic->term_id ) : 0,
			'below'       => $topic ? self::below( $topic->term_id, $looks['counts'] ) : array(),
			'articles'    => array_map(
				static fn( int $id ): array => array(
					'title'   => get_the_title( $id ),
					'url'     => (string) get_permalink( $id ),
					'excerpt' => $excerpts ? self::excerpt( $id ) : '',
				),
				$articles
			),
			'more'        => max( 0, count( $ids ) - count( $articles ) ),
		);
	}

	/**
	 * Topics directly below one.
	 *
	 * @param int  $topic       Term id.
	 * @param bool $with_counts Whether numbers are shown.
	 * @return list<array{name: string, url: string, count: int}> Count 0: not shown.
	 */
	private static function below( int $topic, bool $with_counts ): array {
		$below = array();
		foreach ( Shelf::here()->children( $topic ) as $child ) {
			$count = Shelf::here()->count( $child->term_id );
			if ( $count > 0 ) {
				$below[] = array(
					'name'  => $child->name,
					'url'   => (string) get_term_link( $child ),
					'count' => $with_counts ? $count : 0,
				);
			}
		}
		return $below;
	}

	/**
	 * What an article begins with.
	 *
	 * @param int $id Post id.
	 */
	private static function excerpt( int $id ): string {
		$post = get_post( $id );
		return $post instanceof \WP_Post ? ArticleText::beginning( '' !== $post->post_excerpt ? wp_strip_all_tags( $post->post_excerpt, true ) : ArticleText::plain( $post ), self::EXCERPT ) : '';
	}

	/**
	 * What to do on a site that has no articles yet, for those who may do it.
	 *
	 * @return list<array{text: string, url: string}> Empty for visitors.
	 */
	private static function first_steps(): array {
		if ( ! current_user_can( 'edit_mesa_articles' ) ) {
			return array();
		}
		$steps = array(
			array(
				'text' => __( 'Write the answer to the question you get most', 'mesa-help-desk' ),
				'url'  => admin_url( 'post-new.php?post_type=' . Articles::TYPE ),
			),
		);
		if ( current_user_can( 'manage_mesa_topics' ) ) {
			$steps[] = array(
				'text' => __( 'Add topics such as "Orders" or "Returns"', 'mesa-help-desk' ),
				'url'  => admin_url( 'edit-tags.php?taxonomy=' . Topics::TAXONOMY . '&post_type=' . Articles::TYPE ),
			);
		}
		return $steps;
	}
}
