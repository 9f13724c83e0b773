<?php
/**
 * The knowledge base.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

use Mesa\Data\ArticleIndexStore;

defined( 'ABSPATH' ) || exit;

/**
 * Registers articles, topics, the knowledge page, and keeps the search words in step with the articles.
 */
final class Knowledge {
	/**
	 * Takes the way to the search words; most requests need none.
	 *
	 * @param \Closure(): ArticleIndexStore $index Gives the store.
	 */
	public function __construct( private readonly \Closure $index ) {}

	/**
	 * Called on init.
	 *
	 * @param bool $with_templates Whether somebody may ask for the knowledge page's templates.
	 */
	public function register( bool $with_templates ): void {
		// First the topics: their addresses lie below the articles' and have to be looked at first.
		Topics::register();
		Articles::register();
		VisibilityHooks::hook();
		KnowledgePage::hook( $with_templates );
		if ( is_admin() ) {
			AdminMenu::hook();
		}
		// Its words are made anew by the next search, or forgotten when nobody may see it any more.
		$mark = fn( int $article_id ) => ( $this->index )()->mark( array( $article_id ) );
		add_action(
			'wp_after_insert_post',
			static function ( int $id, \WP_Post $post ) use ( $mark ): void {
				if ( Articles::TYPE === $post->post_type ) {
					$mark( $id );
				}
			},
			10,
			2
		);
		add_action(
			'set_object_terms',
			static function ( int $id, $terms, $tt_ids, string $taxonomy ) use ( $mark ): void {
				if ( Topics::TAXONOMY === $taxonomy ) {
					$mark( $id );
				}
			},
			10,
			4
		);
		add_action(
			'deleted_post',
			function ( int $id, \WP_Post $post ): void {
				if ( Articles::TYPE === $post->post_type ) {
					( $this->index )()->forget( $id );
				}
			},
			10,
			2
		);
		foreach ( array( 'edited_', 'delete_' ) as $event ) {
			add_action( $event . Topics::TAXONOMY, fn() => ( $this->index )()->mark_all() );
		}
	}
}
