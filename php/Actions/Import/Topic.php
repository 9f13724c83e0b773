<?php
/**
 * A topic by its path.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Import;

defined( 'ABSPATH' ) || exit;

/**
 * Finds and makes topics by their names from the highest on.
 */
final class Topic {
	private const TAXONOMY = 'mesa_topic';

	/**
	 * The topic.
	 *
	 * @param list<string> $path Names from the highest on.
	 * @return int 0 when there is none.
	 */
	public static function find( array $path ): int {
		$id = 0;
		foreach ( $path as $name ) {
			$id = self::child( $name, $id );
			if ( 0 === $id ) {
				return 0;
			}
		}
		return $id;
	}

	/**
	 * The topic, and those above it, made where they are missing.
	 *
	 * @param list<string>        $path    Names from the highest on.
	 * @param \Closure(int): void $on_made Told of each that was made.
	 */
	public static function make( array $path, \Closure $on_made ): int {
		$id = 0;
		foreach ( $path as $name ) {
			$found = self::child( $name, $id );
			if ( 0 === $found ) {
				$made = wp_insert_term( wp_slash( sanitize_text_field( $name ) ), self::TAXONOMY, array( 'parent' => $id ) );
				if ( is_wp_error( $made ) ) {
					return $id;
				}
				$found = (int) $made['term_id'];
				$on_made( $found );
			}
			$id = $found;
		}
		return $id;
	}

	/**
	 * A topic right below another.
	 *
	 * @param string $name   Its name.
	 * @param int    $parent The one above, 0 for none.
	 */
	private static function child( string $name, int $parent ): int {
		$found = term_exists( sanitize_text_field( $name ), self::TAXONOMY, $parent );
		return is_array( $found ) ? (int) $found['term_id'] : 0;
	}
}
