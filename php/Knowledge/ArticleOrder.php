<?php
/**
 * The order of a topic's articles.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

defined( 'ABSPATH' ) || exit;

/**
 * Each topic keeps a list of its articles, so that one that stands in two topics has a place in each. What is not in
 * the list comes after it, by the page's own order field and title.
 */
final class ArticleOrder {
	/** Term meta: post ids, joined by commas. */
	private const META = '_mesa_article_order';
	/** Option: the same for articles without a topic. */
	private const OPTION = 'mesa_article_order';

	/**
	 * Puts articles in a topic's order.
	 *
	 * @param list<int> $ids   Articles, in the order that holds for those nobody has put in one.
	 * @param int       $topic Term id; 0: no topic.
	 * @return list<int>
	 */
	public static function sorted( array $ids, int $topic ): array {
		$kept = self::of( $topic );
		if ( ! $kept ) {
			return $ids;
		}
		$first = array_values( array_intersect( $kept, $ids ) );
		return array_merge( $first, array_values( array_diff( $ids, $first ) ) );
	}

	/**
	 * The list that a topic keeps; some of them may not exist any more.
	 *
	 * @param int $topic Term id; 0: no topic.
	 * @return list<int>
	 */
	public static function of( int $topic ): array {
		$kept = (string) ( $topic > 0 ? get_term_meta( $topic, self::META, true ) : get_option( self::OPTION, '' ) );
		return '' === $kept ? array() : array_map( 'intval', explode( ',', $kept ) );
	}

	/**
	 * Keeps a list.
	 *
	 * @param int       $topic Term id; 0: no topic.
	 * @param list<int> $ids   Articles, in order.
	 */
	public static function keep( int $topic, array $ids ): void {
		$kept = implode( ',', array_map( 'intval', $ids ) );
		if ( $topic > 0 ) {
			update_term_meta( $topic, self::META, $kept );
		} else {
			update_option( self::OPTION, $kept, false );
		}
	}
}
