<?php
/**
 * What an article is also found as.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

defined( 'ABSPATH' ) || exit;

/**
 * Other words for an article, typed by its author: what people call the thing that the article calls otherwise.
 */
final class Aliases {
	/** Post meta, one alias a line. */
	public const META = '_mesa_aliases';
	/** Of one article, and characters of one. */
	private const MOST    = 30;
	private const LONGEST = 80;

	/**
	 * Registers the meta for the editor.
	 */
	public static function register(): void {
		register_post_meta(
			Articles::TYPE,
			self::META,
			array(
				'type'              => 'string',
				'single'            => true,
				'default'           => '',
				'show_in_rest'      => true,
				'revisions_enabled' => false,
				'sanitize_callback' => self::clean( ... ),
				'auth_callback'     => static fn( bool $allowed, string $key, int $id ): bool => current_user_can( 'edit_post', $id ),
			)
		);
	}

	/**
	 * An article's.
	 *
	 * @param int $id Post id.
	 * @return list<string>
	 */
	public static function of( int $id ): array {
		$saved = get_post_meta( $id, self::META, true );
		return is_string( $saved ) && '' !== $saved ? explode( "\n", self::clean( $saved ) ) : array();
	}

	/**
	 * Adds one, unless the article has it.
	 *
	 * @param int    $id    Post id.
	 * @param string $alias Words.
	 */
	public static function add( int $id, string $alias ): void {
		update_post_meta( $id, self::META, wp_slash( self::clean( implode( "\n", array( ...self::of( $id ), $alias ) ) ) ) );
	}

	/**
	 * Lines without blanks, doubles and more than an article may have.
	 *
	 * @param mixed $lines As typed.
	 */
	public static function clean( mixed $lines ): string {
		$kept = array();
		foreach ( preg_split( '/\R/u', is_string( $lines ) ? $lines : '' ) ?: array() as $line ) {
			$line = mb_substr( trim( sanitize_text_field( $line ) ), 0, self::LONGEST );
			if ( '' !== $line ) {
				$kept[ mb_strtolower( $line ) ] ??= $line;
			}
		}
		return implode( "\n", array_slice( $kept, 0, self::MOST ) );
	}
}
