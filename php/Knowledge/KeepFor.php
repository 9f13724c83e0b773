<?php
/**
 * Says who may read an article or a topic.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;


defined( 'ABSPATH' ) || exit;

/**
 * Keeps the setting, the stricter half first: at no moment may more people read than before and after.
 */
final class KeepFor {
	/**
	 * An article.
	 *
	 * @param int          $id    Post id.
	 * @param string       $kind  One of Visibility::KINDS.
	 * @param list<string> $roles Roles' slugs, for the kind "roles".
	 */
	public static function article( int $id, string $kind, array $roles ): void {
		self::keep( 'post', $id, $kind, $roles );
	}

	/**
	 * A topic, and with it everything in it.
	 *
	 * @param int          $id    Term id.
	 * @param string       $kind  One of Visibility::KINDS.
	 * @param list<string> $roles Roles' slugs, for the kind "roles".
	 */
	public static function topic( int $id, string $kind, array $roles ): void {
		self::keep( 'term', $id, $kind, $roles );
	}

	/**
	 * Writes what has changed.
	 *
	 * @param string       $type  "post" or "term".
	 * @param int          $id    Its id.
	 * @param string       $kind  One of Visibility::KINDS; others are not kept.
	 * @param list<string> $roles Roles' slugs.
	 */
	private static function keep( string $type, int $id, string $kind, array $roles ): void {
		if ( ! in_array( $kind, Visibility::KINDS, true ) ) {
			return;
		}
		$wanted = Visibility::ROLES === $kind ? array_values( array_unique( array_filter( array_map( 'sanitize_key', $roles ) ) ) ) : array();
		$there  = array_map( 'strval', (array) get_metadata( $type, $id, Visibility::META_ROLES ) );
		foreach ( array_diff( $there, $wanted ) as $role ) {
			delete_metadata( $type, $id, Visibility::META_ROLES, $role );
		}
		if ( Visibility::EVERYBODY !== $kind && get_metadata( $type, $id, Visibility::META, true ) !== $kind ) {
			update_metadata( $type, $id, Visibility::META, $kind );
		}
		foreach ( array_diff( $wanted, $there ) as $role ) {
			add_metadata( $type, $id, Visibility::META_ROLES, $role );
		}
		if ( Visibility::EVERYBODY === $kind ) {
			delete_metadata( $type, $id, Visibility::META );
		}
	}
}
