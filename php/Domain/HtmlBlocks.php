<?php
/**
 * HTML as blocks.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Writes HTML the way the block editor stores it, so that an article opens as paragraphs, lists and headings and not as
 * one classic block. What it does not know becomes a block of its own HTML.
 *
 * @see https://developer.wordpress.org/block-editor/explanations/architecture/key-concepts/
 */
final class HtmlBlocks {
	/** Elements that stand in lines. */
	private const INLINE = array( 'a', 'abbr', 'b', 'br', 'cite', 'code', 'del', 'em', 'i', 'ins', 'kbd', 'mark', 'q', 's', 'small', 'span', 'strong', 'sub', 'sup', 'u', 'var', 'font', 'time' );
	/** Elements that only hold others. */
	private const HOLDERS = array( 'div', 'section', 'article', 'main', 'header', 'footer', 'body', 'center', 'details', 'summary', 'dl', 'dt', 'dd' );

	/**
	 * The blocks as one text.
	 *
	 * @param string $html UTF-8, clean.
	 */
	public static function from( string $html ): string {
		return implode( "\n\n", self::list( $html ) );
	}

	/**
	 * The blocks, one each.
	 *
	 * @param string $html UTF-8, clean.
	 * @return list<string>
	 */
	public static function list( string $html ): array {
		if ( '' === trim( $html ) ) {
			return array();
		}
		if ( ! class_exists( \DOMDocument::class ) ) {
			// Without PHP's extension "dom" it is one classic block.
			return array( trim( $html ) );
		}
		$page   = new \DOMDocument();
		$before = libxml_use_internal_errors( true );
		$page->loadHTML( '<?xml encoding="UTF-8"><body>' . $html . '</body>', LIBXML_NONET );
		libxml_clear_errors();
		libxml_use_internal_errors( $before );
		$body = $page->getElementsByTagName( 'body' )->item( 0 );
		return null === $body ? array( trim( $html ) ) : self::children( $body );
	}

	/**
	 * What an element holds, as blocks.
	 *
	 * @param \DOMNode $parent The element.
	 * @return list<string>
	 */
	private static function children( \DOMNode $parent ): array {
		$blocks = array();
		$line   = '';
		$close  = static function () use ( &$blocks, &$line ): void {
			array_push( $blocks, ...self::paragraphs( $line ) );
			$line = '';
		};
		foreach ( $parent->childNodes as $node ) {
			$name = strtolower( $node->nodeName );
			if ( $node instanceof \DOMText || in_array( $name, self::INLINE, true ) && ! self::holds_picture( $node ) ) {
				$line .= self::outer( $node );
				continue;
			}
			$close();
			array_push( $blocks, ...self::element( $node, $name ) );
		}
		$close();
		return $blocks;
	}

	/**
	 * An element as blocks.
	 *
	 * @param \DOMNode $node The element.
	 * @param string   $name Its name in lower case.
	 * @return list<string>
	 */
	private static function element( \DOMNode $node, string $name ): array {
		if ( ! $node instanceof \DOMElement || in_array( $name, array( 'script', 'style' ), true ) ) {
			return array();
		}
		if ( 'p' === $name && ! self::holds_picture( $node ) ) {
			return self::paragraphs( self::inner( $node ) );
		}
		if ( preg_match( '/^h([1-6])$/', $name, $found ) ) {
			// The title is the page's first heading.
			$level = max( 2, (int) $found[1] );
			$text  = trim( self::inner( $node ) );
			return '' === $text ? array() : array( self::block( 'heading', 2 === $level ? '' : '{"level":' . $level . '}', "<h$level class=\"wp-block-heading\">$text</h$level>" ) );
		}
		return match ( true ) {
			'ul' === $name || 'ol' === $name => array( self::listing( $node, $name ) ),
			'blockquote' === $name => array( self::block( 'quote', '', '<blockquote class="wp-block-quote">' . implode( "\n\n", self::children( $node ) ) . '</blockquote>' ) ),
			'pre' === $name        => array( self::block( 'code', '', '<pre class="wp-block-code"><code>' . htmlspecialchars( $node->textContent, ENT_NOQUOTES ) . '</code></pre>' ) ),
			'table' === $name      => array( self::block( 'table', '', '<figure class="wp-block-table">' . self::outer( $node ) . '</figure>' ) ),
			'hr' === $name         => array( self::block( 'separator', '', '<hr class="wp-block-separator has-alpha-channel-opacity"/>' ) ),
			'img' === $name        => array( self::picture( $node ) ),
			'figure' === $name && null !== $node->getElementsByTagName( 'img' )->item( 0 ) => array( self::picture( $node->getElementsByTagName( 'img' )->item( 0 ), trim( (string) $node->getElementsByTagName( 'figcaption' )->item( 0 )?->textContent ) ) ),
			'p' === $name || in_array( $name, self::INLINE, true ) || in_array( $name, self::HOLDERS, true ) => self::children( $node ),
			default                => array( self::block( 'html', '', self::outer( $node ) ) ),
		};
	}

