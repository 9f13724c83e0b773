<?php
/**
 * Where other people's data names an address.
 *
 * @package Mesa
 */

namespace Mesa\Data\People;

use Mesa\Data\Db;
use Mesa\Data\Messages\MessageStore;
use Mesa\Domain\EmailAddress;

defined( 'ABSPATH' ) || exit;

/**
 * Takes a person out of other people's messages: To and Cc, what a mail server said of the address, and where drafts are
 * to go. Every message is looked at, since a mail to hundreds makes not all of them participants.
 */
final class AddressTraces {
	private const LISTS = array( 'to', 'cc', 'bcc', 'reply_to' );
	/** Stands where a draft is to go to nobody any more: no address, so that it cannot be sent; an empty "to" means the customer. */
	private const NOBODY = '…';
	/** Messages that are looked through with one statement. */
	private const RANGE = 5000;
	/** Messages that are changed in one step. */
	private const AT_ONCE = 50;

	/**
	 * Takes what it works with.
	 *
	 * @param Db           $db       The database.
	 * @param MessageStore $messages Messages.
	 */
	public function __construct( private readonly Db $db, private readonly MessageStore $messages ) {}

	/**
	 * Forgets an address, for a while.
	 *
	 * @param string $address The address.
	 * @param int    $after   Messages up to this one have been looked at; 0 to begin.
	 * @param float  $seconds No new step is begun after that many.
	 * @return array{named: int, next: int|null} How many messages named it; what to go on after, or null when there is no more.
	 */
	public function forget( string $address, int $after, float $seconds ): array {
		$ends   = microtime( true ) + $seconds;
		$newest = (int) $this->db->value( 'SELECT MAX(id) FROM {messages}' );
		$like   = self::like( $address );
		$named  = 0;
		while ( $after < $newest ) {
			$to     = min( $after + self::RANGE, $newest );
			$rows   = $this->db->rows( 'SELECT id, ticket_id, recipients, error FROM {messages} WHERE id > %d AND id <= %d AND (LOWER(recipients) LIKE %s OR LOWER(error) LIKE %s) ORDER BY id LIMIT %d', $after, $to, $like, $like, self::AT_ONCE );
			$named += $rows ? $this->db->transaction( fn(): int => array_sum( array_map( fn( array $row ): int => (int) $this->forget_in( $row, $address ), $rows ) ) ) : 0;
			$after  = count( $rows ) === self::AT_ONCE ? (int) end( $rows )['id'] : $to;
			if ( microtime( true ) >= $ends ) {
				break;
			}
		}
		if ( $after < $newest ) {
			return array( 'named' => $named, 'next' => $after );
		}
		$this->forget_in_drafts( $address, $like );
		return array( 'named' => $named, 'next' => null );
	}

	/**
	 * One message, and its ticket's history.
	 *
	 * @param array<string, mixed> $row     id, ticket_id, recipients, error.
	 * @param string               $address The address.
	 * @return bool Whether it named the address.
	 */
	private function forget_in( array $row, string $address ): bool {
		$all     = (array) json_decode( (string) $row['recipients'], true );
		$left    = $all;
		$columns = array();
		foreach ( self::LISTS as $list ) {
			$some = (array) ( $all[ $list ] ?? array() );
			$kept = EmailAddress::without( $some, $address );
			if ( count( $kept ) < count( $some ) ) {
				$left[ $list ]         = $kept;
				$columns['recipients'] = (string) wp_json_encode( $left );
			}
		}
		$error = self::without( (string) $row['error'], $address );
		if ( $error !== (string) $row['error'] ) {
			$columns['error'] = $error;
		}
		if ( ! $columns ) {
			return false;
		}
		$this->messages->update( (int) $row['id'], $columns );
		$this->forget_in_history( (int) $row['ticket_id'], $address );
		$this->forget_in_jobs( (int) $row['id'], $address );
		return true;
	}

	/**
	 * Why a message could not be sent, as the list of what was given up says it.
	 *
	 * @param int    $message_id The message.
	 * @param string $address    The address.
	 */
	private function forget_in_jobs( int $message_id, string $address ): void {
		foreach ( $this->db->rows( "SELECT id, last_error FROM {jobs} WHERE type IN ('send_reply', 'notify_agent') AND subject_id = %d AND last_error IS NOT NULL", $message_id ) as $job ) {
			$left = self::without( (string) $job['last_error'], $address );
			if ( $left !== $job['last_error'] ) {
				$this->db->update( 'jobs', array( 'last_error' => $left ), array( 'id' => (int) $job['id'] ) );
			}
		}
	}

	/**
	 * What a ticket's history says of how its replies fared.
	 *
	 * @param int    $ticket_id The ticket.
	 * @param string $address   The address.
	 */
	private function forget_in_history( int $ticket_id, string $address ): void {
		foreach ( $this->db->rows( "SELECT id, data FROM {events} WHERE ticket_id = %d AND type IN ('reply_bounced', 'reply_failed', 'reply_unknown')", $ticket_id ) as $event ) {
			$data = (array) json_decode( (string) $event['data'], true );
			$left = array_map( static fn( mixed $value ): mixed => is_string( $value ) ? self::without( $value, $address ) : $value, $data );
			if ( $left !== $data ) {
				$this->db->update( 'events', array( 'data' => (string) wp_json_encode( $left ) ), array( 'id' => (int) $event['id'] ) );
			}
		}
	}

	/**
	 * Takes the address out of where drafts are to go. Their author's browser may know it until they are sent.
	 *
	 * @param string $address The address.
	 * @param string $like    Its pattern.
	 */
	private function forget_in_drafts( string $address, string $like ): void {
		foreach ( $this->db->rows( 'SELECT id, data FROM {drafts} WHERE LOWER(data) LIKE %s', $like ) as $row ) {
			$data = (array) json_decode( (string) $row['data'], true );
			foreach ( array_intersect( self::LISTS, array_keys( array_filter( $data, is_array( ... ) ) ) ) as $list ) {
				$left          = EmailAddress::without( $data[ $list ], $address );
				$data[ $list ] = 'to' === $list && $data[ $list ] && ! $left ? array( self::NOBODY ) : $left;
			}
			$this->db->update( 'drafts', array( 'data' => (string) wp_json_encode( $data ) ), array( 'id' => (int) $row['id'] ) );
		}
	}

	/**
	 * Words without an address in them.
	 *
	 * @param string $words   For example what a mail server said.
	 * @param string $address The address.
	 */
	private static function without( string $words, string $address ): string {
		$found = preg_replace( '/(?<![\w.+-])' . preg_quote( $address, '/' ) . '(?![\w-]|\.\w)/iu', '…', $words );
		return $found ?? $words;
	}

	/**
	 * What every spelling of an address has in it where it stands in JSON, which writes other letters than ASCII as their
	 * codes: the longest run of ASCII. Who else has that in their address is told apart by EmailAddress::key().
	 *
	 * @param string $address The address.
	 * @return string A pattern for LOWER(…) LIKE.
	 */
	private static function like( string $address ): string {
		$runs = preg_split( '/[^\x21-\x7E]+/', strtolower( trim( $address ) ) );
		usort( $runs, static fn( string $one, string $other ): int => strlen( $other ) <=> strlen( $one ) );
		return '%' . addcslashes( trim( (string) wp_json_encode( $runs[0] ), '"' ), '_%\\' ) . '%';
	}
}
