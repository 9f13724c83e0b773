<?php
/**
 * What pollers need to remember.
 *
 * @package Mesa
 */

namespace Mesa\Data\Mail;

use Mesa\Data\Db;

defined( 'ABSPATH' ) || exit;

/**
 * Leases, cursors and the time a poller was last heard of.
 */
final class PollerStore {
	private const SEEN_OPTION = 'mesa_poller';
	/** A poller speaks often; one write a few seconds is enough to tell whether it lives. */
	private const SEEN_EVERY = 10;

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * Takes or renews the right to read a mailbox. One UPDATE decides between two pollers.
	 *
	 * @param int    $mailbox_id The mailbox.
	 * @param string $owner      Who asks.
	 * @param int    $ttl        Seconds.
	 * @return array{granted: bool, holder: string, until: string} Who holds it now; UTC "Y-m-d H:i:s".
	 */
	public function lease( int $mailbox_id, string $owner, int $ttl ): array {
		$now = time();
		$this->db->transaction(
			fn() => $this->db->run(
				"UPDATE {mailboxes} SET lease_owner = %s, lease_until = %s WHERE id = %d AND active = 1 AND ( lease_owner = '' OR lease_owner = %s OR lease_until IS NULL OR lease_until < %s )",
				$owner,
				gmdate( 'Y-m-d H:i:s', $now + $ttl ),
				$mailbox_id,
				$owner,
				gmdate( 'Y-m-d H:i:s', $now )
			)
		);
		$row   = $this->db->row( 'SELECT lease_owner, lease_until FROM {mailboxes} WHERE id = %d', $mailbox_id );
		$until = (string) ( $row['lease_until'] ?? gmdate( 'Y-m-d H:i:s', $now ) );
		return array(
			'granted' => $owner === ( $row['lease_owner'] ?? '' ) && $until >= gmdate( 'Y-m-d H:i:s', $now ),
			'holder'  => (string) ( $row['lease_owner'] ?? '' ),
			'until'   => $until,
		);
	}

	/**
	 * Gives the right back; nothing happens when somebody else holds it.
	 *
	 * @param int    $mailbox_id The mailbox.
	 * @param string $owner      Who.
	 */
	public function release( int $mailbox_id, string $owner ): void {
		$this->db->run( "UPDATE {mailboxes} SET lease_owner = '', lease_until = NULL WHERE id = %d AND lease_owner = %s", $mailbox_id, $owner );
	}

	/**
	 * Notes the outcome of a pass, in one transaction with the check of the lease.
	 *
	 * @param int                                                            $mailbox_id The mailbox.
	 * @param string                                                         $owner      The lease's owner.
	 * @param string                                                         $status     "ok" or "error".
	 * @param string|null                                                    $error      The server's words.
	 * @param list<array{folder: string, uidvalidity: string, last_uid: int, baseline_uid?: int, new_uid?: int, import_total?: int, import_left?: int}> $cursors    How far each folder has been read.
	 * @param string|null                                                    $since      The import_since that the cursors were counted under, UTC "Y-m-d H:i:s" or null; "": the poller did not say.
	 * @param string                                                         $part       The broken part of the way to the mail server; empty: not about that.
	 * @return bool False when the lease is not the owner's or the mailbox wants mail since another time by now; nothing is changed then.
	 */
	public function save_state( int $mailbox_id, string $owner, string $status, ?string $error, array $cursors, ?string $since = '', string $part = '' ): bool {
		return $this->db->transaction(
			function () use ( $mailbox_id, $owner, $status, $error, $cursors, $since, $part ): bool {
				$now  = gmdate( 'Y-m-d H:i:s' );
				// Not only a lock: on a cluster somebody who changes the mailbox on another node is noticed by what is written.
				$this->db->run( 'UPDATE {mailboxes} SET revision = revision + 1 WHERE id = %d', $mailbox_id );
				$told = $this->db->value( 'SELECT import_since FROM {mailboxes} WHERE id = %d FOR UPDATE', $mailbox_id );
				if ( '' !== $since && $told !== $since ) {
					// Somebody wants older mail meanwhile: these cursors would pass it.
					return false;
				}
				// An UPDATE, not a SELECT: it takes the row's lock, so that the lease cannot change hands before the commit.
				$this->db->run(
					'UPDATE {mailboxes} SET state = %s, checked_at = %s WHERE id = %d AND lease_owner = %s AND lease_until >= %s',
					$status,
					$now,
					$mailbox_id,
					$owner,
					$now
				);
				// Rows affected are 0 when nothing differs, so look who holds it.
				$held = $this->db->value( 'SELECT id FROM {mailboxes} WHERE id = %d AND lease_owner = %s AND lease_until >= %s', $mailbox_id, $owner, $now );
				if ( null === $held ) {
					return false;
				}
				$this->db->update( 'mailboxes', array( 'error' => 'error' === $status ? $error : null, 'error_part' => 'error' === $status ? $part : '' ), array( 'id' => $mailbox_id ) );
				foreach ( $cursors as $cursor ) {
					$this->db->run(
						'INSERT INTO {mailbox_cursors} (mailbox_id, folder, uidvalidity, last_uid, baseline_uid, new_uid, import_total, import_left) VALUES (%d, %s, %s, %d, %d, %d, %d, %d)
						ON DUPLICATE KEY UPDATE uidvalidity = VALUES(uidvalidity), last_uid = VALUES(last_uid), baseline_uid = VALUES(baseline_uid), new_uid = VALUES(new_uid), import_total = VALUES(import_total), import_left = VALUES(import_left)',
						$mailbox_id,
						$cursor['folder'],
						$cursor['uidvalidity'],
						$cursor['last_uid'],
						$cursor['baseline_uid'] ?? 0,
						$cursor['new_uid'] ?? 0,
						$cursor['import_total'] ?? 0,
						$cursor['import_left'] ?? 0
					);
				}
				return true;
			}
		);
	}

