<?php
/**
 * What stands in a line of Markdown.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Emphasis, code, links and pictures.
 */
final class MarkdownLine {
	/**
	 * Takes the links that the text names.
	 *
	 * @param array<string, string> $links Address by name in lower case.
	 */
	public function __construct( private readonly array $links ) {}

	/**
	 * The HTML.
	 *
	 * @param string $text One or more lines.
	 */
	public function html( string $text ): string {
		$html = $this->made( $text );
		// PCRE gives up on lines that somebody has made to hurt: no word is lost.
		return '' === $html && '' !== trim( $text ) ? htmlspecialchars( $text, ENT_NOQUOTES ) : $html;
	}

	/**
	 * The HTML, or '' when it is too much.
	 *
	 * @param string $text One or more lines.
	 */
	private function made( string $text ): string {
		$kept = array();
		// What is finished is put aside, so that nothing of it is taken for a mark.
		$keep = static function ( string $html ) use ( &$kept ): string {
			$kept[] = $html;
			return "\x01" . ( count( $kept ) - 1 ) . "\x02";
		};
		$text = str_replace( array( "\x01", "\x02" ), '', $text );
		$text = (string) preg_replace_callback( '/(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)/s', static fn( array $found ): string => $keep( '<code>' . htmlspecialchars( trim( $found[2] ), ENT_NOQUOTES ) . '</code>' ), $text );
		$text = (string) preg_replace_callback( '/\\\\([!-\/:-@\[-`{-~])/', static fn( array $found ): string => $keep( htmlspecialchars( $found[1], ENT_NOQUOTES ) ), $text );
		$text = (string) preg_replace_callback( '#<((?:https?|mailto):[^\s>]+)>|<([^\s<>@]+@[^\s<>]+\.[^\s<>]+)>#i', static fn( array $found ): string => $keep( self::link( isset( $found[2] ) ? 'mailto:' . $found[2] : $found[1], htmlspecialchars( $found[2] ?? $found[1], ENT_NOQUOTES ) ) ), $text );
		$text = (string) preg_replace_callback( '#</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|<!--.*?-->#is', static fn( array $found ): string => $keep( $found[0] ), $text );
		$text = (string) preg_replace_callback( '/!\[([^\]]*)\]\(\s*<?([^\s)>]+)>?(?:\s+["\'][^)]*["\'])?\s*\)/', static fn( array $found ): string => $keep( '<img src="' . htmlspecialchars( $found[2] ) . '" alt="' . htmlspecialchars( $found[1] ) . '">' ), $text );
		$text = htmlspecialchars( $text, ENT_NOQUOTES, 'UTF-8', false );
		$text = (string) preg_replace_callback( '/\[((?:[^\[\]]|\[[^\]]*\])+)\]\(\s*(?:&lt;)?([^\s)]+?(?:\([^\s)]*\))?)(?:&gt;)?(?:\s+["\'][^)]*["\'])?\s*\)/', fn( array $found ): string => $keep( self::link( html_entity_decode( $found[2] ), '' ) ) . self::marks( $found[1] ) . $keep( '</a>' ), $text );
		$text = (string) preg_replace_callback(
			'/\[([^\[\]]+)\](?:\[([^\[\]]*)\])?/',
			function ( array $found ) use ( $keep ): string {
				$name = mb_strtolower( trim( '' === ( $found[2] ?? '' ) ? $found[1] : $found[2] ) );
				return isset( $this->links[ $name ] ) ? $keep( self::link( $this->links[ $name ], '' ) ) . self::marks( $found[1] ) . $keep( '</a>' ) : $found[0];
			},
			$text
		);
		$text = (string) preg_replace_callback( '#(?<![\w"/=>])https?://[^\s<>\x01]+[^\s<>\x01.,;:!?)\'"]#i', static fn( array $found ): string => $keep( self::link( html_entity_decode( $found[0] ), $found[0] ) ), $text );
		$text = self::marks( $text );
		$text = (string) preg_replace( '/(?: {2,}|\x{5c})\n/u', "<br>\n", $text );
		while ( preg_match( "/\x01\d+\x02/", $text ) ) {
			$text = (string) preg_replace_callback( "/\x01(\d+)\x02/", static fn( array $found ): string => $kept[ (int) $found[1] ], $text );
		}
		return $text;
	}

	/**
	 * Emphasis.
	 *
	 * @param string $text HTML.
	 */
	private static function marks( string $text ): string {
		return (string) preg_replace(
			array( '/\*\*(?=\S)(.+?)(?<=\S)\*\*/s', '/(?<!\w)__(?=\S)(.+?)(?<=\S)__(?!\w)/s', '/\*(?=[^\s*])(.+?)(?<=[^\s*])\*/s', '/(?<!\w)_(?=[^\s_])(.+?)(?<=[^\s_])_(?!\w)/s', '/~~(?=\S)(.+?)(?<=\S)~~/s' ),
			array( '<strong>$1</strong>', '<strong>$1</strong>', '<em>$1</em>', '<em>$1</em>', '<s>$1</s>' ),
			$text
		);
	}

	/**
	 * The beginning of a link, or all of it.
	 *
	 * @param string $address Where to.
	 * @param string $words   HTML; '' for the beginning only.
	 */
	private static function link( string $address, string $words ): string {
		return '<a href="' . htmlspecialchars( $address ) . '">' . ( '' === $words ? '' : "$words</a>" );
	}
}
