<?php
/**
 * How many tickets lie in each folder.
 *
 * @package Mesa
 */

namespace Mesa\Data\Tickets;

use Mesa\Data\Db;
use Mesa\Data\Row;
use Mesa\Domain\MailboxScope;
use Mesa\Domain\TicketStatus;

defined( 'ABSPATH' ) || exit;

/**
 * One small row for each folder of each mailbox, so that a person's folders are a few hundred rows to add up, however many
 * tickets and agents there are. A ticket lies in the folder of its status and, while it is open, in that of its agent or in
 * "unassigned" (docs/adr/0005 and 0023).
 *
 * TicketStore moves them in the transaction that changes the ticket: they cannot come apart. rebuild() is for databases
 * that somebody has edited by hand.
 */
final class CountStore {
	private const UNASSIGNED = 'unassigned';
	/** Each is a folder of all mailboxes' tickets; "mine" comes from the person who asks. */
	private const FOLDERS = array( self::UNASSIGNED, ...TicketStatus::ALL );
	/** The folder of a team is called this and its id. */
	private const TEAM = 'team ';
	/** What is really there. Tickets of teams have a table of their own, so that the rest is an index and nothing else. */
	private const REAL       = 'SELECT status, assignee_id, mailbox_id, COUNT(*) AS tickets FROM {tickets} GROUP BY status, assignee_id, mailbox_id';
	private const REAL_TEAMS = 'SELECT team_id, mailbox_id, COUNT(*) AS tickets FROM {team_tickets} GROUP BY team_id, mailbox_id';
	/** Rows written by one statement. */
	private const ROWS = 500;

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * Moves a ticket from one place to another.
	 *
	 * @param array<string, mixed>|null $from The row before; null for a new ticket.
	 * @param array<string, mixed>|null $to   The row after; null for one that is deleted.
	 */
	public function move( ?array $from, ?array $to ): void {
		$deltas = array();
		foreach ( array( array( $from, -1 ), array( $to, 1 ) ) as list( $row, $delta ) ) {
			foreach ( null === $row ? array() : self::folders_of( $row ) as $folder ) {
				$key            = "{$row['mailbox_id']}/$folder";
				$deltas[ $key ] = ( $deltas[ $key ] ?? 0 ) + $delta;
			}
		}
		foreach ( array_filter( $deltas ) as $key => $delta ) {
			list( $mailbox_id, $folder ) = explode( '/', $key, 2 );
			// At the end of the transaction: the rows of a mailbox are few, and everybody waits for who has locked them.
			$this->db->insert_later(
				'folder_counts',
				array(
					'folder'     => $folder,
					'mailbox_id' => (int) $mailbox_id,
					'tickets'    => $delta,
				),
				'tickets = tickets + VALUES(tickets)'
			);
		}
	}

	/**
	 * The folders' counts for one person, as in the contract's "folder-counts".
	 *
	 * @param int          $user_id Whose "mine".
	 * @param MailboxScope $scope   What they may see.
	 * @return array{mine: int, unassigned: int, open: int, pending: int, snoozed: int, closed: int, spam: int, trash: int, mailboxes: list<array{mailbox_id: int, open: int}>, teams: list<array{team_id: int, open: int}>}
	 */
	public function folders( int $user_id, MailboxScope $scope ): array {
		$mine    = self::of_agent( $user_id );
		$wanted  = array( $mine, ...self::FOLDERS );
		$seen    = $scope->is_everything() ? '' : ' AND ' . $scope->condition( 'mailbox_id' );
		$counts  = array_fill_keys( array( 'mine', ...self::FOLDERS, ...SmallFolders::ALL ), 0 ) + array( 'mailboxes' => array(), 'teams' => array() );
		$small   = SmallFolders::counts( $user_id, $scope );
		$numbers = $this->db->rows(
			'SELECT folder, 0 AS mailbox_id, SUM(tickets) AS tickets FROM {folder_counts} WHERE (folder IN (' . Row::marks( $wanted, '%s' ) . ") OR folder LIKE 'team %%')$seen GROUP BY folder
			UNION ALL SELECT folder, mailbox_id, tickets FROM {folder_counts} WHERE folder = %s AND tickets <> 0$seen" . $small['sql'],
			...array( ...$wanted, TicketStatus::OPEN, ...$small['args'] )
		);
		foreach ( $numbers as $row ) {
			if ( str_starts_with( (string) $row['folder'], self::TEAM ) ) {
				$counts['teams'][] = array(
					'team_id' => (int) substr( (string) $row['folder'], strlen( self::TEAM ) ),
					'open'    => (int) $row['tickets'],
				);
			} elseif ( 0 === (int) $row['mailbox_id'] ) {
				$counts[ $mine === $row['folder'] ? 'mine' : $row['folder'] ] = (int) $row['tickets'];
			} else {
				$counts['mailboxes'][] = array(
					'mailbox_id' => (int) $row['mailbox_id'],
					'open'       => (int) $row['tickets'],
				);
			}
		}
		return $counts;
	}

