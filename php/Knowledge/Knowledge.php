<?php
/**
 * The knowledge base.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

use Mesa\Data\Knowledge\ArticleIndexStore;

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
		if ( ! is_admin() || $with_templates ) {
			KnowledgePage::hook( $with_templates );
			self::tell_search_engines();
		}
		if ( is_admin() ) {
			AdminMenu::hook();
		}
		add_action( 'rest_api_init', static fn() => VisibilityHooks::is_core_route() ? Aliases::register() : null );
		$this->follow_changes();
	}

	/**
	 * Tells the search of what changes in articles and topics.
	 */
	private function follow_changes(): void {
		$upkeep = null;
		$search = function () use ( &$upkeep ): IndexUpkeep {
			return $upkeep ??= new IndexUpkeep( $this->index );
		};
		add_action( 'wp_after_insert_post', static fn( $id, $post ) => $post instanceof \WP_Post && Articles::TYPE === $post->post_type && $search()->changed( (int) $id ), 10, 2 );
		add_action( 'set_object_terms', static fn( $id, $terms, $tt_ids, $taxonomy ) => Topics::TAXONOMY === $taxonomy && $search()->changed( (int) $id ), 10, 4 );
		foreach ( array( 'added_post_meta', 'updated_post_meta', 'deleted_post_meta' ) as $event ) {
			// Most meta is none of ours, and loads no class to ask.
			add_action( $event, static fn( $meta, $id, $key ) => str_starts_with( (string) $key, '_mesa_' ) && Aliases::META === $key && $search()->changed( (int) $id ), 10, 3 );
		}
		add_action( 'deleted_post', static fn( $id, $post ) => $post instanceof \WP_Post && Articles::TYPE === $post->post_type && $search()->gone( (int) $id ), 10, 2 );
		foreach ( array( 'edited_', 'delete_' ) as $event ) {
			add_action( $event . Topics::TAXONOMY, static fn() => $search()->all_changed() );
		}
		foreach ( array( 'mesa_visibility_changed', 'mesa_synonyms_changed', 'permalink_structure_changed' ) as $event ) {
			// Nothing else remembers these, should this request die.
			add_action( $event, static fn() => $search()->later( true ) );
		}
	}

	/**
	 * Markup on our own pages, and none of results; see Markup.
	 */
	private static function tell_search_engines(): void {
		add_action( 'wp_head', static fn() => is_singular( Articles::TYPE ) || is_post_type_archive( Articles::TYPE ) || is_tax( Topics::TAXONOMY ) ? Markup::print() : null, 5 );
		// phpcs:ignore WordPress.Security.NonceVerification -- Only whether it is there.
		add_filter( 'wp_robots', static fn( $robots ) => isset( $_GET['mesa_q'] ) ? array( 'noindex' => true ) + (array) $robots : $robots );
		$is_inside = false;
		add_filter(
			'wp_sitemaps_posts_pre_url_list',
			static function ( $list, $type, $page ) use ( &$is_inside ) {
				if ( $is_inside || null !== $list || Articles::TYPE !== $type || 1 !== (int) $page ) {
					return $list;
				}
				$is_inside = true;
				$list      = Markup::sitemap();
				$is_inside = false;
				return $list;
			},
			10,
			3
		);
	}
}
