<?php
/**
 * A visitor's question as it is kept.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Takes out of a question what may tell who asks: addresses, long numbers, links. What is left is in lower case, so that
 * the same question is counted once however it is typed.
 */
final class AskedQuestion {
	/** Longer questions are cut (characters); people who paste a whole mail do not search. */
	private const LENGTH = 120;
	/** A number with more digits is an order's, a phone's or a card's. */
	private const DIGITS = 5;

	/**
	 * The question for people.
	 *
	 * @param string $asked As it was typed.
	 * @return string Lower case on one line; '' when nothing is left to keep.
	 */
	public static function clean( string $asked ): string {
		$asked = mb_strtolower( wp_check_invalid_utf8( $asked, true ), 'UTF-8' );
		$asked = (string) preg_replace( '/[\p{C}\p{Z}\s]+/u', ' ', $asked );
		// "+34 600 11 22 33", "4111-1111-1111-1111": one number, whatever stands between its digits.
		$asked = (string) preg_replace( '/\+?\d(?:[\s.\-\/()]*\d){' . self::DIGITS . ',}/u', ' ', $asked );
		$words = array_filter( explode( ' ', $asked ), static fn( string $word ): bool => '' !== $word && ! self::tells_who( $word ) );
		$text  = trim( implode( ' ', $words ) );
		return '' === trim( Fold::line( $text ) ) ? '' : trim( mb_substr( $text, 0, self::LENGTH ) );
	}

	/**
	 * What makes two questions the same one.
	 *
	 * @param string $clean As clean() gives it.
	 * @return string 32 hexadecimal characters.
	 */
	public static function key( string $clean ): string {
		return md5( implode( ' ', Fold::words( $clean ) ) );
	}

	/**
	 * Whether a word may name a person or a thing of theirs.
	 *
	 * @param string $word Without spaces.
	 */
	private static function tells_who( string $word ): bool {
		return str_contains( $word, '@' )
			|| str_contains( $word, '://' )
			|| mb_strlen( $word ) > 40
			|| preg_match_all( '/\d/', $word ) > self::DIGITS;
	}
}
