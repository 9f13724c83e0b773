<?php
/**
 * Every way by which WordPress lets articles out.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

defined( 'ABSPATH' ) || exit;

/**
 * Hooks Visibility into WordPress's lists, addresses, feeds, sitemaps and routes. Closures that look at one string
 * before anything is loaded: pages that show no articles pay nothing (docs/adr/0027). The table of the ways is in
 * docs/visibility.md, and tests/integration/articles-visibility.test.ts walks along each of them.
 */
final class VisibilityHooks {
	/**
	 * Query var of WP_Query and get_terms(): a user id, 0 for what everybody may read; "all" for upkeep.
	 */
	public const READER = 'mesa_reader';

	/**
	 * Called on init.
	 */
	public static function hook(): void {
		self::lists();
		if ( ! is_admin() || wp_doing_ajax() ) {
			self::pages();
		}
		self::changes();
		add_action( 'rest_api_init', static fn() => self::is_core_route() ? VisibilityField::register() : null );
		if ( is_admin() ) {
			add_action( 'enqueue_block_editor_assets', static fn() => ArticleEditor::enqueue() );
			if ( in_array( $GLOBALS['pagenow'] ?? '', array( 'edit.php', 'edit-tags.php', 'term.php', 'admin-ajax.php' ), true ) ) {
				VisibilityScreens::hook();
			}
		}
	}

	/**
	 * Whether routes of WordPress's own may be asked for in this request, on which our fields are.
	 */
	public static function is_core_route(): bool {
		// Inside of a page none is named: the editor asks for some beforehand.
		return 1 === preg_match( '#^/(wp/v2|batch)/#i', (string) ( $GLOBALS['wp']->query_vars['rest_route'] ?? '/wp/v2/' ) );
	}

	/**
	 * Lists: archives, search, feeds, sitemaps, REST collections, blocks, widgets, and those of other plugins.
	 */
	private static function lists(): void {
		// get_posts() leaves out all filters, ours too, unless it is told otherwise.
		add_action( 'pre_get_posts', static fn( \WP_Query $query ) => ! empty( $query->query_vars['suppress_filters'] ) && array_intersect( array( 'any', Articles::TYPE ), (array) ( $query->query_vars['post_type'] ?? '' ) ) ? $query->set( 'suppress_filters', false ) : null, 1000 );
		add_filter( 'posts_where', static fn( $where, $query ) => self::names_articles( (string) $where ) ? ArticleLists::where( (string) $where, $query ) : $where, 1000, 2 );
		add_filter( 'terms_clauses', static fn( $clauses, $taxonomies, $args ) => in_array( Topics::TAXONOMY, (array) $taxonomies, true ) ? ArticleLists::terms( $clauses, $args ) : $clauses, 1000, 3 );
		// Padded counts are counted anew, with what nobody may see.
		add_action( 'pre_get_terms', static function ( \WP_Term_Query $query ): void {
			if ( in_array( Topics::TAXONOMY, (array) ( $query->query_vars['taxonomy'] ?? array() ), true ) ) {
				$query->query_vars['pad_counts'] = false;
			}
		} );
		// Articles have no comments unless another plugin gives them some.
		add_filter( 'comments_clauses', static fn( $clauses ) => post_type_supports( Articles::TYPE, 'comments' ) ? ArticleLists::comments( $clauses ) : $clauses, 1000 );
		// Kept by those who embed, for everybody.
		add_filter( 'oembed_request_post_id', static fn( $id ) => ArticleDoors::is_hidden( (int) $id, 0 ) ? 0 : $id, 1000 );
	}