	/**
	 * Where the counts differ from the tickets; scans an index of the tickets.
	 *
	 * @return list<string> Empty when all is well.
	 */
	public function drift(): array {
		$counted = array();
		foreach ( $this->db->rows( 'SELECT folder, mailbox_id, tickets FROM {folder_counts} WHERE tickets <> 0' ) as $row ) {
			$counted[ "{$row['mailbox_id']}/{$row['folder']}" ] = (int) $row['tickets'];
		}
		$real  = $this->real();
		$drift = array();
		foreach ( array_keys( $counted + $real ) as $key ) {
			if ( ( $counted[ $key ] ?? 0 ) !== ( $real[ $key ] ?? 0 ) ) {
				$drift[] = sprintf( '%s: %d counted, %d there', $key, $counted[ $key ] ?? 0, $real[ $key ] ?? 0 );
			}
		}
		return $drift;
	}

	/**
	 * Counts anew. Who changes a ticket meanwhile waits until it is done.
	 */
	public function rebuild(): void {
		$this->db->transaction(
			function (): void {
				// Locks the counts before the first look at the tickets: what was committed until then is in that look, and
				// everything else is added by its own transaction afterwards.
				$this->db->run( 'DELETE FROM {folder_counts}' );
				foreach ( array_chunk( $this->real(), self::ROWS, true ) as $chunk ) {
					$values = array();
					foreach ( $chunk as $key => $tickets ) {
						list( $mailbox_id, $folder ) = explode( '/', $key, 2 );
						array_push( $values, $folder, (int) $mailbox_id, $tickets );
					}
					$this->db->run( 'INSERT INTO {folder_counts} (folder, mailbox_id, tickets) VALUES ' . Row::marks( $chunk, '(%s,%d,%d)' ), ...$values );
				}
			}
		);
	}

	/**
	 * The true numbers, from the tickets.
	 *
	 * @return array<string, int> By "mailbox/folder".
	 */
	private function real(): array {
		$numbers = array();
		foreach ( $this->db->rows( self::REAL ) as $row ) {
			foreach ( self::folders_of( $row ) as $folder ) {
				$key             = "{$row['mailbox_id']}/$folder";
				$numbers[ $key ] = ( $numbers[ $key ] ?? 0 ) + (int) $row['tickets'];
			}
		}
		foreach ( $this->db->rows( self::REAL_TEAMS ) as $row ) {
			$numbers[ "{$row['mailbox_id']}/" . self::TEAM . $row['team_id'] ] = (int) $row['tickets'];
		}
		return $numbers;
	}

	/**
	 * The folders that a ticket lies in.
	 *
	 * @param array<string, mixed> $row Its row; status and assignee_id are enough.
	 * @return list<string>
	 */
	private static function folders_of( array $row ): array {
		if ( TicketStatus::OPEN !== $row['status'] ) {
			return array( (string) $row['status'] );
		}
		$folders = array( TicketStatus::OPEN, 0 === (int) $row['assignee_id'] ? self::UNASSIGNED : self::of_agent( (int) $row['assignee_id'] ) );
		return (int) ( $row['team_id'] ?? 0 ) > 0 ? array( ...$folders, self::TEAM . (int) $row['team_id'] ) : $folders;
	}

	/**
	 * The folder of what somebody has to do.
	 *
	 * @param int $user_id Who.
	 */
	private static function of_agent( int $user_id ): string {
		return "agent $user_id";
	}
}
