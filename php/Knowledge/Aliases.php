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
	/** The field in REST. */
	public const FIELD = 'mesa_aliases';
	/** Of one article, and characters of one. */
	private const MOST    = 30;
	private const LONGEST = 80;

	/**
	 * The field "mesa_aliases" of wp/v2/mesa-articles, one alias a line. Only whoever may edit the article sees it.
	 * Called where routes are made.
	 *
	 * @see https://developer.wordpress.org/reference/functions/register_rest_field/
	 */
	public static function register(): void {
		register_rest_field(
			Articles::TYPE,
			self::FIELD,
			array(
				'get_callback'    => static fn( array $post ): string => implode( "\n", self::of( (int) $post['id'] ) ),
				'update_callback' => static fn( $value, \WP_Post $post ): bool => self::save( $post->ID, (string) $value ),
				'schema'          => array(
					'description' => 'Other words by which the article is found, one a line.',
					'type'        => 'string',
					'context'     => array( 'edit' ),
					'maxLength'   => 4000,
				),
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
		self::save( $id, implode( "\n", array( ...self::of( $id ), $alias ) ) );
	}

	/**
	 * Keeps these in place of those that the article has.
	 *
	 * @param int    $id    Post id.
	 * @param string $lines One a line.
	 */
	public static function save( int $id, string $lines ): bool {
		$clean = self::clean( $lines );
		if ( '' === $clean ) {
			delete_post_meta( $id, self::META );
		} else {
			update_post_meta( $id, self::META, wp_slash( $clean ) );
		}
		return true;
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
