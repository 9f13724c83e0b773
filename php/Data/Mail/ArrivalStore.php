<?php
/**
 * When mail came.
 *
 * @package Mesa
 */

namespace Mesa\Data\Mail;

use Mesa\Data\Db;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * A mailbox's past, for telling what is usual.
 */
final class ArrivalStore {
	/** Newest mails that are looked at; enough to know a busy mailbox by. */
	private const MOST = 4000;
	/** Among so many messages of all kinds, whatever the mailbox holds: its past may be a million. */
	private const LOOK = 12000;

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * When the newest mails of a mailbox came.
	 *
	 * @param int $mailbox_id The mailbox.
	 * @param int $since      Unix time.
	 * @param int $after      Only messages with a higher id: without it, a mailbox that has little mail now and had much before would be read from its first mail on.
	 * @return list<int> Unix times, newest stored first.
	 */
	public function times( int $mailbox_id, int $since, int $after = 0 ): array {
		return array_map(
			static fn( ?string $time ): int => Time::unix( (string) $time ),
			$this->db->column(
				"SELECT n.created_at FROM (SELECT id, created_at, kind, channel FROM {messages} WHERE mailbox_id = %d AND id > %d ORDER BY id DESC LIMIT %d) n WHERE n.kind = 'customer' AND n.channel = 'email' AND n.created_at > %s ORDER BY n.id DESC LIMIT %d",
				$mailbox_id,
				$after,
				self::LOOK,
				Time::sql( $since ),
				self::MOST
			)
		);
	}

	/**
	 * The newest message of all mailboxes; 0 when there is none.
	 */
	public function newest_id(): int {
		return (int) $this->db->value( 'SELECT MAX(id) FROM {messages}' );
	}
}
