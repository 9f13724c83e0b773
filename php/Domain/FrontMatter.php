<?php
/**
 * What stands before a Markdown text.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Reads the part of YAML that people write at the head of Markdown files: names with a value, and lists.
 */
final class FrontMatter {
	/**
	 * The head and the body of a file.
	 *
	 * @param string $text UTF-8.
	 * @return array{0: array<string, string|list<string>>, 1: string} Names in lower case.
	 */
	public static function split( string $text ): array {
		$text = str_replace( array( "\r\n", "\r" ), "\n", (string) preg_replace( '/^\xEF\xBB\xBF/', '', $text ) );
		if ( ! preg_match( '/\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\z)(.*)\z/s', $text, $found ) ) {
			return array( array(), $text );
		}
		$head = array();
		$name = '';
		foreach ( explode( "\n", $found[1] ) as $line ) {
			if ( preg_match( '/^\s*-\s+(.*)$/', $line, $item ) && '' !== $name ) {
				$head[ $name ]   = is_array( $head[ $name ] ?? null ) ? $head[ $name ] : array();
				$head[ $name ][] = self::plain( $item[1] );
			} elseif ( preg_match( '/^([A-Za-z_][\w\- ]*?)\s*:\s*(.*)$/', $line, $pair ) ) {
				$name  = strtolower( $pair[1] );
				$value = trim( $pair[2] );
				if ( preg_match( '/^\[(.*)\]$/', $value, $list ) ) {
					$head[ $name ] = array_values( array_filter( array_map( self::plain( ... ), explode( ',', $list[1] ) ), static fn( string $one ): bool => '' !== $one ) );
				} else {
					$head[ $name ] = self::plain( $value );
				}
			}
		}
		return array( $head, $found[2] );
	}

	/**
	 * The first of some names that has a value.
	 *
	 * @param array<string, string|list<string>> $head  As split() gives it.
	 * @param list<string>                       $names In lower case.
	 */
	public static function text( array $head, array $names ): string {
		foreach ( $names as $name ) {
			$value = $head[ $name ] ?? '';
			$value = is_array( $value ) ? (string) ( $value[0] ?? '' ) : $value;
			if ( '' !== $value ) {
				return $value;
			}
		}
		return '';
	}

	/**
	 * All values of some names.
	 *
	 * @param array<string, string|list<string>> $head  As split() gives it.
	 * @param list<string>                       $names In lower case.
	 * @return list<string>
	 */
	public static function all( array $head, array $names ): array {
		$values = array();
		foreach ( $names as $name ) {
			array_push( $values, ...array_values( (array) ( $head[ $name ] ?? array() ) ) );
		}
		return array_values( array_filter( $values, static fn( string $one ): bool => '' !== $one ) );
	}

	/**
	 * A value without quotes and comment.
	 *
	 * @param string $value As written.
	 */
	private static function plain( string $value ): string {
		$value = trim( $value );
		if ( preg_match( '/^"(.*)"\s*(?:#.*)?$/', $value, $found ) ) {
			return stripcslashes( $found[1] );
		}
		if ( preg_match( "/^'(.*)'\s*(?:#.*)?$/", $value, $found ) ) {
			return str_replace( "''", "'", $found[1] );
		}
		return trim( (string) preg_replace( '/\s+#.*$/', '', $value ) );
	}
}
