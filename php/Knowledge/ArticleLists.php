<?php
/**
 * Lists without what the reader may not see.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

defined( 'ABSPATH' ) || exit;

/**
 * Narrows WordPress's own queries; see VisibilityHooks.
 */
final class ArticleLists {
	/**
	 * Posts.
	 *
	 * @param string    $where The query's WHERE.
	 * @param \WP_Query $query The query.
	 */
	public static function where( string $where, \WP_Query $query ): string {
		$reader = $query->query_vars[ VisibilityHooks::READER ] ?? null;
		// Whoever types commands on the server without naming a user means everything; cron events do not.
		$is_operator = defined( 'WP_CLI' ) && WP_CLI && ! wp_doing_cron() && ! is_user_logged_in();
		if ( 'all' === $reader || ( null === $reader && $is_operator ) ) {
			return $where;
		}
		$reader = is_int( $reader ) ? $reader : null;
		$any    = ! str_contains( $where, 'post_type' );
		if ( $any || str_contains( $where, "'" . Articles::TYPE . "'" ) ) {
			$where .= ' AND ' . Visibility::condition( '', $reader );
		}
		if ( $any || str_contains( $where, "'attachment'" ) ) {
			$where .= ' AND ' . Visibility::files_condition( '', $reader );
		}
		return $where;
	}

	/**
	 * Topics. Not those of given articles: WordPress keeps these for everybody, and who may read the article may read
	 * its topics.
	 *
	 * @param array<string, string> $clauses Of the query.
	 * @param array<string, mixed>  $args    Of the query.
	 * @return array<string, string>
	 */
	public static function terms( array $clauses, array $args ): array {
		$reader = $args[ VisibilityHooks::READER ] ?? null;
		if ( 'all' === $reader || ! empty( $args['object_ids'] ) ) {
			return $clauses;
		}
		$closed = Visibility::closed_topics( is_int( $reader ) ? $reader : null );
		if ( $closed ) {
			$clauses['where'] .= ( '' === trim( $clauses['where'] ) ? '' : ' AND ' ) . 't.term_id NOT IN (' . implode( ',', $closed ) . ')';
		}
		return $clauses;
	}

	/**
	 * Comments, where another plugin lets people write some below articles.
	 *
	 * @param array<string, string> $clauses Of the query.
	 * @return array<string, string>
	 */
	public static function comments( array $clauses ): array {
		$clauses['where'] .= ' AND ' . Visibility::comments_condition();
		return $clauses;
	}

	/**
	 * The entries of a menu.
	 *
	 * @param list<object> $items As WordPress has set them up.
	 * @return list<object>
	 */
	public static function menu( array $items ): array {
		return is_admin() ? $items : array_values( array_filter( $items, static fn( object $item ): bool => ! self::is_hidden( (string) $item->object, (int) $item->object_id ) ) );
	}

	/**
	 * Whether an entry of a menu leads to an article or a topic that the reader may not see.
	 *
	 * @param string $what A post type or a taxonomy.
	 * @param int    $id   Of the post or the term.
	 */
	public static function is_hidden( string $what, int $id ): bool {
		return match ( $what ) {
			Articles::TYPE   => ! Visibility::may_read( $id ),
			Topics::TAXONOMY => in_array( $id, Visibility::closed_topics(), true ),
			default          => false,
		};
	}
}
