<?php
/**
 * What an agent wrote above a notification.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Takes an agent's own words out of their answer. The poller has cut quotation and signature off already; this makes sure
 * that nothing of the notification itself, least of all the address that proves an answer, reaches a customer.
 */
final class AgentWords {
	/** The line that mark() makes, quoted or not. */
	private const MARK = '/^[^\n]*##[^\n]{1,200}\bmesa-\d{1,18}[ \x{A0}]##/mu';
	/** The proof, and the number of the mark. */
	private const LEAK = '/\bm-[0-9a-z]{1,12}-[0-9a-z]{1,12}-[0-9a-z]{1,6}-[0-9a-f]{20}\b|\bmesa-\d{1,18}[ \x{A0}]##/iu';
	/** Signatures of signed mails, which hold for the whole mail only. */
	private const NO_FILES = array( 'application/pkcs7-signature', 'application/x-pkcs7-signature', 'application/pgp-signature', 'application/pgp-keys' );

	/**
	 * The line that stands above everything in a notification.
	 *
	 * @param string $words     "Write your answer above this line", in the agent's language.
	 * @param int    $ticket_id The ticket.
	 */
	public static function mark( string $words, int $ticket_id ): string {
		return sprintf( '## %s · mesa-%d ##', $words, $ticket_id );
	}

	/**
	 * The words as HTML.
	 *
	 * @param IncomingMessage $message The agent's mail.
	 * @return string|AgentRefusal Empty when there are only files; a refusal (Empty or Mixed) when there is nothing to send.
	 */
	public static function of( IncomingMessage $message ): string|AgentRefusal {
		$html = trim( $message->visible_html ?? $message->html );
		// Its own pictures go as files: in the customer's mail program they would be broken.
		$html = (string) preg_replace( '/<img\b[^>]*\bsrc\s*=\s*["\']?cid:[^>]*>/i', '', $html );
		if ( '' !== $html && self::is_clean( $html . "\n" . PlainText::from_html( $html ) ) ) {
			if ( '' !== PlainText::from_html( $html ) ) {
				return $html;
			}
			return self::files( $message ) ? '' : AgentRefusal::Empty;
		}
		$text = self::above_mark( $message->visible_text ?? $message->text );
		if ( '' === $text ) {
			return '' === $html && self::files( $message ) ? '' : AgentRefusal::Empty;
		}
		return self::is_clean( $text ) ? '<p>' . nl2br( esc_html( $text ) ) . '</p>' : AgentRefusal::Mixed;
	}

	/**
	 * The words below commands.
	 *
	 * @param string        $html     The agent's words, as of() gives them.
	 * @param AgentCommands $commands What AgentCommands::read() found in them.
	 * @return string HTML; empty when there were only commands.
	 */
	public static function below( string $html, AgentCommands $commands ): string {
		if ( '' === $commands->rest ) {
			return '';
		}
		$plain = '<p>' . nl2br( esc_html( $commands->rest ) ) . '</p>';
		if ( $commands->note ) {
			return $plain;
		}
		$gap = '(?:\s|&nbsp;|\x{A0}|</?(?:span|font|b|i|u|a|strong|em)\b[^>]*>)+';
		foreach ( $commands->lines as $line ) {
			$words = array_map( static fn( string $word ): string => preg_quote( esc_html( $word ), '~' ), preg_split( '/[\s\x{A0}]+/u', $line, -1, PREG_SPLIT_NO_EMPTY ) ?: array() );
			$html  = (string) preg_replace( '~^((?:\s|&nbsp;|\x{A0}|<[^>]+>)*)' . implode( $gap, $words ) . '~u', '$1', $html, 1, $count );
			if ( 1 !== $count ) {
				return $plain;
			}
			do {
				$html = (string) preg_replace( '~^((?:\s*<(?:div|p|span|font)\b[^>]*>)*?)(?:\s|&nbsp;|\x{A0})*(?:<br\s*/?>|<(div|p|span|font)\b[^>]*>(?:\s|&nbsp;|\x{A0}|<br\s*/?>)*</\2>)~iu', '$1', $html, 1, $count );
			} while ( 1 === $count );
		}
		// Whatever a mail program has made of it: the customer gets the words, all of them, and no command.
		$letters = static fn( string $text ): string => (string) preg_replace( '/[\s\x{A0}]+/u', '', $text );
		return $letters( PlainText::from_html( $html ) ) === $letters( $commands->rest ) ? $html : $plain;
	}

	/**
	 * The files that go with the words: attachments, and pictures that stand among the words. What belongs to a signature
	 * or to the quotation stays behind.
	 *
	 * @param IncomingMessage $message The agent's mail.
	 * @return list<array{sha256: string, filename: string, content_type: string}>
	 */
	public static function files( IncomingMessage $message ): array {
		$html  = $message->visible_html ?? $message->html;
		$files = array_filter(
			$message->attachments,
			static fn( array $file ): bool => ! in_array( strtolower( $file['content_type'] ), self::NO_FILES, true )
				&& ( ! $file['inline'] || ( null !== $file['content_id'] && '' !== $file['content_id'] && str_contains( $html, 'cid:' . $file['content_id'] ) ) )
		);
		return array_values( array_map( static fn( array $file ): array => array_intersect_key( $file, array_flip( array( 'sha256', 'filename', 'content_type' ) ) ), $files ) );
	}

	/**
	 * Whether nothing of a notification is left in a text.
	 *
	 * @param string $text Text or HTML.
	 */
	private static function is_clean( string $text ): bool {
		return ! preg_match( self::LEAK, $text ) && ! preg_match( self::MARK, $text );
	}

	/**
	 * What stands above the mark, without the lines in which the mail program says whom it quotes.
	 *
	 * @param string $text The visible text.
	 */
	private static function above_mark( string $text ): string {
		if ( ! preg_match( self::MARK, $text, $found, PREG_OFFSET_CAPTURE ) ) {
			return trim( $text );
		}
		$text = rtrim( substr( $text, 0, $found[0][1] ), " \t\r\n>|" );
		// "On …, Shop wrote:", or a block of From, Sent, To and Subject.
		$paragraphs = preg_split( '/\n[ \t>]*\n/', $text );
		$last       = (string) end( $paragraphs );
		if ( preg_match( '/[:：]\s*\z|<[^<>\s]+@[^<>\s]+>|\[#\d+-[0-9a-z]{6}\]|^[\p{L} ]{2,24}\s?[:：].*@/mu', $last ) ) {
			array_pop( $paragraphs );
		}
		return trim( implode( "\n\n", $paragraphs ) );
	}
}
