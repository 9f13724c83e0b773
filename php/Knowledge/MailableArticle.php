<?php
/**
 * An article in a mail.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

defined( 'ABSPATH' ) || exit;

/**
 * The words of an article that whoever writes the mail may read, in HTML that mail programs show. Blocks and shortcodes are not run:
 * what they print depends on who looks.
 */
final class MailableArticle {
	private const TAGS = array( 'p', 'br', 'strong', 'b', 'em', 'i', 'code', 'pre', 'ul', 'ol', 'li', 'blockquote', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'hr' );

	/**
	 * An article. Drafts and what is behind a password are not for mails, whoever asks.
	 *
	 * @param int $id The article.
	 * @return array{id: int, title: string, url: string, html: string, readers?: string}|null Null for what the person who is logged in may not read.
	 */
	public static function find( int $id ): ?array {
		$post = get_post( $id );
		if ( ! $post instanceof \WP_Post || Articles::TYPE !== $post->post_type || ! is_post_publicly_viewable( $post ) || '' !== $post->post_password || ! Visibility::may_read( $id ) ) {
			return null;
		}
		return array(
			'id'    => $post->ID,
			'title' => ArticleText::title( $post ),
			'url'   => (string) get_permalink( $post ),
			'html'  => self::html( $post->post_content ),
		) + Visibility::note( $id );
	}

	/**
	 * Its words.
	 *
	 * @param string $content As the editor stores it.
	 */
	private static function html( string $content ): string {
		$html    = (string) preg_replace( array( '/<!--.*?-->/s', '#<(script|style)\b[^>]*>.*?</\1\s*>#is' ), '', strip_shortcodes( $content ) );
		$allowed = array_fill_keys( self::TAGS, array() ) + array(
			'a'   => array( 'href' => true ),
			'img' => array( 'src' => true, 'alt' => true, 'width' => true, 'height' => true ),
		);
		$html    = wp_kses( $html, $allowed, array( 'http', 'https', 'mailto', 'tel' ) );
		// Classic articles have no paragraphs of their own; empty ones are what blocks without words leave.
		$html = str_contains( $html, '<p' ) ? $html : wpautop( $html );
		return trim( (string) preg_replace( array( '#<(p|h[2-6]|li|blockquote)>\s*</\1>#i', '/\n{2,}/' ), array( '', "\n" ), $html ) );
	}
}
