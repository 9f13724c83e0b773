<?php
/**
 * An answer as the beginning of an article.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Articles;

use Mesa\Domain\AnswerText;
use Mesa\Domain\HtmlBlocks;
use Mesa\Domain\PersonalWords;

defined( 'ABSPATH' ) || exit;

/**
 * Takes out of a ticket's words what is the customer's and the agent's own, and marks the places: nobody publishes a
 * draft without having looked at them. Pictures of a ticket are the customer's and stay behind.
 */
final class AnswerDraft {
	private const TAGS = array( 'p', 'br', 'div', 'strong', 'b', 'em', 'i', 'u', 's', 'code', 'pre', 'ul', 'ol', 'li', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'hr', 'sub', 'sup' );
	/** Subjects that say nothing; a title is taken from the first question then. */
	private const EMPTY_SUBJECT = '/^(?:(?:a |una |my |urgent )?(?:question|help|hi|hello|hey|problem|issue|request|support|contact|no subject|order|pregunta|ayuda|hola|consulta|problema|pedido|urgente|urgent|frage|hilfe)s?[!?.\s]*)?$/iu';

	/**
	 * The blocks of an answer.
	 *
	 * @param array<string, mixed> $message A reply.
	 * @param list<string>         $names   Of everybody on the ticket.
	 * @return array{blocks: list<string>, replaced: int, worth: float}
	 */
	public static function of( array $message, array $names ): array {
		$html   = (string) $message['visible_html'];
		$html   = '' === trim( $html ) ? wpautop( esc_html( (string) $message['visible_text'] ) ) : $html;
		$html   = wp_kses( $html, array_fill_keys( self::TAGS, array() ) + array( 'a' => array( 'href' => true ) ), array( 'http', 'https' ) );
		$blocks = AnswerText::blocks( HtmlBlocks::list( $html ), $names );
		$worth  = AnswerText::worth( implode( ' ', $blocks ) );
		$count  = 0;
		$words  = new PersonalWords( $names );
		$blocks = array_map(
			static function ( string $block ) use ( $words, &$count ): string {
				$mark = static function ( string $kind ) use ( &$count ): string {
					++$count;
					return '<mark style="background-color:#fff3bf" class="has-inline-color">[' . esc_html( self::word( $kind ) ) . ']</mark>';
				};
				return self::outside_tags( self::plain_links( $block ), static fn( string $text ): string => $words->replace( $text, $mark ) );
			},
			$blocks
		);
		return array( 'blocks' => $blocks, 'replaced' => $count, 'worth' => $worth );
	}

	/**
	 * A title for it.
	 *
	 * @param string       $subject  The ticket's.
	 * @param string       $question What the customer wrote first.
	 * @param list<string> $names    Of everybody on the ticket.
	 */
	public static function title( string $subject, string $question, array $names ): string {
		$title = self::bare( $subject, $names );
		if ( 1 === preg_match( self::EMPTY_SUBJECT, $title ) || mb_strlen( $title ) < 8 ) {
			preg_match_all( '/[^.!?\n]{8,140}\?/u', $question, $found );
			$asked = self::bare( trim( (string) ( $found[0][0] ?? '' ) ), $names );
			$title = '' === $asked ? ( '' === $title ? self::bare( wp_html_excerpt( trim( $question ), 70 ), $names ) : $title ) : $asked;
		}
		return mb_strtoupper( mb_substr( $title, 0, 1 ) ) . mb_substr( $title, 1, 150 );
	}

	/**
	 * A line without what answers and numbers add to it.
	 *
	 * @param string       $line  Plain text.
	 * @param list<string> $names Of everybody on the ticket.
	 */
	public static function bare( string $line, array $names ): string {
		$line = (string) preg_replace( array( '/^\s*(?:(?:re|fwd?|aw|wg|rv|tr|res|enc)\s*:\s*)+/iu', '/\[[^\]]*\]|\([^)]*#[^)]*\)/u' ), '', $line );
		$line = ( new PersonalWords( $names ) )->replace( $line, static fn(): string => "\x03" );
		// "Order \x03 is late" → "Order is late"; a number sign or preposition before it goes too.
		$line = (string) preg_replace( array( '/^(?:' . PersonalWords::NUMBERED . ')\s*[#:(]*\s*\x03[\s\-–:,)]*/iu', '/\s*[#:(]*\s*\x03\s*\)?/u', '/\s+/u', '/\s+([?!.,;:])/u' ), array( '', ' ', ' ', '$1' ), $line );
		return trim( $line, " \t\n-–—:,;#" );
	}

	/**
	 * What stands in the place of something.
	 *
	 * @param string $kind As PersonalWords has it.
	 */
	private static function word( string $kind ): string {
		return match ( $kind ) {
			'email' => __( 'e-mail address', 'mesa-help-desk' ),
			'name'  => __( 'name', 'mesa-help-desk' ),
			'phone' => __( 'phone number', 'mesa-help-desk' ),
			default => __( 'number', 'mesa-help-desk' ),
		};
	}

	/**
	 * Links without what may be a key of the customer's; whole pages stay links.
	 *
	 * @param string $block A block.
	 */
	private static function plain_links( string $block ): string {
		return (string) preg_replace_callback(
			'#<a\b[^>]*\bhref="([^"]*)"[^>]*>(.*?)</a>#is',
			static function ( array $found ): string {
				$address = (string) strtok( html_entity_decode( $found[1], ENT_QUOTES | ENT_HTML5, 'UTF-8' ), '?' );
				// A long piece of letters and digits in a path is a key.
				return preg_match( '#^https?://#i', $address ) && ! preg_match( '#/(?=[^/]*\d)[A-Za-z0-9_\-]{16,}#', $address ) ? '<a href="' . esc_url( $address ) . '">' . $found[2] . '</a>' : $found[2];
			},
			$block
		);
	}

	/**
	 * Changes the text of a block, not its tags and comments.
	 *
	 * @param string                   $block  A block.
	 * @param \Closure(string): string $change Gets and gives plain text.
	 */
	private static function outside_tags( string $block, \Closure $change ): string {
		$pieces = preg_split( '/(<!--.*?-->|<[^>]+>)/s', $block, -1, PREG_SPLIT_DELIM_CAPTURE ) ?: array();
		foreach ( $pieces as $number => $piece ) {
			if ( 0 === $number % 2 && '' !== trim( $piece ) ) {
				$pieces[ $number ] = $change( $piece );
			}
		}
		return implode( '', $pieces );
	}
}
