<?php
/**
 * Phone numbers as keys.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * A number is written in many ways; its digits are always the same, and its last ones also with and without the country.
 */
final class PhoneNumber {
	/** Fewer digits name nobody. */
	private const FEWEST = 5;
	/** E.164: 15 digits. */
	private const MOST = 15;
	/** What national and international spellings have in common at least; the shortest national numbers have seven digits. */
	private const TAIL = 7;

	/**
	 * Its digits.
	 *
	 * @param string $phone As somebody typed it.
	 * @return string Empty when it is no number.
	 */
	public static function digits( string $phone ): string {
		if ( preg_match( '/[^\d\s+().\/\-–]/u', $phone ) ) {
			return '';
		}
		$digits = (string) preg_replace( '/\D+/', '', str_replace( '(0)', '', $phone ) );
		$digits = str_starts_with( $digits, '00' ) ? substr( $digits, 2 ) : $digits;
		return strlen( $digits ) < self::FEWEST || strlen( $digits ) > self::MOST ? '' : $digits;
	}

	/**
	 * What all spellings of a number end with.
	 *
	 * @param string $digits As digits() gives them.
	 */
	public static function tail( string $digits ): string {
		return substr( $digits, -self::TAIL );
	}

	/**
	 * Whether two spellings are the same number: one is the other without its country, or without the zero before the area.
	 *
	 * @param string $one   Digits.
	 * @param string $other Digits.
	 */
	public static function is_same( string $one, string $other ): bool {
		$plain = array( ltrim( $one, '0' ), ltrim( $other, '0' ) );
		return str_ends_with( $plain[0], $plain[1] ) || str_ends_with( $plain[1], $plain[0] );
	}
}
