<?php
/**
 * Addresses of articles that do not exist for the reader.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

defined( 'ABSPATH' ) || exit;

/**
 * Leads to nothing, as WordPress does where there is nothing; see VisibilityHooks.
 */
final class ArticleDoors {
	/**
	 * Whether something is a restricted article that is not meant for somebody, or a file or revision of one.
	 *
	 * @param int      $post_id A post of any type.
	 * @param int|null $user_id As Visibility::may_read() takes it.
	 */
	public static function is_hidden( int $post_id, ?int $user_id = null ): bool {
		$post = $post_id > 0 ? get_post( $post_id ) : null;
		if ( $post instanceof \WP_Post && in_array( $post->post_type, array( 'attachment', 'revision' ), true ) && $post->post_parent > 0 ) {
			$post = get_post( $post->post_parent );
		}
		return $post instanceof \WP_Post && Articles::TYPE === $post->post_type && ! Visibility::is_meant_for( $post, Reader::of( $user_id ) );
	}

	/**
	 * Where WordPress sends somebody whose address led to nothing.
	 *
	 * @param string $target Its guess.
	 * @return string|false False when that would tell of an article.
	 */
	public static function redirect( string $target ): string|false {
		$asked = max( (int) get_query_var( 'p' ), (int) get_query_var( 'page_id' ), (int) get_query_var( 'attachment_id' ) );
		if ( self::is_hidden( $asked ) ) {
			return false;
		}
		parse_str( (string) wp_parse_url( $target, PHP_URL_QUERY ), $query );
		$slug    = (string) ( $query[ Articles::TYPE ] ?? basename( (string) wp_parse_url( $target, PHP_URL_PATH ) ) );
		$article = '' === $slug ? null : get_page_by_path( $slug, OBJECT, Articles::TYPE );
		return self::is_hidden( (int) ( $query['p'] ?? 0 ) ) || ( $article instanceof \WP_Post && self::is_hidden( $article->ID ) ) ? false : $target;
	}

	/**
	 * Keeps caches from showing to everybody what somebody may read.
	 */
	public static function forbid_caching(): void {
		$article = is_singular( Articles::TYPE ) ? get_queried_object_id() : 0;
		$is_kept = $article > 0 ? self::is_hidden( $article, 0 ) : is_user_logged_in();
		if ( ! $is_kept ) {
			return;
		}
		// What caching plugins and their drop-ins look at.
		foreach ( array( 'DONOTCACHEPAGE', 'DONOTCACHEDB', 'DONOTMINIFY' ) as $name ) {
			defined( $name ) || define( $name, true );
		}
		nocache_headers();
		header( 'Cache-Control: private, no-store, no-cache, must-revalidate, max-age=0' );
		add_filter( 'wp_robots', static fn( array $robots ): array => array( 'noindex' => true, 'noarchive' => true ) + $robots );
	}
}
