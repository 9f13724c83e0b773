<?php
/**
 * What follows when somebody changes who may read something.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

defined( 'ABSPATH' ) || exit;

/**
 * Tells caches and counts; see VisibilityHooks.
 */
final class VisibilityChange {
	/**
	 * An article's setting has changed.
	 *
	 * @param int $id The post.
	 */
	public static function article( int $id ): void {
		if ( Articles::TYPE !== get_post_type( $id ) ) {
			return;
		}
		// Caching plugins throw away the page.
		clean_post_cache( $id );
		$topics = get_the_terms( $id, Topics::TAXONOMY );
		if ( is_array( $topics ) && $topics ) {
			wp_update_term_count_now( array_column( $topics, 'term_taxonomy_id' ), Topics::TAXONOMY );
		}
		self::tell( array( $id ) );
	}

	/**
	 * A topic's setting has changed, and with it perhaps that of many articles.
	 */
	public static function topic(): void {
		Visibility::forget();
		$topics = get_terms( array( 'taxonomy' => Topics::TAXONOMY, 'hide_empty' => false, 'fields' => 'tt_ids', VisibilityHooks::READER => 'all' ) );
		if ( is_array( $topics ) && $topics ) {
			wp_update_term_count_now( array_map( 'intval', $topics ), Topics::TAXONOMY );
		}
		$articles = get_posts( array( 'post_type' => Articles::TYPE, 'post_status' => 'publish', 'fields' => 'ids', 'numberposts' => -1, VisibilityHooks::READER => 'all' ) );
		array_map( 'clean_post_cache', $articles );
		self::tell( array() );
	}

	/**
	 * Tells whoever keeps something.
	 *
	 * @param list<int> $ids Articles; none: perhaps all.
	 */
	private static function tell( array $ids ): void {
		/**
		 * Fires when who may read an article has changed.
		 *
		 * @param list<int> $ids Articles; an empty list when a topic's setting has changed, and with it perhaps many.
		 */
		do_action( 'mesa_visibility_changed', $ids );
	}
}
