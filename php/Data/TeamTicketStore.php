<?php
/**
 * Open tickets of teams.
 *
 * @package Mesa
 */

namespace Mesa\Data;

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
	 * @param array<string, mixed>|null $from The row before; null for a new ticket.
	 * @param array<string, mixed>|null $to   The row after, with its id; null for one that is deleted.
	 */
	public function move( ?array $from, ?array $to ): void {
		$was = self::is_listed( $from );
		if ( ! self::is_listed( $to ) ) {
			if ( $was ) {
				$this->db->delete( 'team_tickets', array( 'id' => (int) $from['id'] ) );
			}
			return;
		}
		$columns = self::copy( $to );
		if ( $was && self::copy( $from ) === $columns ) {
			return;
		}
		$this->db->insert_later( 'team_tickets', array( 'id' => (int) $to['id'] ) + $columns, implode( ', ', array_map( static fn( string $column ): string => "$column = VALUES($column)", self::COPIED ) ) );
	}

	/**
	 * Whether a ticket lies in a team's folder.
	 *
	 * @param array<string, mixed>|null $row The ticket's row.
	 */
	private static function is_listed( ?array $row ): bool {
		return null !== $row && (int) ( $row['team_id'] ?? 0 ) > 0 && TicketStatus::OPEN === $row['status'];
	}

	/**
	 * What a row holds of its ticket.
	 *
	 * @param array<string, mixed> $row The ticket's row.
	 * @return array{team_id: int, mailbox_id: int, updated_at: string, created_at: string, waiting_since: ?string}
	 */
	private static function copy( array $row ): array {
		return array(
			'team_id'       => (int) $row['team_id'],
			'mailbox_id'    => (int) $row['mailbox_id'],
			'updated_at'    => (string) $row['updated_at'],
			'created_at'    => (string) $row['created_at'],
			'waiting_since' => $row['waiting_since'] ?? null,
		);
	}
}
