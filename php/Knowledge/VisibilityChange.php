<?php
/**
 * What follows when somebody changes who may read something.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

use Mesa\Access\Roles;
use Mesa\Domain\ReaderLimits;

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
	 * A restricted topic is about to be deleted: what it kept closed stays closed. Its articles, and the topics directly
	 * below it, get as their own what it and the topics above it add to their own.
	 *
	 * @param int $term_id The topic.
	 */
	public static function topic_goes( int $term_id ): void {
		$over = RestrictedTopics::over( $term_id );
		if ( ! $over ) {
			return;
		}
		$team     = Roles::of_team();
		$articles = get_posts( array( 'post_type' => Articles::TYPE, 'post_status' => array_keys( get_post_stati() ), 'fields' => 'ids', 'numberposts' => -1, VisibilityHooks::READER => 'all', 'tax_query' => array( array( 'taxonomy' => Topics::TAXONOMY, 'terms' => $term_id, 'include_children' => false ) ) ) ); // phpcs:ignore WordPress.DB.SlowDBQuery -- Once in a topic's life.
		foreach ( $articles as $id ) {
			$kept = ReaderLimits::together( array( self::own( 'post', $id ), ...$over ), $team );
			KeepFor::article( (int) $id, $kept['kind'], $kept['roles'] );
		}
		$below = get_terms( array( 'taxonomy' => Topics::TAXONOMY, 'parent' => $term_id, 'hide_empty' => false, 'fields' => 'ids', VisibilityHooks::READER => 'all' ) );
		foreach ( is_array( $below ) ? $below : array() as $id ) {
			$kept = ReaderLimits::together( array( self::own( 'term', (int) $id ), ...$over ), $team );
			KeepFor::topic( (int) $id, $kept['kind'], $kept['roles'] );
		}
	}

	/**
	 * What something itself is kept for.
	 *
	 * @param string $type "post" or "term".
	 * @param int    $id   Its id.
	 * @return array{kind: string, roles: list<string>}
	 */
	private static function own( string $type, int $id ): array {
		return array(
			'kind'  => (string) get_metadata( $type, $id, Visibility::META, true ),
			'roles' => array_map( 'strval', (array) get_metadata( $type, $id, Visibility::META_ROLES ) ),
		);
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
