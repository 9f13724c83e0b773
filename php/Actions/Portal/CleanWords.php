<?php
/**
 * Mail as HTML that is safe in a page.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Portal;

use Mesa\Domain\LinkWords;

defined( 'ABSPATH' ) || exit;

/**
 * Makes a message fit to stand in the middle of somebody's site: a few tags for paragraphs, lists and emphasis, not one
 * attribute besides a link's address, pictures only those that came with the message. Whatever the mail looked like, it
 * takes the theme's fonts and colours, and loads nothing from anywhere.
 */
final class CleanWords {
	private const TAGS = array(
		'p'          => array(),
		'br'         => array(),
		'a'          => array( 'href' => true ),
		'b'          => array(),
		'strong'     => array(),
		'em'         => array(),
		'i'          => array(),
		'u'          => array(),
		's'          => array(),
		'del'        => array(),
		'ul'         => array(),
		'ol'         => array(),
		'li'         => array(),
		'blockquote' => array(),
		'pre'        => array(),
		'code'       => array(),
		'hr'         => array(),
		'img'        => array( 'src' => true, 'alt' => true ),
	);

	/** Longer mail is shown as text: taking it apart would take longer than anybody waits. Bytes. */
	private const LONGEST = 300_000;

	/**
	 * A message.
	 *
	 * @param string                          $html     Its HTML; empty for a plain one.
	 * @param string                          $text     The same as text.
	 * @param \Closure(string): (string|null) $pictures Gives the address of a picture of the message by its Content-ID; null for none.
	 */
	public static function of( string $html, string $text, \Closure $pictures ): string {
		if ( '' === trim( $html ) || strlen( $html ) > self::LONGEST ) {
			return self::text( $text );
		}
		// A ticket may have several readers, and one's mail may quote their own link. Long runs of blanks cost the patterns below dearly.
		$html = (string) preg_replace( '/\s{50,}+/', "\n", LinkWords::without( $html ) );
		$html = (string) preg_replace( array( '/<!--.*?(-->|$)/s', '#<(script|style|head|title|template|svg|math|noscript|iframe|object|select|textarea)\b[^>]*>.*?(</\1\s*>|$)#is' ), '', $html );
		// What only lays out becomes lines; a heading in a mail is none of the page's.
		$html = (string) preg_replace(
			array( '#<h[1-6]\b[^>]*>#i', '#</h[1-6]\s*>#i', '#</t[dh]\s*>#i', '#<(div|tr|table|section|article|center|header|footer|dl|dt|dd)\b[^>]*>\s*#i', '#\s*</(div|tr|table|section|article|center|header|footer|dl|dt|dd)\s*>#i' ),
			array( '<p><strong>', '</strong></p>', ' ', "\n<br>", "<br>\n" ),
			$html
		);
		$shown = array();
		// Words of a mail must not be taken for a picture's place.
		$mark = 'mesa-picture-' . bin2hex( random_bytes( 8 ) ) . '-';
		$html  = (string) preg_replace_callback( '#<img\b[^>]*>#i', static function ( array $found ) use ( $pictures, $mark, &$shown ): string {
			if ( ! preg_match( '/\bsrc\s*=\s*["\']?\s*cid:([^"\'\s>]+)/i', $found[0], $source ) ) {
				return '';
			}
			$address = $pictures( html_entity_decode( rawurldecode( $source[1] ), ENT_QUOTES ) );
			if ( null === $address ) {
				return '';
			}
			$alt     = preg_match( '/\balt\s*=\s*(["\'])(.*?)\1/is', $found[0], $words ) ? html_entity_decode( $words[2], ENT_QUOTES ) : '';
			$shown[] = '<img src="' . esc_url( $address ) . '" alt="' . esc_attr( $alt ) . '" loading="lazy">';
			return $mark . ( count( $shown ) - 1 ) . ';';
		}, $html );
		$html = wp_kses( $html, self::TAGS, array( 'http', 'https', 'mailto', 'tel' ) );
		$html = (string) preg_replace( '#<img\b[^>]*>#i', '', $html );
		// A page's own elements must not end inside a message, nor the message in them.
		$html = force_balance_tags( $html );
		$html = (string) preg_replace( array( '#<a href=(["\'])(?!https?:|mailto:|tel:).*?\1#is', '#<a (?=href)#', '#(?:\s*+<br\s*+/?>){3,}+\s*+#' ), array( '<a', '<a rel="nofollow noopener noreferrer" dir="auto" ', '<br><br>' ), $html );
		$html = self::trimmed( $html );
		$html = (string) preg_replace_callback( "/$mark(\d+);/", static fn( array $found ): string => $shown[ (int) $found[1] ] ?? '', $html );
		return '' === trim( wp_strip_all_tags( $html ) ) && ! $shown ? self::text( $text ) : $html;
	}

	/**
	 * Without empty lines before and after it.
	 *
	 * @param string $html The message.
	 */
	private static function trimmed( string $html ): string {
		$html = rtrim( (string) preg_replace( '#^(?:\s|<br\s*+/?>)++#', '', $html ) );
		while ( preg_match( '#<br\s{0,50}/?>\z#', substr( $html, -60 ), $found ) ) {
			$html = rtrim( substr( $html, 0, -strlen( $found[0] ) ) );
		}
		return $html;
	}

	/**
	 * Plain text with its lines, and links where addresses stand.
	 *
	 * @param string $text The text.
	 */
	public static function text( string $text ): string {
		$html = make_clickable( nl2br( esc_html( trim( LinkWords::without( $text ) ) ), false ) );
		return (string) preg_replace( '#<a [^>]*?href="([^"]*)"[^>]*>#', '<a rel="nofollow noopener noreferrer" dir="auto" href="$1">', $html );
	}
}
