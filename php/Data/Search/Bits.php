<?php
/**
 * Tickets of one segment.
 *
 * @package Mesa
 */

namespace Mesa\Data\Search;

defined( 'ABSPATH' ) || exit;

/**
 * A set of numbers below SIZE as a string of bytes: two bytes for each number, ascending, while they are few, else one bit for
 * each that could be there. Which of the two it is, its length says. Stored as base64, which every database, driver and backup
 * keeps as it is.
 *
 * @see docs/adr/0022-search-is-an-index-of-our-own.md
 */
final class Bits {
	/** Tickets with the same id >> SHIFT share a segment. */
	public const SHIFT = 14;
	public const SIZE  = 1 << self::SHIFT;
	public const MASK  = self::SIZE - 1;
	/** Length of a bitmap, in bytes. */
	public const BYTES = self::SIZE >> 3;
	/** As many numbers as take fewer bytes than a bitmap. */
	private const FEW = ( self::BYTES >> 1 ) - 1;

	/**
	 * How many bits each byte has; filled once.
	 *
	 * @var list<int>
	 */
	private static array $ones = array();

	/**
	 * A set.
	 *
	 * @param list<int> $numbers Ascending, each once.
	 */
	public static function of( array $numbers ): string {
		return count( $numbers ) <= self::FEW ? pack( 'v*', ...$numbers ) : self::map( $numbers );
	}

	/**
	 * The set of what is in a string of two-byte numbers, which may be long.
	 *
	 * @param string $packed Ascending numbers, each once.
	 */
	public static function of_packed( string $packed ): string {
		return strlen( $packed ) <= 2 * self::FEW ? $packed : self::map( unpack( 'v*', $packed ) );
	}

	/**
	 * Its numbers, ascending.
	 *
	 * @param string $set A set.
	 * @return list<int>
	 */
	public static function numbers( string $set ): array {
		if ( self::BYTES !== strlen( $set ) ) {
			return '' === $set ? array() : array_values( unpack( 'v*', $set ) );
		}
		$numbers = array();
		foreach ( unpack( 'C*', $set ) as $place => $byte ) {
			for ( $bit = 0; 0 !== $byte; $bit++, $byte >>= 1 ) {
				if ( $byte & 1 ) {
					$numbers[] = ( ( $place - 1 ) << 3 ) | $bit;
				}
			}
		}
		return $numbers;
	}

	/**
	 * How many there are.
	 *
	 * @param string $set A set.
	 */
	public static function count( string $set ): int {
		if ( self::BYTES !== strlen( $set ) ) {
			return strlen( $set ) >> 1;
		}
		if ( ! self::$ones ) {
			self::$ones = array_map( static fn( int $byte ): int => substr_count( decbin( $byte ), '1' ), range( 0, 255 ) );
		}
		$count = 0;
		foreach ( count_chars( $set, 1 ) as $byte => $times ) {
			$count += $times * self::$ones[ $byte ];
		}
		return $count;
	}

	/**
	 * As a bitmap.
	 *
	 * @param string $set A set.
	 */
	public static function bitmap( string $set ): string {
		return self::BYTES === strlen( $set ) ? $set : self::map( self::numbers( $set ) );
	}

	/**
	 * What is in both.
	 *
	 * @param string $one   A set.
	 * @param string $other A set.
	 */
	public static function both( string $one, string $other ): string {
		if ( self::BYTES === strlen( $one ) && self::BYTES === strlen( $other ) ) {
			return self::shortest( $one & $other );
		}
		// The one that is a list says what there can be at most.
		return strlen( $one ) <= strlen( $other ) ? self::kept( $one, $other, true ) : self::kept( $other, $one, true );
	}

	/**
	 * What is in either.
	 *
	 * @param string $one   A set.
	 * @param string $other A set.
	 */
	public static function either( string $one, string $other ): string {
		if ( strlen( $one ) + strlen( $other ) <= 2 * self::FEW ) {
			$numbers = array_flip( self::numbers( $one ) ) + array_flip( self::numbers( $other ) );
			ksort( $numbers );
			return self::of( array_keys( $numbers ) );
		}
		return self::shortest( self::bitmap( $one ) | self::bitmap( $other ) );
	}

	/**
	 * What is in one and not in the other.
	 *
	 * @param string $one   A set.
	 * @param string $other A set.
	 */
	public static function without( string $one, string $other ): string {
		return self::BYTES === strlen( $one ) ? self::shortest( $one & ~self::bitmap( $other ) ) : self::kept( $one, $other, false );
	}

	/**
	 * The numbers of a list that are, or are not, in another set.
	 *
	 * @param string $few   A set that is a list.
	 * @param string $other A set.
	 * @param bool   $in    Which of them.
	 */
	private static function kept( string $few, string $other, bool $in ): string {
		if ( '' === $few || '' === $other ) {
			return $in ? '' : $few;
		}
		if ( self::BYTES === strlen( $other ) ) {
			return self::of( array_values( array_filter( self::numbers( $few ), static fn( int $number ): bool => $in === (bool) ( ord( $other[ $number >> 3 ] ) >> ( $number & 7 ) & 1 ) ) ) );
		}
		$there = array_flip( self::numbers( $other ) );
		return self::of( array_values( array_filter( self::numbers( $few ), static fn( int $number ): bool => isset( $there[ $number ] ) === $in ) ) );
	}

	/**
	 * A bitmap as the shorter of the two forms.
	 *
	 * @param string $bitmap A bitmap.
	 */
	private static function shortest( string $bitmap ): string {
		return self::count( $bitmap ) <= self::FEW ? pack( 'v*', ...self::numbers( $bitmap ) ) : $bitmap;
	}

	/**
	 * A bitmap of numbers.
	 *
	 * @param array<int> $numbers Each below SIZE.
	 */
	private static function map( array $numbers ): string {
		$bytes = array_fill( 0, self::BYTES, 0 );
		foreach ( $numbers as $number ) {
			$bytes[ $number >> 3 ] |= 1 << ( $number & 7 );
		}
		return pack( 'C*', ...$bytes );
	}
}