	/**
	 * What only pages outside of wp-admin do: lists, and addresses that lead to an article or tell that there is one.
	 */
	private static function pages(): void {
		foreach ( array( 'get_previous_post_where', 'get_next_post_where' ) as $hook ) {
			add_filter( $hook, static fn( $where, $same, $excluded, $taxonomy, $post = null ) => Articles::TYPE === ( $post->post_type ?? '' ) ? "$where AND " . Visibility::condition( 'p' ) : $where, 1000, 5 );
		}
		add_filter( 'getarchives_where', static fn( $where, $args ) => Articles::TYPE === ( $args['post_type'] ?? '' ) ? "$where AND " . Visibility::condition( '' ) : $where, 1000, 2 );
		// Sitemaps are for everybody, whoever asks first.
		add_filter( 'wp_sitemaps_posts_query_args', static fn( $args, $type ) => Articles::TYPE === $type ? array( self::READER => 0 ) + $args : $args, 1000, 2 );
		add_filter( 'wp_sitemaps_taxonomies_query_args', static fn( $args, $taxonomy ) => Topics::TAXONOMY === $taxonomy ? array( self::READER => 0 ) + $args : $args, 1000, 2 );
		add_filter( 'comment_feed_where', static fn( $where ) => post_type_supports( Articles::TYPE, 'comments' ) ? ArticleLists::comments( array( 'where' => $where ) )['where'] : $where, 1000 );
		add_filter( 'wp_get_nav_menu_items', static fn( $items ) => is_array( $items ) && array_intersect( array( Articles::TYPE, Topics::TAXONOMY ), array_column( $items, 'object' ) ) ? ArticleLists::menu( $items ) : $items, 1000 );
		foreach ( array( 'navigation-link', 'navigation-submenu' ) as $block ) {
			add_filter( "render_block_core/$block", static fn( $html, $block ) => in_array( $block['attrs']['type'] ?? '', array( Articles::TYPE, Topics::TAXONOMY ), true ) && ArticleLists::is_hidden( $block['attrs']['type'], (int) ( $block['attrs']['id'] ?? 0 ) ) ? '' : $html, 1000, 2 );
		}
		add_action( 'template_redirect', static fn() => is_singular( Articles::TYPE ) || is_post_type_archive( Articles::TYPE ) || is_tax( Topics::TAXONOMY ) ? ArticleDoors::forbid_caching() : null, 0 );
		// Of an address that leads to nothing WordPress guesses which was meant, and names it.
		add_filter( 'redirect_canonical', static fn( $target ) => is_string( $target ) && is_404() ? ArticleDoors::redirect( $target ) : $target, 1000 );
		add_filter( 'old_slug_redirect_post_id', static fn( $id ) => ArticleDoors::is_hidden( (int) $id ) ? 0 : $id, 1000 );
	}

	/**
	 * What follows when somebody changes who may read something, in whatever way.
	 */
	private static function changes(): void {
		foreach ( array( 'added', 'updated', 'deleted' ) as $what ) {
			add_action( "{$what}_post_meta", static fn( $ids, $post_id, $key ) => Visibility::META === $key || Visibility::META_ROLES === $key ? VisibilityChange::article( (int) $post_id ) : null, 10, 3 );
			add_action( "{$what}_term_meta", static fn( $ids, $term_id, $key ) => Visibility::META === $key || Visibility::META_ROLES === $key ? VisibilityChange::topic() : null, 10, 3 );
		}
		add_action( 'pre_delete_term', static fn( $term_id, $taxonomy ) => Topics::TAXONOMY === $taxonomy ? VisibilityChange::topic_goes( (int) $term_id ) : null, 10, 2 );
		// Into another topic, which may be restricted, as may those that it lies in.
		add_action( 'edited_' . Topics::TAXONOMY, static fn() => Visibility::forget() );
	}

	/**
	 * Whether a query may give articles, or files that belong to some.
	 *
	 * @param string $where The query's WHERE.
	 */
	private static function names_articles( string $where ): bool {
		return str_contains( $where, "'" . Articles::TYPE . "'" ) || str_contains( $where, "'attachment'" ) || ! str_contains( $where, 'post_type' );
	}
}
