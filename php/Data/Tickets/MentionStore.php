<?php
/**
 * Who was mentioned where.
 *
 * @package Mesa
 */

namespace Mesa\Data\Tickets;

use Mesa\Data\Db;
use Mesa\Data\Row;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * One row for each person in each note.
 */
final class MentionStore {
	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * Notes mentions, at the end of the transaction.
	 *
	 * @param int       $ticket_id  The ticket.
	 * @param int       $message_id The note.
	 * @param list<int> $user_ids   Who.
	 */
	public function add( int $ticket_id, int $message_id, array $user_ids ): void {
		foreach ( $user_ids as $user_id ) {
			$this->db->insert_later(
				'mentions',
				array(
					'message_id' => $message_id,
					'user_id'    => $user_id,
					'ticket_id'  => $ticket_id,
					'created_at' => Time::now(),
				),
				'ignore'
			);
		}
	}

	/**
	 * Users by what they log in with.
	 *
	 * @param list<string> $names Logins or nicenames, at most fifty.
	 * @return array<string, int> User id by the name in lower case; names of nobody are missing.
	 */
	public function users_called( array $names ): array {
		global $wpdb;
		if ( ! $names ) {
			return array();
		}
		$marks = Row::marks( $names, '%s' );
		$found = array();
		foreach ( $this->db->rows( "SELECT ID, user_login, user_nicename FROM $wpdb->users WHERE user_login IN ($marks) OR user_nicename IN ($marks)", ...$names, ...$names ) as $row ) {
			$found[ strtolower( (string) $row['user_nicename'] ) ] ??= (int) $row['ID'];
			$found[ strtolower( (string) $row['user_login'] ) ]      = (int) $row['ID'];
		}
		return $found;
	}

	/**
	 * Somebody leaves the team.
	 *
	 * @param int $user_id Who.
	 */
	public function forget_user( int $user_id ): void {
		$this->db->delete( 'mentions', array( 'user_id' => $user_id ) );
	}
}
