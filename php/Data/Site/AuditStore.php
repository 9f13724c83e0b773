<?php
/**
 * What was done to the site's help desk.
 *
 * @package Mesa
 */

namespace Mesa\Data\Site;

use Mesa\Data\Db;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Append-only: changes of settings, mailboxes, people's roles and so on, which are no ticket's. Tickets have EventStore.
 */
final class AuditStore {
	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * Adds a line.
	 *
	 * @param string                              $type       An operation of the contract, such as "updateSettings", or one of LogWords' own.
	 * @param int                                 $actor_id   WordPress user; 0 for the system.
	 * @param int                                 $subject_id What it was done to; 0 for the site.
	 * @param array<string, string|int|bool|null> $data       More: `name`, `fields`. Never a secret.
	 */
	public function note( string $type, int $actor_id, int $subject_id = 0, array $data = array() ): void {
		$this->db->insert_later(
			'audit_log',
			array(
				'type'       => substr( $type, 0, 60 ),
				'actor_id'   => $actor_id,
				'subject_id' => $subject_id,
				'data'       => (string) wp_json_encode( (object) $data ),
				'created_at' => Time::now(),
			)
		);
	}

	/**
	 * Forgets what is old, in small steps.
	 *
	 * @param int $before Unix time.
	 */
	public function forget_old( int $before ): void {
		Ageing::forget( $this->db, 'audit_log', $before );
	}
}
