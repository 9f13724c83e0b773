<?php
/**
 * The articles before and after one.
 *
 * @package Mesa
 */

namespace Mesa\Blocks;

use Mesa\Knowledge\Shelf;

defined( 'ABSPATH' ) || exit;

/**
 * Gathers what stands beside an article in its topic.
 */
final class ArticleNeighboursView implements View {
	/**
	 * The values for render.php.
	 *
	 * @param array<string, mixed> $attributes The block's attributes.
	 */
	public function values( array $attributes ): ?array {
		$article = CurrentArticle::get();
		$topic   = $article ? Shelf::here()->topic_of( $article->ID ) : null;
		$ids     = $topic ? Shelf::here()->articles( $topic->term_id ) : array();
		$place   = $article ? array_search( $article->ID, $ids, true ) : false;
		if ( false === $place || count( $ids ) < 2 ) {
			return null;
		}
		return array(
			'previous' => self::link( $ids[ $place - 1 ] ?? 0 ),
			'next'     => self::link( $ids[ $place + 1 ] ?? 0 ),
		);
	}

	/**
	 * An article's title and address.
	 *
	 * @param int $id Post id; 0 for none.
	 * @return array{title: string, url: string}|null
	 */
	private static function link( int $id ): ?array {
		return 0 === $id ? null : array(
			'title' => get_the_title( $id ),
			'url'   => (string) get_permalink( $id ),
		);
	}
}
