<?php
/**
 * Words without accents and letter case.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Makes words comparable, in the same way for what is searched and for what is looked for.
 */
final class Fold {
	/** Scripts that write without spaces between words. */
	private const UNSPACED = '/[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]/u';

	/** Endings of several European languages that say little about what a word is about. */
	private const ENDINGS = '/(?:ciones|cion|ments?|ings?|ungen|ung|ies|ied|es|ed|en|er|s|y|e)$/';

	/**
	 * The words of a text, in order.
	 *
	 * @param string $text UTF-8.
	 * @return list<string>
	 */
	public static function words( string $text ): array {
		return preg_split( '/[^\p{L}\p{N}\p{M}]+/u', self::fold( $text ), -1, PREG_SPLIT_NO_EMPTY ) ?: array();
	}

	/**
	 * A text as its words, each between spaces, so that " word " finds a whole one.
	 *
	 * @param string $text UTF-8.
	 */
	public static function line( string $text ): string {
		return ' ' . implode( ' ', self::words( $text ) ) . ' ';
	}

	/**
	 * Lower case without accents.
	 *
	 * The locale is fixed: German's "ä → ae" would part what was indexed by one request from what another looks for.
	 *
	 * @param string $text UTF-8.
	 */
	public static function fold( string $text ): string {
		// WordPress makes one "s" of "ß"; people without that key write two.
		$text = remove_accents( strtr( $text, array( 'ß' => 'ss', 'ẞ' => 'ss' ) ), 'en_US' );
		$text = function_exists( 'mb_strtolower' ) ? mb_strtolower( $text, 'UTF-8' ) : strtolower( $text );
		if ( ! preg_match( '/[^\x00-\x7f]/', $text ) || ! class_exists( \Normalizer::class ) ) {
			return $text;
		}
		$apart = \Normalizer::normalize( $text, \Normalizer::FORM_KD );
		return false === $apart ? $text : (string) preg_replace( '/[\x{0300}-\x{036f}]+/u', '', $apart );
	}

	/**
	 * The part of a folded word that its relatives share: "returns", "returned" → "return".
	 *
	 * @param string $word Folded.
	 */
	public static function stem( string $word ): string {
		if ( strlen( $word ) < 5 || preg_match( '/[^a-z]/', $word ) ) {
			return $word;
		}
		$stem = (string) preg_replace( self::ENDINGS, '', $word );
		$stem = (string) preg_replace( '/([bdgmnprt])\1$/', '$1', $stem );
		return strlen( $stem ) < 4 ? $word : $stem;
	}

	/**
	 * Whether a word belongs to a script without spaces, where it may stand anywhere.
	 *
	 * @param string $word Folded.
	 */
	public static function is_unspaced( string $word ): bool {
		return (bool) preg_match( self::UNSPACED, $word );
	}
}
