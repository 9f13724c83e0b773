<?php
/**
 * Mail addresses as keys.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * One spelling for one address, so that "Ana@Example.com" and "ana@example.com" are the same person.
 */
final class EmailAddress {
	/** Longest key that fits utf8mb4 indexes everywhere. */
	private const LONGEST = 190;

	/**
	 * The address in the form that tables and comparisons use.
	 *
	 * The local part is lower-cased too: RFC 5321 allows a server to care about its case, none in use does.
	 *
	 * @param string $address As it came.
	 * Databases take accented letters for plain ones, so a hash keeps such addresses apart; to write to somebody,
	 * use the address itself.
	 *
	 * @return string Lower case ASCII, at most 190 bytes; empty when there is none.
	 */
	public static function key( string $address ): string {
		$address = trim( $address );
		if ( '' === $address ) {
			return '';
		}
		$key   = function_exists( 'mb_strtolower' ) ? mb_strtolower( $address, 'UTF-8' ) : strtolower( $address );
		$ascii = (string) preg_replace( '/[^\x21-\x7E]+/', '', $key );
		return $ascii === $key && strlen( $key ) <= self::LONGEST ? $key : substr( $ascii, 0, 120 ) . '#' . substr( hash( 'sha256', $key ), 0, 60 );
	}

	/**
	 * Keys of many addresses, each once, without empty ones.
	 *
	 * @param list<array{address: string, name?: string}> $addresses Addresses of a header.
	 * @return list<string>
	 */
	public static function keys( array $addresses ): array {
		$keys = array_map( static fn( array $one ): string => self::key( $one['address'] ), $addresses );
		return array_values( array_unique( array_filter( $keys, static fn( string $key ): bool => '' !== $key ) ) );
	}

	/**
	 * A list without an address, however it is written there.
	 *
	 * @template One of string|array<string, mixed>
	 * @param array<One> $list    Addresses, or each with its `address`.
	 * @param string     $address The address.
	 * @return list<One>
	 */
	public static function without( array $list, string $address ): array {
		$key = self::key( $address );
		return array_values( array_filter( $list, static fn( mixed $one ): bool => self::key( (string) ( is_array( $one ) ? $one['address'] ?? '' : $one ) ) !== $key ) );
	}

	/**
	 * What follows the last "@".
	 *
	 * @param string $address An address.
	 * @return string Empty when there is none.
	 */
	public static function domain( string $address ): string {
		$at = strrpos( $address, '@' );
		return false === $at ? '' : strtolower( substr( $address, $at + 1 ) );
	}

	/**
	 * The key of the mailbox that an address leads to: without a "+tag" in the local part (RFC 5233).
	 *
	 * @param string $address An address.
	 */
	public static function base( string $address ): string {
		$key = self::key( $address );
		return (string) preg_replace( '/^([^+@]+)\+[^@]*@/', '$1@', $key );
	}
}
