<?php
/**
 * Our Message-IDs.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Makes Message-IDs that name their ticket and cannot be made up by others (RFC 5322 section 3.6.4).
 *
 * Every mail client puts them into In-Reply-To and References of an answer: that is how an answer finds its ticket.
 */
final class MessageId {
	private const SIGNATURE_LENGTH = 20;

	/**
	 * Takes the key.
	 *
	 * @param string $secret Of this site; another site's signatures do not hold here.
	 */
	public function __construct( private readonly string $secret ) {}

	/**
	 * The Message-ID of a message of ours.
	 *
	 * @param int    $ticket_id  Its ticket.
	 * @param int    $message_id Its row.
	 * @param string $domain     Of the mailbox's address.
	 * @return string With angle brackets.
	 */
	public function make( int $ticket_id, int $message_id, string $domain ): string {
		$domain = (string) preg_replace( '/[^A-Za-z0-9.-]/', '', $domain );
		return sprintf( '<mesa.%d.%d.%s@%s>', $ticket_id, $message_id, $this->sign( $ticket_id, $message_id ), '' === $domain ? 'mesa.invalid' : $domain );
	}

	/**
	 * Finds the first Message-ID of ours in a header value.
	 *
	 * @param string $header_value One id or several.
	 * @return array{ticket_id: int, message_id: int}|null Null when there is none whose signature holds.
	 */
	public function parse( string $header_value ): ?array {
		preg_match_all( '/(?<![A-Za-z0-9.])mesa\.(\d{1,18})\.(\d{1,18})\.([0-9a-f]{' . self::SIGNATURE_LENGTH . '})@/i', $header_value, $found, PREG_SET_ORDER );
		foreach ( $found as list( , $ticket_id, $message_id, $signature ) ) {
			if ( hash_equals( $this->sign( (int) $ticket_id, (int) $message_id ), strtolower( $signature ) ) ) {
				return array(
					'ticket_id'  => (int) $ticket_id,
					'message_id' => (int) $message_id,
				);
			}
		}
		return null;
	}

	/**
	 * What messages are looked up by; the header itself is too long for an index.
	 *
	 * @param string $message_id With or without angle brackets.
	 * @return string SHA-256; empty for an empty id, which identifies nothing.
	 */
	public static function hash( string $message_id ): string {
		$bare = trim( $message_id, " \t\r\n<>" );
		return '' === $bare ? '' : hash( 'sha256', $bare );
	}

	/**
	 * Every id in a list, bare ones given their brackets.
	 *
	 * @param list<string> $values Header values; one may hold several ids.
	 * @return list<string> Each once, with angle brackets.
	 */
	public static function all( array $values ): array {
		$ids = array();
		foreach ( $values as $value ) {
			if ( preg_match_all( '/<[^<>\s]+>/', $value, $found ) ) {
				array_push( $ids, ...$found[0] );
			} elseif ( '' !== trim( $value ) && ! preg_match( '/\s/', trim( $value ) ) ) {
				$ids[] = '<' . trim( $value, " \t\r\n<>" ) . '>';
			}
		}
		return array_values( array_unique( $ids ) );
	}

	/**
	 * The signature.
	 *
	 * @param int $ticket_id  Ticket.
	 * @param int $message_id Message.
	 */
	private function sign( int $ticket_id, int $message_id ): string {
		return substr( hash_hmac( 'sha256', "message|$ticket_id|$message_id", $this->secret ), 0, self::SIGNATURE_LENGTH );
	}
}