	/**
	 * Lines as paragraphs: two line breaks part them.
	 *
	 * @param string $html Only elements that stand in lines.
	 * @return list<string>
	 */
	private static function paragraphs( string $html ): array {
		$blocks = array();
		foreach ( preg_split( '#(?:<br\s*/?>\s*){2,}#i', $html ) ?: array() as $piece ) {
			$piece = trim( (string) preg_replace( '#^(?:\s*<br\s*/?>)+|(?:<br\s*/?>\s*)+$#i', '', trim( $piece ) ) );
			if ( '' !== trim( (string) preg_replace( '#<[^>]*>|&nbsp;|[\s\x{A0}]#u', '', $piece ) ) ) {
				$blocks[] = self::block( 'paragraph', '', "<p>$piece</p>" );
			}
		}
		return $blocks;
	}

	/**
	 * A list with its entries.
	 *
	 * @param \DOMElement $node The list.
	 * @param string      $name ul or ol.
	 */
	private static function listing( \DOMElement $node, string $name ): string {
		$items = '';
		foreach ( $node->childNodes as $item ) {
			if ( ! $item instanceof \DOMElement || 'li' !== strtolower( $item->nodeName ) ) {
				continue;
			}
			$line  = '';
			$inner = '';
			foreach ( $item->childNodes as $child ) {
				$kind = strtolower( $child->nodeName );
				if ( 'ul' === $kind || 'ol' === $kind ) {
					$inner .= $child instanceof \DOMElement ? self::listing( $child, $kind ) : '';
				} else {
					$line .= 'p' === $kind ? ( '' === trim( $line ) ? '' : '<br>' ) . self::inner( $child ) : self::outer( $child );
				}
			}
			$items .= self::block( 'list-item', '', '<li>' . trim( $line ) . $inner . '</li>' );
		}
		return self::block( 'list', 'ol' === $name ? '{"ordered":true}' : '', "<$name class=\"wp-block-list\">$items</$name>" );
	}

	/**
	 * A picture.
	 *
	 * @param \DOMElement $picture The img.
	 * @param string      $caption Text.
	 */
	private static function picture( \DOMElement $picture, string $caption = '' ): string {
		$words = '' === $caption ? '' : '<figcaption class="wp-element-caption">' . htmlspecialchars( $caption, ENT_NOQUOTES ) . '</figcaption>';
		return self::block( 'image', '', sprintf( '<figure class="wp-block-image"><img src="%s" alt="%s"/>%s</figure>', esc_url( $picture->getAttribute( 'src' ) ), esc_attr( $picture->getAttribute( 'alt' ) ), $words ) );
	}

	/**
	 * Whether a picture stands in a line.
	 *
	 * @param \DOMNode $node The element.
	 */
	private static function holds_picture( \DOMNode $node ): bool {
		return $node instanceof \DOMElement && $node->getElementsByTagName( 'img' )->length > 0;
	}

	/**
	 * One block as it is stored.
	 *
	 * @param string $name       Without "core/".
	 * @param string $attributes JSON or ''.
	 * @param string $html       Its HTML.
	 */
	private static function block( string $name, string $attributes, string $html ): string {
		return "<!-- wp:$name " . ( '' === $attributes ? '' : "$attributes " ) . "-->\n$html\n<!-- /wp:$name -->";
	}

	/**
	 * A node's own HTML.
	 *
	 * @param \DOMNode $node The node.
	 */
	private static function outer( \DOMNode $node ): string {
		return (string) $node->ownerDocument?->saveHTML( $node );
	}

	/**
	 * The HTML inside a node.
	 *
	 * @param \DOMNode $node The node.
	 */
	private static function inner( \DOMNode $node ): string {
		$html = '';
		foreach ( $node->childNodes as $child ) {
			$html .= self::outer( $child );
		}
		return $html;
	}
}
