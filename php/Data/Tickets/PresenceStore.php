<?php
/**
 * Who is there.
 *
 * @package Mesa
 */

namespace Mesa\Data\Tickets;

use Mesa\Data\Db;
use Mesa\Data\Row;

defined( 'ABSPATH' ) || exit;

/**
 * One small row for each person and each ticket that they have open. It raises no sequence number, so a beat makes no other
 * screen ask; whoever asks anyway is told (docs/adr/0036).
 */
final class PresenceStore {
	/** Who has not been heard of for so many seconds has left; screens say every 15 that they are still there. */
	private const LASTS = 40;

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * Somebody is there.
	 *
	 * @param int    $user_id   Who.
	 * @param int    $ticket_id The ticket they look at.
	 * @param string $doing     viewing or writing.
	 * @param string $kind      What is being written: reply, note, forward; '' for nothing.
	 */
	public function note( int $user_id, int $ticket_id, string $doing, string $kind ): void {
		$this->db->insert_later(
			'presence',
			array(
				'user_id'   => $user_id,
				'ticket_id' => $ticket_id,
				'doing'     => $doing,
				'kind'      => $kind,
				'seen_at'   => gmdate( 'Y-m-d H:i:s' ),
			),
			'doing = VALUES(doing), kind = VALUES(kind), seen_at = VALUES(seen_at)'
		);
	}

	/**
	 * Somebody has left a ticket.
	 *
	 * @param int $user_id   Who.
	 * @param int $ticket_id The ticket.
	 */
	public function leave( int $user_id, int $ticket_id ): void {
		$this->db->delete( 'presence', array( 'user_id' => $user_id, 'ticket_id' => $ticket_id ) );
	}

	/**
	 * Who else is there, on whichever ticket.
	 *
	 * @param int $user_id Who asks.
	 * @return list<array{user_id: int, ticket_id: int, mailbox_id: int, doing: string, kind: string}> At most two hundred.
	 */
	public function others( int $user_id ): array {
		return array_map(
			static fn( array $row ): array => Row::typed( $row, array( 'user_id', 'ticket_id', 'mailbox_id' ) ),
			$this->db->rows(
				'SELECT p.user_id, p.ticket_id, p.doing, p.kind, t.mailbox_id FROM {presence} p JOIN {tickets} t ON t.id = p.ticket_id WHERE p.seen_at >= %s AND p.user_id <> %d ORDER BY p.seen_at DESC LIMIT 200',
				gmdate( 'Y-m-d H:i:s', time() - self::LASTS ),
				$user_id
			)
		);
	}

	/**
	 * Forgets those who have long left.
	 */
	public function sweep(): void {
		$before = gmdate( 'Y-m-d H:i:s', time() - HOUR_IN_SECONDS );
		if ( null !== $this->db->value( 'SELECT user_id FROM {presence} WHERE seen_at < %s LIMIT 1', $before ) ) {
			$this->db->run( 'DELETE FROM {presence} WHERE seen_at < %s', $before );
		}
	}

	/**
	 * Somebody is gone for good.
	 *
	 * @param int $user_id Who.
	 */
	public function forget_user( int $user_id ): void {
		$this->db->delete( 'presence', array( 'user_id' => $user_id ) );
	}
}
