<?php
/**
 * The article that a block stands on.
 *
 * @package Mesa
 */

namespace Mesa\Blocks;

use Mesa\Knowledge\Articles;
use Mesa\Knowledge\Shelf;

defined( 'ABSPATH' ) || exit;

/**
 * Which article the page shows; in the editor's preview of a template, one to look at.
 */
final class CurrentArticle {
	/**
	 * The article.
	 *
	 * @return \WP_Post|null Null when the page shows none.
	 */
	public static function get(): ?\WP_Post {
		$post = get_post();
		if ( $post instanceof \WP_Post && Articles::TYPE === $post->post_type && ( is_singular() || self::is_preview() || in_the_loop() ) ) {
			return $post;
		}
		$asked = is_singular( Articles::TYPE ) ? get_queried_object() : null;
		if ( $asked instanceof \WP_Post ) {
			return $asked;
		}
		return self::is_preview() ? self::sample() : null;
	}

	/**
	 * Whether the editor asks what a block will look like.
	 */
	public static function is_preview(): bool {
		return defined( 'REST_REQUEST' ) && REST_REQUEST;
	}

	/**
	 * The first article of the shelf.
	 */
	private static function sample(): ?\WP_Post {
		$shelf = Shelf::here();
		foreach ( array( ...array_keys( $shelf->topics ), 0 ) as $topic ) {
			foreach ( $shelf->articles( $topic ) as $id ) {
				return get_post( $id );
			}
		}
		return null;
	}
}
