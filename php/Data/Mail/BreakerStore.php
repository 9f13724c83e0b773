<?php
/**
 * Breakers of automatic mail.
 *
 * @package Mesa
 */

namespace Mesa\Data\Mail;

use Mesa\Data\Db;
use Mesa\Data\Row;

defined( 'ABSPATH' ) || exit;

/**
 * Remembers for which mailboxes automatic mail is switched off because too much of it would have left. A row stays
 * until a person takes it away, whatever restarts meanwhile.
 *
 * @phpstan-type Breaker array{mailbox_id: int, kind: string, tripped_at: string, alarmed_at: ?string}
 */
final class BreakerStore {
	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * All that have tripped, oldest first. Times are UTC, "Y-m-d H:i:s".
	 *
	 * @return list<Breaker>
	 */
	public function all(): array {
		return array_map(
			static fn( array $row ): array => Row::typed( $row, array( 'mailbox_id' ) ),
			$this->db->rows( 'SELECT mailbox_id, kind, tripped_at, alarmed_at FROM {mail_breakers} ORDER BY tripped_at, mailbox_id, kind' )
		);
	}

	/**
	 * Whether automatic mail of a kind is switched off.
	 *
	 * @param int    $mailbox_id The mailbox.
	 * @param string $kind       As in AutomaticMail.
	 */
	public function has_tripped( int $mailbox_id, string $kind ): bool {
		return null !== $this->db->value( 'SELECT mailbox_id FROM {mail_breakers} WHERE mailbox_id = %d AND kind = %s', $mailbox_id, $kind );
	}

	/**
	 * Switches it off; who comes second changes nothing.
	 *
	 * @param int    $mailbox_id The mailbox.
	 * @param string $kind       As in AutomaticMail.
	 */
	public function trip( int $mailbox_id, string $kind ): void {
		$this->db->run( 'INSERT INTO {mail_breakers} (mailbox_id, kind, tripped_at) VALUES (%d, %s, %s) ON DUPLICATE KEY UPDATE mailbox_id = mailbox_id', $mailbox_id, $kind, gmdate( 'Y-m-d H:i:s' ) );
	}

	/**
	 * Claims the right to raise the alarm about it.
	 *
	 * @param int    $mailbox_id The mailbox.
	 * @param string $kind       As in AutomaticMail.
	 * @return bool True for one caller only.
	 */
	public function claim_alarm( int $mailbox_id, string $kind ): bool {
		return $this->db->run( 'UPDATE {mail_breakers} SET alarmed_at = %s WHERE mailbox_id = %d AND kind = %s AND alarmed_at IS NULL', gmdate( 'Y-m-d H:i:s' ), $mailbox_id, $kind ) > 0;
	}

	/**
	 * Switches it on again.
	 *
	 * @param int    $mailbox_id The mailbox.
	 * @param string $kind       As in AutomaticMail.
	 */
	public function reset( int $mailbox_id, string $kind ): void {
		$this->db->delete( 'mail_breakers', array( 'mailbox_id' => $mailbox_id, 'kind' => $kind ) );
	}
}
