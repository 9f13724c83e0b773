<?php
/**
 * HTML as text.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Makes the text part of a mail from its HTML part (RFC 2046 section 5.1.4: both say the same).
 */
final class PlainText {
	/** A line break that was asked for, the edge of a paragraph, the edge of a line; no text holds these characters. */
	private const BREAK     = "\x01";
	private const PARAGRAPH = "\x02";
	private const LINE      = "\x03";

	/**
	 * The text.
	 *
	 * @param string $html UTF-8, a fragment or a page.
	 * @return string Lines ending in "\n", no line break at the ends.
	 */
	public static function from_html( string $html ): string {
		$html = (string) preg_replace( array( '/[\x01-\x03]/', '#<(script|style|head|title)\b[^>]*>.*?</\1\s*>#is' ), '', $html );
		$html = (string) preg_replace_callback( '#<pre\b[^>]*>(.*?)</pre\s*>#is', static fn( array $found ): string => '<pre>' . str_replace( array( ' ', "\n" ), array( '&nbsp;', '<br>' ), trim( $found[1], "\n" ) ) . '</pre>', $html );
		$html = (string) preg_replace( '/\s+/u', ' ', str_replace( "\u{A0}", '&nbsp;', $html ) );
		$html = (string) preg_replace_callback( '#<a\b[^>]*?href\s*=\s*(["\'])(.*?)\1[^>]*>(.*?)</a\s*>#is', self::link( ... ), $html );
		$html = (string) preg_replace( '#<img\b[^>]*?alt\s*=\s*(["\'])(.*?)\1[^>]*>#is', '$2', $html );
		$html = self::quote_blocks( $html );
		$html = (string) preg_replace(
			array( '#<br\s*/?>#i', '#</?(?:p|h[1-6]|ul|ol|table|pre|figure|hr)\b[^>]*>#i', '#<li\b[^>]*>\s*#i', '#</(?:td|th)\s*>#i', '#</?(?:div|li|tr|section|article|header|footer)\b[^>]*>#i' ),
			array( self::BREAK, self::PARAGRAPH, self::LINE . '- ', ' ', self::LINE ),
			$html
		);
		$text = html_entity_decode( wp_strip_all_tags( $html ), ENT_QUOTES | ENT_HTML5, 'UTF-8' );
		$text = (string) preg_replace_callback( '/ *[\x01-\x03][ \x01-\x03]*/', static fn( array $found ): string => self::newlines( $found[0] ), $text );
		return trim( str_replace( "\u{A0}", ' ', $text ), "\n " );
	}

	/**
	 * What a run of edges and breaks comes to.
	 *
	 * @param string $run Of the constants and spaces.
	 */
	private static function newlines( string $run ): string {
		if ( str_contains( $run, self::PARAGRAPH ) ) {
			return "\n\n";
		}
		// A break behind the edge of a line ("…</div><div><br></div>") is an empty line; one before it ends nothing more.
		$edge = str_starts_with( ltrim( $run ), self::LINE ) ? 1 : 0;
		return str_repeat( "\n", max( 1, $edge + substr_count( $run, self::BREAK ) ) );
	}

	/**
	 * A text as quoted by mail programs (RFC 3676 section 4.5).
	 *
	 * @param string $text The text.
	 */
	public static function quoted( string $text ): string {
		return (string) preg_replace( '/^(>*) ?/m', '>$1 ', str_replace( "\r", '', trim( $text ) ) );
	}

	/**
	 * A link with its address, unless the words say it already.
	 *
	 * @param array<int, string> $found Address in 2, words in 3.
	 */
	private static function link( array $found ): string {
		$address = preg_replace( '#^mailto:#i', '', trim( $found[2] ) );
		$words   = trim( wp_strip_all_tags( $found[3] ) );
		if ( '' === $words || '#' === $address[0] ) {
			return '' === $words ? $address : $found[3];
		}
		$same = rtrim( strtolower( (string) preg_replace( '#^https?://#i', '', $address ) ), '/' ) === rtrim( strtolower( (string) preg_replace( '#^https?://#i', '', $words ) ), '/' );
		return $same ? $words : $found[3] . ' (' . $address . ')';
	}

	/**
	 * Marks the lines of block quotes with ">", innermost first.
	 *
	 * @param string $html The page.
	 */
	private static function quote_blocks( string $html ): string {
		for ( $depth = 0; $depth < 10; $depth++ ) {
			$done = preg_replace_callback(
				'#<blockquote\b[^>]*>((?:(?!</?blockquote\b).)*)</blockquote\s*>#is',
				static fn( array $found ): string => '<p>' . str_replace( "\n", '<br>', esc_html( self::quoted( self::from_html( $found[1] ) ) ) ) . '</p>',
				$html
			);
			if ( null === $done || $done === $html ) {
				break;
			}
			$html = $done;
		}
		return $html;
	}
}
