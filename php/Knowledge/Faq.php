<?php
/**
 * Questions in an article.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

defined( 'ABSPATH' ) || exit;

/**
 * Finds questions with their answers: folded details, the FAQ blocks of other plugins, and headings that ask.
 */
final class Faq {
	/** Longer articles are read up to here (bytes). */
	private const MAX = 200_000;
	/** Characters of one answer, and questions of one article. */
	private const LONGEST = 2000;
	private const MOST    = 50;

	/**
	 * The questions of an article, in its order.
	 *
	 * @param string $content As the editor stores it; neither blocks nor shortcodes are run.
	 * @return list<array{question: string, answer: string}> Plain text. One heading that asks is no list of questions.
	 */
	public static function of( string $content ): array {
		$html  = (string) preg_replace( array( '/<!--.*?-->/s', '#<(script|style)\b[^>]*>.*?</\1\s*>#is' ), '', substr( strip_shortcodes( $content ), 0, self::MAX ) );
		$found = array_merge( self::matches( '#<details\b[^>]*>\s*<summary\b[^>]*>(.*?)</summary>(.*?)</details>#is', $html ), self::matches( '#<strong class="schema-faq-question">(.*?)</strong>\s*<p class="schema-faq-answer">(.*?)</p>#is', $html ), self::matches( '#<h3 class="rank-math-question[^"]*">(.*?)</h3>\s*<div class="rank-math-answer[^"]*">(.*?)</div>#is', $html ) );
		$asked = self::headings( (string) preg_replace( '#<details\b.*?</details>#is', '', $html ) );
		if ( count( $asked ) >= 2 ) {
			array_push( $found, ...$asked );
		}
		$unique = array();
		foreach ( $found as $one ) {
			$unique[ $one['question'] ] ??= $one;
		}
		return array_slice( array_values( $unique ), 0, self::MOST );
	}

	/**
	 * Questions that a pattern finds.
	 *
	 * @param string $pattern With a group for the question and one for the answer.
	 * @param string $html    Where to look.
	 * @return list<array{question: string, answer: string}>
	 */
	private static function matches( string $pattern, string $html ): array {
		preg_match_all( $pattern, $html, $found, PREG_SET_ORDER );
		return self::whole( array_map( static fn( array $one ): array => array( $one[1], $one[2] ), $found ) );
	}

	/**
	 * Headings that ask, each with what stands below it.
	 *
	 * @param string $html The article.
	 * @return list<array{question: string, answer: string}>
	 */
	private static function headings( string $html ): array {
		$parts = preg_split( '#<h([2-6])\b[^>]*>(.*?)</h\1>#is', $html, -1, PREG_SPLIT_DELIM_CAPTURE );
		$pairs = array();
		// In Greek it looks like a semicolon.
		$asks = str_starts_with( get_locale(), 'el' ) ? '/[?;;]\W*$/u' : '/[?？؟]\W*$/u';
		for ( $at = 1, $all = is_array( $parts ) ? count( $parts ) : 0; $at < $all; $at += 3 ) {
			if ( ! preg_match( $asks, self::text( $parts[ $at + 1 ] ) ) ) {
				continue;
			}
			$answer = $parts[ $at + 2 ];
			// Smaller headings and what stands below them belong to the answer.
			for ( $next = $at + 3; $next < $all && $parts[ $next ] > $parts[ $at ]; $next += 3 ) {
				$answer .= ' ' . $parts[ $next + 1 ] . ': ' . $parts[ $next + 2 ];
			}
			$pairs[] = array( $parts[ $at + 1 ], $answer );
		}
		return self::whole( $pairs );
	}

	/**
	 * Those that have both words.
	 *
	 * @param list<array{string, string}> $pairs Question and answer, HTML.
	 * @return list<array{question: string, answer: string}>
	 */
	private static function whole( array $pairs ): array {
		$found = array();
		foreach ( $pairs as list( $question, $answer ) ) {
			$question = self::text( $question );
			$answer   = ArticleText::beginning( self::text( $answer ), self::LONGEST );
			if ( '' !== $question && '' !== $answer ) {
				$found[] = compact( 'question', 'answer' );
			}
		}
		return $found;
	}

	/**
	 * HTML as text.
	 *
	 * @param string $html HTML.
	 */
	private static function text( string $html ): string {
		return ArticleText::plain( new \WP_Post( (object) array( 'post_content' => $html ) ) );
	}
}
