<?php
/**
 * An article as plain text.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

use Mesa\Domain\Fold;

defined( 'ABSPATH' ) || exit;

/**
 * Reads an article's words without running its blocks and shortcodes: what they print depends on who looks.
 */
final class ArticleText {
	/** Longer articles are searched up to here (bytes). */
	private const MAX = 200_000;

	/**
	 * The text of the article.
	 *
	 * @param \WP_Post $post The article.
	 */
	public static function plain( \WP_Post $post ): string {
		$html = substr( strip_shortcodes( $post->post_content ), 0, self::MAX );
		$html = (string) preg_replace( '/<!--.*?-->/s', ' ', $html );
		$html = (string) preg_replace( '#<(?:/?(?:p|h[1-6]|li|ul|ol|div|td|th|tr|table|blockquote|figure|figcaption|pre|dt|dd)|br)\b[^>]*>#i', ' $0', $html );
		$text = html_entity_decode( wp_strip_all_tags( $html ), ENT_QUOTES | ENT_HTML5, 'UTF-8' );
		return trim( (string) preg_replace( '/\s+/u', ' ', wp_check_invalid_utf8( $text, true ) ) );
	}

	/**
	 * The headings of the article, one a line.
	 *
	 * @param \WP_Post $post The article.
	 */
	public static function headings( \WP_Post $post ): string {
		preg_match_all( '#<h[1-6]\b[^>]*>(.*?)</h[1-6]>#is', substr( $post->post_content, 0, self::MAX ), $found );
		$headings = array_map( static fn( string $html ): string => trim( html_entity_decode( wp_strip_all_tags( $html, true ), ENT_QUOTES | ENT_HTML5, 'UTF-8' ) ), $found[1] );
		return implode( "\n", array_filter( $headings, static fn( string $heading ): bool => '' !== $heading ) );
	}

	/**
	 * The title as text.
	 *
	 * @param \WP_Post $post The article.
	 */
	public static function title( \WP_Post $post ): string {
		return trim( html_entity_decode( wp_strip_all_tags( get_the_title( $post ) ), ENT_QUOTES | ENT_HTML5, 'UTF-8' ) );
	}

	/**
	 * A piece of the text around the words that were looked for.
	 *
	 * @param string       $text   Plain.
	 * @param list<string> $words  Folded.
	 * @param int          $length About so many characters.
	 * @return string With "…" where something was left out; '' when no word occurs.
	 */
	public static function around( string $text, array $words, int $length = 160 ): string {
		$stems = array_map( Fold::stem( ... ), $words );
		$best  = self::densest( self::hits( $text, $stems ), $length );
		if ( null === $best ) {
			return '';
		}
		$before = substr( $text, 0, $best );
		// From the beginning of the sentence when it is near, else from a few words before.
		$begin = preg_match( '/[.!?:]\s+(?=[^.!?:]{0,70}$)/u', mb_substr( $before, -75 ), $found, PREG_OFFSET_CAPTURE )
			? strlen( $before ) - strlen( mb_substr( $before, -75 ) ) + $found[0][1] + strlen( $found[0][0] )
			: ( mb_strlen( $before ) <= 70 ? 0 : strlen( $before ) - strlen( mb_substr( $before, -40 ) ) );
		if ( $begin > 0 && ! preg_match( '/\s$/', substr( $text, 0, $begin ) ) ) {
			$space = strpos( $text, ' ', $begin );
			$begin = false !== $space && $space < $best ? $space + 1 : $best;
		}
		return ( $begin > 0 ? '…' : '' ) . self::beginning( substr( $text, $begin ), $length );
	}

	/**
	 * The beginning of a text.
	 *
	 * @param string $text   Plain.
	 * @param int    $length About so many characters.
	 */
	public static function beginning( string $text, int $length = 160 ): string {
		if ( mb_strlen( $text ) <= $length ) {
			return $text;
		}
		$cut = mb_substr( $text, 0, $length );
		return rtrim( (string) preg_replace( '/\s+\S*$/u', '', $cut ), ' .,;:' ) . '…';
	}

	/**
	 * Where words occur.
	 *
	 * @param string       $text  Plain.
	 * @param list<string> $stems Folded and cut.
	 * @return list<array{int, int}> Byte offset and number of the word.
	 */
	private static function hits( string $text, array $stems ): array {
		preg_match_all( '/[\p{L}\p{N}\p{M}]+/u', $text, $found, PREG_OFFSET_CAPTURE );
		$hits = array();
		foreach ( $found[0] as list( $word, $offset ) ) {
			$folded = Fold::fold( $word );
			foreach ( $stems as $number => $stem ) {
				if ( str_starts_with( $folded, $stem ) || ( Fold::is_unspaced( $stem ) && str_contains( $folded, $stem ) ) ) {
					$hits[] = array( $offset, $number );
					break;
				}
			}
		}
		return $hits;
	}

	/**
	 * The first offset of the stretch that holds most different words.
	 *
	 * @param list<array{int, int}> $hits   As hits() gives them.
	 * @param int                   $length Of a stretch.
	 */
	private static function densest( array $hits, int $length ): ?int {
		$best  = null;
		$count = 0;
		foreach ( $hits as $index => list( $offset ) ) {
			$words = array();
			for ( $next = $index; isset( $hits[ $next ] ) && $hits[ $next ][0] < $offset + $length; $next++ ) {
				$words[ $hits[ $next ][1] ] = true;
			}
			if ( count( $words ) > $count ) {
				$count = count( $words );
				$best  = $offset;
			}
		}
		return $best;
	}
}
