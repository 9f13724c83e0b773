<?php
/**
 * The order of topics and articles, for those who change it.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

use Mesa\Domain\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Shows the whole library with drafts, and takes changes of its order. Topics and articles are WordPress's own, so
 * changes go through its functions and everything that hooks them.
 */
final class ShelfEditor {
	/** Articles that can be put in order on one screen. */
	private const MOST = 2000;

	/**
	 * The library.
	 *
	 * @return array<string, mixed> As in the contract's "shelf".
	 */
	public static function show(): array {
		Shelf::forget();
		$shelf = Shelf::here();
		$posts = get_posts(
			array(
				'post_type'      => Articles::TYPE,
				'post_status'    => array( 'publish', 'draft', 'pending', 'future', 'private' ),
				'numberposts'    => self::MOST,
				'orderby'        => array( 'menu_order' => 'ASC', 'title' => 'ASC' ),
				'suppress_filters' => false,
			)
		);
		$lists = array();
		foreach ( $posts as $post ) {
			foreach ( self::topics_of( $post->ID, $shelf ) as $topic ) {
				$lists[ $topic ][] = $post->ID;
			}
		}
		return array(
			'topics'   => array_values( array_map( static fn( \WP_Term $topic ): array => self::topic( $topic, $shelf ), $shelf->topics ) ),
			'articles' => array_map( self::article( ... ), $posts ),
			'lists'    => array_map(
				static fn( int $topic ): array => array(
					'topic' => $topic,
					'ids'   => ArticleOrder::sorted( $lists[ $topic ] ?? array(), $topic ),
				),
				array( ...array_keys( $shelf->topics ), 0 )
			),
		);
	}

	/**
	 * Takes a change.
	 *
	 * @param array{topics?: list<array{id: int, parent: int}>, lists?: list<array{topic: int, ids: list<int>}>, move?: array{article: int, from: int, to: int}|null} $change As in the contract's "shelf-change".
	 * @throws Refusal When it cannot be; nothing is changed then.
	 */
	public static function change( array $change ): void {
		$shelf = Shelf::here();
		$move  = $change['move'] ?? null;
		self::check( $shelf, $change );
		if ( $move ) {
			if ( $move['from'] > 0 ) {
				wp_remove_object_terms( $move['article'], $move['from'], Topics::TAXONOMY );
			}
			if ( $move['to'] > 0 ) {
				wp_add_object_terms( $move['article'], $move['to'], Topics::TAXONOMY );
			}
		}
		$places = array();
		foreach ( $change['topics'] ?? array() as $topic ) {
			$place = $places[ $topic['parent'] ] = ( $places[ $topic['parent'] ] ?? 0 ) + 1;
			if ( $shelf->topics[ $topic['id'] ]->parent !== $topic['parent'] ) {
				wp_update_term( $topic['id'], Topics::TAXONOMY, array( 'parent' => $topic['parent'] ) );
			}
			update_term_meta( $topic['id'], Topics::ORDER, $place );
		}
		foreach ( $change['lists'] ?? array() as $list ) {
			ArticleOrder::keep( $list['topic'], $list['ids'] );
		}
		Shelf::forget();
	}

	/**
	 * Looks whether a change can be made.
	 *
	 * @param Shelf                $shelf  As it is.
	 * @param array<string, mixed> $change As change() takes it.
	 * @throws Refusal When it cannot be.
	 */
	private static function check( Shelf $shelf, array $change ): void {
		$known   = static fn( int $topic ): bool => 0 === $topic || isset( $shelf->topics[ $topic ] );
		$gone    = __( 'Somebody has changed the topics meanwhile. Reload the page to see them as they are.', 'mesa-help-desk' );
		$parents = array();
		foreach ( $change['topics'] ?? array() as $topic ) {
			if ( ! isset( $shelf->topics[ $topic['id'] ] ) || ! $known( $topic['parent'] ) ) {
				throw Refusal::conflict( 'mesa_shelf_changed', $gone );
			}
			$parents[ $topic['id'] ] = $topic['parent'];
		}
		foreach ( array_keys( $parents ) as $topic ) {
			$seen = array();
			for ( $at = $topic; $at > 0; $at = $parents[ $at ] ?? $shelf->topics[ $at ]->parent ) {
				if ( isset( $seen[ $at ] ) ) {
					throw Refusal::invalid( 'topics', __( 'A topic cannot lie in itself.', 'mesa-help-desk' ) );
				}
				$seen[ $at ] = true;
			}
		}
		foreach ( $change['lists'] ?? array() as $list ) {
			if ( ! $known( $list['topic'] ) ) {
				throw Refusal::conflict( 'mesa_shelf_changed', $gone );
			}
		}
		$move = $change['move'] ?? null;
		if ( $move && ( ! $known( $move['from'] ) || ! $known( $move['to'] ) ) ) {
			throw Refusal::conflict( 'mesa_shelf_changed', $gone );
		}
		if ( $move && ( Articles::TYPE !== get_post_type( $move['article'] ) || ! current_user_can( 'edit_post', $move['article'] ) ) ) {
			throw Refusal::not_found();
		}
	}

	/**
	 * A topic.
	 *
	 * @param \WP_Term $topic The topic.
	 * @param Shelf    $shelf The library.
	 * @return array<string, mixed> As in the contract's "shelf".
	 */
	private static function topic( \WP_Term $topic, Shelf $shelf ): array {
		return array(
			'id'       => $topic->term_id,
			'parent'   => isset( $shelf->topics[ $topic->parent ] ) ? $topic->parent : 0,
			'name'     => html_entity_decode( $topic->name, ENT_QUOTES ),
			'url'      => (string) get_term_link( $topic ),
			'edit_url' => (string) get_edit_term_link( $topic, Topics::TAXONOMY, Articles::TYPE ),
		);
	}

	/**
	 * An article.
	 *
	 * @param \WP_Post $post The article.
	 * @return array<string, mixed> As in the contract's "shelf".
	 */
	private static function article( \WP_Post $post ): array {
		$title = ArticleText::title( $post );
		return array(
			'id'         => $post->ID,
			'title'      => '' !== $title ? $title : __( '(no title)', 'mesa-help-desk' ),
			'published'  => 'publish' === $post->post_status,
			'visibility' => Visibility::of( $post->ID ),
			'url'        => (string) get_permalink( $post ),
			'edit_url'   => (string) get_edit_post_link( $post, 'raw' ),
		);
	}

	/**
	 * Where an article stands.
	 *
	 * @param int   $id    The article.
	 * @param Shelf $shelf The library.
	 * @return non-empty-list<int> Term ids; 0 for no topic.
	 */
	private static function topics_of( int $id, Shelf $shelf ): array {
		$terms = get_the_terms( $id, Topics::TAXONOMY );
		$ids   = is_array( $terms ) ? array_values( array_filter( wp_list_pluck( $terms, 'term_id' ), static fn( int $topic ): bool => isset( $shelf->topics[ $topic ] ) ) ) : array();
		return $ids ? $ids : array( 0 );
	}
}
