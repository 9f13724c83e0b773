<?php
/**
 * Open tickets of teams.
 *
 * @package Mesa
 */

namespace Mesa\Data\Sorting;

use Mesa\Data\Db;
use Mesa\Data\Row;
use Mesa\Domain\TicketStatus;

defined( 'ABSPATH' ) || exit;

/**
 * A small copy of what a team's folder is read by, one row for each open ticket that a team has: an index of the tickets
 * table would be paid for by every mail of every site, with teams or without. TicketStore, the only writer of tickets,
 * moves the rows in the transaction that changes the ticket. See docs/adr/0034.
 */
final class TeamTicketStore {
	/** What a row holds of its ticket. */
	private const COPIED = array( 'team_id', 'mailbox_id', 'updated_at', 'created_at', 'waiting_since' );

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * Follows a ticket's change. Costs nothing where no team is concerned.
	 *
	 * @param int                       $id   The ticket.
	 * @param array<string, mixed>|null $from The row before; null for a new ticket.
	 * @param array<string, mixed>|null $to   The row after; null for one that is deleted.
	 */
	public function move( int $id, ?array $from, ?array $to ): void {
		if ( self::copy( $from ) !== self::copy( $to ) ) {
			$this->db->before_commit( 'team', $id, $this->settle( ... ) );
		}
	}

	/**
	 * Writes what tickets have come to by the end of the transaction, in which they may have changed more than once.
	 *
	 * @param list<int> $ids The tickets.
	 */
	private function settle( array $ids ): void {
		sort( $ids );
		$rows = array_column( $this->db->rows( 'SELECT id, status, ' . implode( ', ', self::COPIED ) . ' FROM {tickets} FORCE INDEX (PRIMARY) WHERE id IN (' . Row::marks( $ids, '%d' ) . ')', ...$ids ), null, 'id' );
		$gone = array();
		foreach ( $ids as $id ) {
			$columns = self::copy( $rows[ $id ] ?? null );
			if ( null === $columns ) {
				$gone[] = $id;
				continue;
			}
			$this->db->insert_later( 'team_tickets', array( 'id' => $id ) + $columns, implode( ', ', array_map( static fn( string $column ): string => "$column = VALUES($column)", self::COPIED ) ) );
		}
		if ( $gone ) {
			$this->db->run( 'DELETE FROM {team_tickets} WHERE id IN (' . Row::marks( $gone, '%d' ) . ')', ...$gone );
		}
	}

	/**
	 * What is stored of a ticket.
	 *
	 * @param array<string, mixed>|null $row The ticket's row.
	 * @return array{team_id: int, mailbox_id: int, updated_at: string, created_at: string, waiting_since: ?string}|null Null when it lies in no team's folder.
	 */
	private static function copy( ?array $row ): ?array {
		if ( null === $row || (int) ( $row['team_id'] ?? 0 ) < 1 || TicketStatus::OPEN !== $row['status'] ) {
			return null;
		}
		return array(
			'team_id'       => (int) $row['team_id'],
			'mailbox_id'    => (int) $row['mailbox_id'],
			'updated_at'    => (string) $row['updated_at'],
			'created_at'    => (string) $row['created_at'],
			'waiting_since' => $row['waiting_since'] ?? null,
		);
	}
}