	/**
	 * How far a mailbox has been read.
	 *
	 * @param int $mailbox_id The mailbox.
	 * @return list<array{folder: string, uidvalidity: string, last_uid: int, baseline_uid: int, new_uid: int, import_total: int, import_left: int}>
	 */
	public function cursors( int $mailbox_id ): array {
		return array_map(
			static fn( array $row ): array => array(
				'folder'       => (string) $row['folder'],
				'uidvalidity'  => (string) $row['uidvalidity'],
				'last_uid'     => (int) $row['last_uid'],
				'baseline_uid' => (int) $row['baseline_uid'],
				'new_uid'      => (int) $row['new_uid'],
				'import_total' => (int) $row['import_total'],
				'import_left'  => (int) $row['import_left'],
			),
			$this->db->rows( 'SELECT folder, uidvalidity, last_uid, baseline_uid, new_uid, import_total, import_left FROM {mailbox_cursors} WHERE mailbox_id = %d ORDER BY folder', $mailbox_id )
		);
	}

	/**
	 * A poller has spoken.
	 *
	 * @param string|null $version Its version; null: as before.
	 */
	public function note_seen( ?string $version = null ): void {
		$seen     = $this->seen();
		$version  = null === $version || '' === $version ? $seen['version'] : $version;
		$user     = get_current_user_id();
		$password = function_exists( 'rest_get_authenticated_app_password' ) ? (string) rest_get_authenticated_app_password() : '';
		$is_known = $seen['version'] === $version && $seen['user'] === $user && $seen['password'] === $password;
		if ( $is_known && null !== $seen['at'] && time() - $seen['at'] < self::SEEN_EVERY ) {
			return;
		}
		update_option( self::SEEN_OPTION, array( 'at' => time(), 'version' => $version, 'user' => $user, 'password' => $password ), false );
	}

	/**
	 * When a poller last spoke, as Unix time (null: never), its version, and whom it logged in as: a user's id and its
	 * application password's UUID (0 and empty when that is not known).
	 *
	 * @return array{at: ?int, version: string, user: int, password: string}
	 */
	public function seen(): array {
		$saved = get_option( self::SEEN_OPTION );
		return array(
			'at'       => isset( $saved['at'] ) ? (int) $saved['at'] : null,
			'version'  => (string) ( $saved['version'] ?? '' ),
			'user'     => (int) ( $saved['user'] ?? 0 ),
			'password' => (string) ( $saved['password'] ?? '' ),
		);
	}
}
