<?php
/**
 * All published articles.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

defined( 'ABSPATH' ) || exit;

/**
 * Reads them a few at a time, whoever they are meant for: for what nobody is shown as it is.
 */
final class AllArticles {
	/** Articles in memory at once. */
	private const PAGE = 100;

	/**
	 * Title and text of each.
	 *
	 * @param int $limit At most so many, the newest.
	 * @return \Generator<int, array{0: string, 1: string}> By post id.
	 */
	public static function texts( int $limit ): \Generator {
		for ( $offset = 0; $offset < $limit; $offset += self::PAGE ) {
			$posts = get_posts( array( 'post_type' => Articles::TYPE, 'post_status' => 'publish', 'numberposts' => self::PAGE, 'offset' => $offset, 'orderby' => 'ID', 'order' => 'DESC', 'update_post_meta_cache' => false, 'update_post_term_cache' => false, 'cache_results' => false, 'mesa_reader' => 'all' ) );
			foreach ( $posts as $post ) {
				yield $post->ID => array( ArticleText::title( $post ) . ' ' . ArticleText::headings( $post ), ArticleText::plain( $post ) );
			}
			if ( count( $posts ) < self::PAGE ) {
				return;
			}
		}
	}
}
