<?php
/**
 * Who follows which ticket.
 *
 * @package Mesa
 */

namespace Mesa\Data;

use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Somebody who has stopped following keeps a row: what they do on the ticket later does not make them follow again.
 */
final class FollowerStore {
	/** They asked for it, or a colleague did. */
	public const ASKED = 'asked';
	/** They wrote on the ticket. */
	public const WROTE = 'wrote';
	/** They were mentioned. */
	public const MENTIONED = 'mentioned';
	/** The ticket was given to them. */
	public const ASSIGNED = 'assigned';

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * Those who follow a ticket. Whether they may still see it is for the caller to ask.
	 *
	 * @param int $ticket_id The ticket.
	 * @return list<int> Users, who began first first.
	 */
	public function of_ticket( int $ticket_id ): array {
		return array_map( 'intval', $this->db->column( 'SELECT user_id FROM {ticket_followers} WHERE ticket_id = %d AND active = 1 ORDER BY created_at, user_id', $ticket_id ) );
	}

	/**
	 * Those who follow a ticket, and who has it, in one statement.
	 *
	 * @param int $ticket_id The ticket.
	 * @return array{followers: list<int>, assignee: int}
	 */
	public function concerned( int $ticket_id ): array {
		$rows      = $this->db->rows( 'SELECT user_id, 0 AS has FROM {ticket_followers} WHERE ticket_id = %d AND active = 1 UNION ALL SELECT assignee_id, 1 FROM {tickets} WHERE id = %d', $ticket_id, $ticket_id );
		$concerned = array( 'followers' => array(), 'assignee' => 0 );
		foreach ( $rows as $row ) {
			if ( (int) $row['has'] ) {
				$concerned['assignee'] = (int) $row['user_id'];
			} else {
				$concerned['followers'][] = (int) $row['user_id'];
			}
		}
		return $concerned;
	}

	/**
	 * Somebody decides to follow, or not to.
	 *
	 * @param int  $ticket_id The ticket.
	 * @param int  $user_id   Who.
	 * @param bool $active    Whether they follow from now on.
	 */
	public function set( int $ticket_id, int $user_id, bool $active ): void {
		$this->db->run(
			'INSERT INTO {ticket_followers} (ticket_id, user_id, active, reason, created_at) VALUES (%d, %d, %d, %s, %s) ON DUPLICATE KEY UPDATE active = VALUES(active), reason = VALUES(reason)',
			$ticket_id,
			$user_id,
			(int) $active,
			self::ASKED,
			Time::now()
		);
	}

	/**
	 * Somebody begins to follow by what they do, unless they have decided otherwise before; at the end of the transaction.
	 *
	 * @param int    $ticket_id The ticket.
	 * @param int    $user_id   Who.
	 * @param string $reason    One of the constants.
	 */
	public function join( int $ticket_id, int $user_id, string $reason ): void {
		$this->db->insert_later(
			'ticket_followers',
			array(
				'ticket_id'  => $ticket_id,
				'user_id'    => $user_id,
				'active'     => 1,
				'reason'     => $reason,
				'created_at' => Time::now(),
			),
			'ignore'
		);
	}

	/**
	 * Those who follow one ticket follow another from now on; those who have decided on that one keep to it.
	 *
	 * @param int $from The ticket that was merged.
	 * @param int $to   The ticket that stays.
	 */
	public function move( int $from, int $to ): void {
		$this->db->run( 'INSERT IGNORE INTO {ticket_followers} (ticket_id, user_id, active, reason, created_at) SELECT %d, f.user_id, f.active, f.reason, f.created_at FROM {ticket_followers} f WHERE f.ticket_id = %d', $to, $from );
	}

	/**
	 * Somebody leaves the team.
	 *
	 * @param int $user_id Who.
	 */
	public function forget_user( int $user_id ): void {
		$this->db->delete( 'ticket_followers', array( 'user_id' => $user_id ) );
	}
}
