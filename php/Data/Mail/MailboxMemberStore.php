<?php
/**
 * Who may see a mailbox.
 *
 * @package Mesa
 */

namespace Mesa\Data\Mail;

use Mesa\Data\Db;
use Mesa\Data\Row;

defined( 'ABSPATH' ) || exit;

/**
 * The members of mailboxes that not everybody may see: people, and teams whose people see them as well. They are kept while
 * a mailbox is open to everybody, so that closing it again brings them back.
 */
final class MailboxMemberStore {
	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * All mailboxes, and whether people see them: those that everybody sees, and those that they are a member of.
	 *
	 * @param non-empty-list<int> $user_ids The people.
	 * @return array<int, array{visible: list<int>, hidden: list<int>}> Mailbox ids, by person.
	 */
	public function seen_by( array $user_ids ): array {
		$marks  = Row::marks( $user_ids, '%d' );
		$sql    = "SELECT id, restricted, 0 AS user_id FROM {mailboxes}
			UNION ALL SELECT mailbox_id, 0, user_id FROM {mailbox_members} WHERE user_id IN ($marks)
			UNION ALL SELECT x.mailbox_id, 0, y.user_id FROM {team_members} y JOIN {mailbox_teams} x ON x.team_id = y.team_id WHERE y.user_id IN ($marks)";
		$open   = array();
		$closed = array();
		$member = array();
		foreach ( $this->db->rows( $sql, ...$user_ids, ...$user_ids ) as $row ) {
			$id = (int) $row['id'];
			if ( (int) $row['user_id'] > 0 ) {
				$member[ (int) $row['user_id'] ][ $id ] = $id;
			} elseif ( $row['restricted'] ) {
				$closed[ $id ] = $id;
			} else {
				$open[ $id ] = $id;
			}
		}
		$seen = array();
		foreach ( $user_ids as $user_id ) {
			$its              = array_intersect_key( $closed, $member[ $user_id ] ?? array() );
			$seen[ $user_id ] = array(
				'visible' => array_values( $open + $its ),
				'hidden'  => array_values( array_diff_key( $closed, $its ) ),
			);
		}
		return $seen;
	}

	/**
	 * Whether there is such a mailbox.
	 *
	 * @param int $mailbox_id The mailbox.
	 */
	public function has_mailbox( int $mailbox_id ): bool {
		return null !== $this->db->value( 'SELECT id FROM {mailboxes} WHERE id = %d', $mailbox_id );
	}

	/**
	 * The members of a mailbox.
	 *
	 * @param int $mailbox_id The mailbox.
	 * @return list<int> User ids, lowest first.
	 */
	public function of( int $mailbox_id ): array {
		return array_map( 'intval', $this->db->column( 'SELECT user_id FROM {mailbox_members} WHERE mailbox_id = %d ORDER BY user_id', $mailbox_id ) );
	}

	/**
	 * Says anew who the members are.
	 *
	 * @param int       $mailbox_id The mailbox.
	 * @param list<int> $user_ids   All of them.
	 */
	public function set( int $mailbox_id, array $user_ids ): void {
		$this->db->transaction(
			function () use ( $mailbox_id, $user_ids ): void {
				$before = $this->of( $mailbox_id );
				foreach ( array_diff( $before, $user_ids ) as $user_id ) {
					$this->db->delete( 'mailbox_members', array( 'mailbox_id' => $mailbox_id, 'user_id' => $user_id ) );
				}
				foreach ( array_diff( $user_ids, $before ) as $user_id ) {
					$this->db->run( 'INSERT IGNORE INTO {mailbox_members} (mailbox_id, user_id) VALUES (%d, %d)', $mailbox_id, $user_id );
				}
			}
		);
	}

	/**
	 * The teams whose people see a mailbox.
	 *
	 * @param int $mailbox_id The mailbox.
	 * @return list<int> Team ids, lowest first.
	 */
	public function teams_of( int $mailbox_id ): array {
		return array_map( 'intval', $this->db->column( 'SELECT team_id FROM {mailbox_teams} WHERE mailbox_id = %d ORDER BY team_id', $mailbox_id ) );
	}

	/**
	 * The mailboxes that a team sees.
	 *
	 * @param int $team_id The team.
	 * @return list<int> Mailbox ids.
	 */
	public function of_team( int $team_id ): array {
		return array_map( 'intval', $this->db->column( 'SELECT mailbox_id FROM {mailbox_teams} WHERE team_id = %d', $team_id ) );
	}

	/**
	 * Says anew which teams see a mailbox.
	 *
	 * @param int       $mailbox_id The mailbox.
	 * @param list<int> $team_ids   All of them.
	 */
	public function set_teams( int $mailbox_id, array $team_ids ): void {
		$this->db->delete( 'mailbox_teams', array( 'mailbox_id' => $mailbox_id ) );
		foreach ( array_unique( $team_ids ) as $team_id ) {
			$this->db->run( 'INSERT IGNORE INTO {mailbox_teams} (mailbox_id, team_id) VALUES (%d, %d)', $mailbox_id, $team_id );
		}
	}

	/**
	 * Forgets somebody who leaves.
	 *
	 * @param int $user_id Who.
	 */
	public function forget_user( int $user_id ): void {
		$this->db->delete( 'mailbox_members', array( 'user_id' => $user_id ) );
	}
}
