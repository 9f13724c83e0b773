<?php
/**
 * Who follows which ticket.
 *
 * @package Mesa
 */

namespace Mesa\Data\Tickets;

use Mesa\Data\Db;
use Mesa\Data\ReadAhead;
use Mesa\Data\Row;
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

	/** Who follows which ticket, as read_ahead() has found it. */
	private readonly ReadAhead $ahead;

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {
		$this->ahead = new ReadAhead();
	}

	/**
	 * Asks at once for what of_ticket() is going to be asked for, until forget(). Who begins or stops to follow in the
	 * moment between is told as if it were a moment later.
	 *
	 * @param list<int> $ticket_ids The tickets.
	 */
	public function read_ahead( array $ticket_ids ): void {
		$ids   = array_values( array_unique( $ticket_ids ) );
		$found = array();
		foreach ( $ids ? $this->db->rows( 'SELECT ticket_id, user_id FROM {ticket_followers} WHERE ticket_id IN (' . Row::marks( $ids, '%d' ) . ') AND active = 1 ORDER BY created_at, user_id', ...$ids ) : array() as $row ) {
			$found[ (string) $row['ticket_id'] ]['users'][] = (int) $row['user_id'];
		}
		$this->ahead->keep( array_map( strval( ... ), $ids ), $found );
	}

	/**
	 * Forgets what read_ahead() has found.
	 */
	public function forget(): void {
		$this->ahead->clear();
	}

	/**
	 * Those who follow a ticket. Whether they may still see it is for the caller to ask.
	 *
	 * @param int $ticket_id The ticket.
	 * @return list<int> Users, who began first first.
	 */
	public function of_ticket( int $ticket_id ): array {
		if ( $this->ahead->knows( (string) $ticket_id ) ) {
			return $this->ahead->answer( (string) $ticket_id )['users'] ?? array();
		}
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
		$this->ahead->drop( (string) $ticket_id );
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
		$this->ahead->drop( (string) $ticket_id );
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
	 * Who follows a ticket follows another one too.
	 *
	 * @param int $from The one.
	 * @param int $to   The other.
	 * @return list<int> Those who did not before, and had not stopped to.
	 */
	public function move( int $from, int $to ): array {
		$this->ahead->drop( (string) $to );
		$new = array_map( 'intval', $this->db->column( 'SELECT f.user_id FROM {ticket_followers} f LEFT JOIN {ticket_followers} there ON there.ticket_id = %d AND there.user_id = f.user_id WHERE f.ticket_id = %d AND there.ticket_id IS NULL', $to, $from ) );
		if ( $new ) {
			$this->db->run( 'INSERT IGNORE INTO {ticket_followers} (ticket_id, user_id, active, reason, created_at) SELECT %d, f.user_id, f.active, f.reason, f.created_at FROM {ticket_followers} f WHERE f.ticket_id = %d', $to, $from );
		}
		return $new;
	}

	/**
	 * Takes people off again who came by move(), unless they have decided about it since.
	 *
	 * @param int       $from     The ticket that they came from; its rows are still there.
	 * @param int       $to       The ticket that they came to.
	 * @param list<int> $user_ids As move() gave them.
	 */
	public function leave( int $from, int $to, array $user_ids ): void {
		$this->ahead->drop( (string) $to );
		foreach ( $user_ids as $user_id ) {
			$of = fn( int $ticket_id ): ?array => $this->db->row( 'SELECT active, reason FROM {ticket_followers} WHERE ticket_id = %d AND user_id = %d', $ticket_id, $user_id );
			if ( $of( $from ) === $of( $to ) ) {
				$this->db->delete( 'ticket_followers', array( 'ticket_id' => $to, 'user_id' => $user_id ) );
			}
		}
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
