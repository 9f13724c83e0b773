<?php
/**
 * Whom messages went to.
 *
 * @package Mesa
 */

namespace Mesa\Data\People;

use Mesa\Data\Db;
use Mesa\Data\Messages\MessageStore;
use Mesa\Domain\EmailAddress;

defined( 'ABSPATH' ) || exit;

/**
 * Takes a person out of the To and Cc of other people's messages.
 */
final class RecipientStore {
	private const AT_ONCE = 200;

	/**
	 * Takes what it works with.
	 *
	 * @param Db           $db       The database.
	 * @param MessageStore $messages Messages.
	 */
	public function __construct( private readonly Db $db, private readonly MessageStore $messages ) {}

	/**
	 * Forgets an address, on all tickets that its owner takes part in.
	 *
	 * @param string $address The address.
	 * @return int How many messages named it.
	 */
	public function forget( string $address ): int {
		$key   = EmailAddress::key( $address );
		$like  = '%' . addcslashes( trim( (string) wp_json_encode( $key ), '"' ), '_%\\' ) . '%';
		$named = 0;
		$last  = 0;
		do {
			$rows = $this->db->rows( 'SELECT m.id, m.recipients FROM {ticket_participants} p JOIN {messages} m ON m.ticket_id = p.ticket_id WHERE p.email = %s AND m.id > %d AND LOWER(m.recipients) LIKE %s ORDER BY m.id LIMIT %d', $key, $last, $like, self::AT_ONCE );
			foreach ( $rows as $row ) {
				$last = (int) $row['id'];
				$all  = (array) json_decode( (string) $row['recipients'], true );
				$left = array_map( static fn( mixed $some ): array => array_values( array_filter( (array) $some, static fn( mixed $one ): bool => EmailAddress::key( (string) ( $one['address'] ?? '' ) ) !== $key ) ), $all );
				if ( $left !== $all ) {
					$this->messages->update( $last, array( 'recipients' => (string) wp_json_encode( $left ) ) );
					++$named;
				}
			}
		} while ( count( $rows ) === self::AT_ONCE );
		return $named;
	}
}
