<?php
/**
 * Mentions in a text.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Finds `<span data-mention="7">@Ana</span>` and plain `@login` in a note's HTML, and writes what was decided about them.
 * Pure: who somebody is, and whether they may know of the ticket, is given.
 */
final class Mentions {
	/** A name as WordPress allows logins, after the start of the text, a space or an opening bracket. No address: nothing before the @. */
	private const NAME = '/(?<![^\s(\[{"\'\x{00A0}\x{2014}\x{2013}>,;:\/])@([\p{L}\p{N}_][\p{L}\p{N}._\-]{0,59})/u';
	/** What is quoted or shown as it is mentions nobody. */
	private const VERBATIM = array( 'a', 'code', 'pre', 'blockquote' );
	/** Nobody needs to call for more people than this in one note. */
	public const MOST = 50;

	/**
	 * Users that the editor has marked.
	 *
	 * @param string $html Clean HTML.
	 * @return list<int>
	 */
	public static function marked( string $html ): array {
		preg_match_all( '/<span\b[^>]*\bdata-mention\s*=\s*["\']?(\d{1,18})/i', $html, $found );
		return array_slice( array_values( array_unique( array_map( 'intval', $found[1] ) ) ), 0, self::MOST );
	}

	/**
	 * Names that were typed.
	 *
	 * @param string $html Clean HTML.
	 * @return list<string> In lower case, without the @ and with what could be the end of a sentence.
	 */
	public static function typed( string $html ): array {
		$names = array();
		self::each_text(
			$html,
			static function ( string $text ) use ( &$names ): string {
				preg_match_all( self::NAME, html_entity_decode( $text, ENT_QUOTES | ENT_HTML5 ), $found );
				foreach ( $found[1] as $name ) {
					$names[] = strtolower( $name );
					$names[] = strtolower( rtrim( $name, '.-_' ) );
				}
				return $text;
			}
		);
		return array_slice( array_values( array_unique( array_filter( $names ) ) ), 0, self::MOST );
	}

	/**
	 * The same HTML with every mention as it was decided: those who are told as marks with their real names, the others as
	 * plain text.
	 *
	 * @param string             $html  Clean HTML.
	 * @param array<string, int> $names User id by name in lower case, for what was typed.
	 * @param array<int, string> $told  Display name by user id: those who are told.
	 */
	public static function written( string $html, array $names, array $told ): string {
		$html = (string) preg_replace_callback(
			'#<span\b[^>]*\bdata-mention\s*=\s*["\']?(\d{1,18})["\']?[^>]*>(.*?)</span>#is',
			static fn( array $found ): string => isset( $told[ (int) $found[1] ] ) ? self::mark( (int) $found[1], $told[ (int) $found[1] ] ) : wp_strip_all_tags( $found[2] ),
			$html
		);
		return self::each_text(
			$html,
			static fn( string $text ): string => (string) preg_replace_callback(
				self::NAME,
				static function ( array $found ) use ( $names, $told ): string {
					foreach ( array( $found[1], rtrim( $found[1], '.-_' ) ) as $name ) {
						$id = $names[ strtolower( $name ) ] ?? 0;
						if ( isset( $told[ $id ] ) ) {
							return self::mark( $id, $told[ $id ] ) . substr( $found[1], strlen( $name ) );
						}
					}
					return $found[0];
				},
				$text
			)
		);
	}

	/**
	 * One mention.
	 *
	 * @param int    $user_id Who.
	 * @param string $name    Their display name.
	 */
	private static function mark( int $user_id, string $name ): string {
		return sprintf( '<span class="mesa-mention" data-mention="%d">@%s</span>', $user_id, htmlspecialchars( $name, ENT_QUOTES | ENT_HTML5 ) );
	}

	/**
	 * Passes the pieces of text on that can hold a mention.
	 *
	 * @param string                   $html HTML.
	 * @param callable(string): string $change Gives what stands there instead.
	 */
	private static function each_text( string $html, callable $change ): string {
		$out   = '';
		$depth = 0;
		foreach ( preg_split( '/(<[^>]*>)/', $html, -1, PREG_SPLIT_DELIM_CAPTURE ) ?: array() as $piece ) {
			if ( ! str_starts_with( $piece, '<' ) ) {
				$out .= 0 === $depth ? $change( $piece ) : $piece;
				continue;
			}
			if ( preg_match( '#^<(/?)([a-z]+)#i', $piece, $tag ) && ( in_array( strtolower( $tag[2] ), self::VERBATIM, true ) || ( 'span' === strtolower( $tag[2] ) && ( $depth > 0 || str_contains( $piece, 'data-mention' ) ) ) ) ) {
				$depth = max( 0, $depth + ( '' === $tag[1] ? 1 : -1 ) );
			}
			$out .= $piece;
		}
		return $out;
	}
}
