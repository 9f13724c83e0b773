<?php
/**
 * An article's headings.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

defined( 'ABSPATH' ) || exit;

/**
 * Gives headings an id made of their words, so that a link to one goes on working when others are added, moved or
 * taken away. An id that the author has typed stays.
 */
final class Headings {
	private const PATTERN = '#<h([2-4])\b([^>]*)>(.*?)</h\1\s*>#is';

	/**
	 * The headings of an article, in order.
	 *
	 * @param string $content The post's content, with or without block comments.
	 * @return list<array{level: int, text: string, id: string}> Without empty ones.
	 */
	public static function of( string $content ): array {
		$headings = array();
		$used     = array();
		preg_match_all( self::PATTERN, strip_shortcodes( $content ), $found, PREG_SET_ORDER );
		foreach ( $found as list( , $level, $attributes, $html ) ) {
			$text = self::text( $html );
			if ( '' !== $text ) {
				$headings[] = array(
					'level' => (int) $level,
					'text'  => $text,
					'id'    => self::id( $attributes, $text, $used ),
				);
			}
		}
		return $headings;
	}

	/**
	 * The same content with an id on each heading.
	 *
	 * @param string $html As it is shown.
	 */
	public static function mark( string $html ): string {
		$used = array();
		return (string) preg_replace_callback(
			self::PATTERN,
			static function ( array $found ) use ( &$used ): string {
				list( $all, $level, $attributes, $inner ) = $found;
				$text = self::text( $inner );
				if ( '' === $text ) {
					return $all;
				}
				$has = '' !== self::own( $attributes );
				$id  = self::id( $attributes, $text, $used );
				return $has ? $all : "<h$level$attributes id=\"" . esc_attr( $id ) . "\">$inner</h$level>";
			},
			$html
		);
	}

	/**
	 * A heading's words.
	 *
	 * @param string $html Its inner HTML.
	 */
	private static function text( string $html ): string {
		return trim( (string) preg_replace( '/\s+/u', ' ', html_entity_decode( wp_strip_all_tags( $html ), ENT_QUOTES | ENT_HTML5, 'UTF-8' ) ) );
	}

	/**
	 * The id that the author has typed.
	 *
	 * @param string $attributes Of the tag.
	 * @return string '' for none.
	 */
	private static function own( string $attributes ): string {
		return preg_match( '/\sid\s*=\s*(?:"([^"]*)"|\'([^\']*)\'|([^\s>]+))/i', $attributes, $found ) ? html_entity_decode( end( $found ), ENT_QUOTES | ENT_HTML5, 'UTF-8' ) : '';
	}

	/**
	 * A heading's id; of several with the same words the later ones get a number.
	 *
	 * @param string              $attributes Of the tag.
	 * @param string              $text       Its words.
	 * @param array<string, true> $used       Ids so far.
	 */
	private static function id( string $attributes, string $text, array &$used ): string {
		$own = self::own( $attributes );
		if ( '' !== $own ) {
			$used[ $own ] = true;
			return $own;
		}
		$plain = sanitize_title( $text );
		// Scripts that have no Latin letters keep their own: an id may have any character but white space.
		$base = '' === $plain || str_contains( $plain, '%' ) ? trim( (string) preg_replace( '/[^\p{L}\p{N}\p{M}]+/u', '-', mb_strtolower( $text ) ), '-' ) : $plain;
		$base = '' === $base ? 'section' : mb_substr( $base, 0, 60 );
		$id   = $base;
		for ( $number = 2; isset( $used[ $id ] ); $number++ ) {
			$id = "$base-$number";
		}
		$used[ $id ] = true;
		return $id;
	}
}
