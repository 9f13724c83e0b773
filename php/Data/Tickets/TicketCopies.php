<?php
/**
 * Small tables that hold some columns of some tickets.
 *
 * @package Mesa
 */

namespace Mesa\Data\Tickets;

use Mesa\Data\Db;
use Mesa\Data\Row;
use Mesa\Data\Sorting\TeamTickets;

defined( 'ABSPATH' ) || exit;

/**
 * Keeps them in step with the tickets: lists of few tickets are read from them, so that the many others pay for no index of
 * those lists (docs/adr/0034, 0038 and 0052). TicketStore, the only writer of tickets, tells of each change in the
 * transaction that makes it.
 */
final class TicketCopies {
	/** What a copy may depend on. */
	private const COLUMNS = array( 'status', 'priority', 'assignee_id', 'team_id', 'mailbox_id', 'updated_at', 'created_at', 'waiting_since' );
	/** Tickets looked at by one statement when all are copied anew. */
	private const LOOKED_AT = 20_000;

	/**
	 * Tickets whose copy is another than before, by table; forgotten when they are settled.
	 *
	 * @var array<string, array<int, true>>
	 */
	private array $changed = array();

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * The tables, each with the name of its key and with what it stores of a ticket: null for one that it does not hold.
	 *
	 * @return array<string, array{key: string, of: callable(array<string, mixed>): ?array<string, string|int|null>}>
	 */
	private static function tables(): array {
		return array(
			'active_tickets' => array( 'key' => 'id', 'of' => ActiveTickets::of( ... ) ),
			'team_tickets'   => array( 'key' => 'id', 'of' => TeamTickets::of( ... ) ),
			'ticket_ranks'   => array( 'key' => 'ticket_id', 'of' => RankStore::of( ... ) ),
		);
	}

	/**
	 * Follows a change of a ticket. Costs nothing where no copy changes.
	 *
	 * @param int                       $id   The ticket.
	 * @param array<string, mixed>|null $from The row before; null for a new ticket.
	 * @param array<string, mixed>|null $to   The row after; null for one that is deleted.
	 */
	public function move( int $id, ?array $from, ?array $to ): void {
		foreach ( self::tables() as $table => $copy ) {
			if ( ( null === $from ? null : $copy['of']( $from ) ) !== ( null === $to ? null : $copy['of']( $to ) ) ) {
				$this->changed[ $table ][ $id ] = true;
				$this->db->before_commit( 'copies', $id, $this->settle( ... ) );
			}
		}
	}

	/**
	 * Writes what tickets have come to by the end of the transaction, in which they may have changed more than once.
	 *
	 * @param list<int> $ids The tickets.
	 */
	private function settle( array $ids ): void {
		sort( $ids );
		$rows = $this->rows( $ids );
		foreach ( $this->changed as $table => $changed ) {
			$this->write( $table, array_values( array_filter( $ids, static fn( int $id ): bool => isset( $changed[ $id ] ) ) ), $rows );
			$this->changed[ $table ] = array_diff_key( $changed, array_flip( $ids ) );
		}
	}

	/**
	 * Tickets as they are now.
	 *
	 * @param non-empty-list<int> $ids The tickets.
	 * @return array<int, array<string, string|null>> By id; only those that there are.
	 */
	private function rows( array $ids ): array {
		return array_column( $this->db->rows( 'SELECT id, ' . implode( ', ', self::COLUMNS ) . ' FROM {tickets} FORCE INDEX (PRIMARY) WHERE id IN (' . Row::marks( $ids, '%d' ) . ')', ...$ids ), null, 'id' );
	}

	/**
	 * Brings a table's rows of some tickets up to date.
	 *
	 * @param string                                 $table Which.
	 * @param list<int>                              $ids   The tickets.
	 * @param array<int, array<string, string|null>> $rows  As rows() gives them.
	 */
	private function write( string $table, array $ids, array $rows ): void {
		list( 'key' => $key, 'of' => $of ) = self::tables()[ $table ];
		$gone = array();
		foreach ( $ids as $id ) {
			$copy = isset( $rows[ $id ] ) ? $of( $rows[ $id ] ) : null;
			if ( null === $copy ) {
				$gone[] = $id;
				continue;
			}
			$this->db->insert_later( $table, array( $key => $id ) + $copy, implode( ', ', array_map( static fn( string $column ): string => "$column = VALUES($column)", array_keys( $copy ) ) ) );
		}
		if ( $gone ) {
			$this->db->run( "DELETE FROM {{$table}} WHERE $key IN (" . Row::marks( $gone, '%d' ) . ')', ...$gone );
		}
	}

	/**
	 * Makes the rows of a table that had none.
	 *
	 * @param string              $table As tables() knows it.
	 * @param non-empty-list<int> $ids   Tickets that may belong there.
	 */
	public function fill( string $table, array $ids ): void {
		$this->db->transaction( fn() => $this->write( $table, $ids, $this->rows( $ids ) ) );
	}

	/**
	 * Makes the rows of what is open or waits anew, of a database that had none or whose tickets somebody wrote by hand.
	 */
	public function mend_active(): void {
		$columns = 'id, ' . implode( ', ', ActiveTickets::COLUMNS );
		$same    = implode( ', ', array_map( static fn( string $column ): string => "$column = VALUES($column)", ActiveTickets::COLUMNS ) );
		$last    = max( (int) $this->db->value( 'SELECT MAX(id) FROM {tickets}' ), (int) $this->db->value( 'SELECT MAX(id) FROM {active_tickets}' ) );
		for ( $from = 0; $from <= $last; $from += self::LOOKED_AT ) {
			$range = array( $from, $from + self::LOOKED_AT );
			$this->db->transaction(
				function () use ( $columns, $same, $range ): void {
					$this->db->run( 'DELETE FROM {active_tickets} WHERE id > %d AND id <= %d AND id NOT IN (SELECT id FROM {tickets} WHERE id > %d AND id <= %d AND ' . ActiveTickets::CONDITION . ')', ...$range, ...$range );
					$this->db->run( "INSERT INTO {active_tickets} ($columns) SELECT $columns FROM {tickets} WHERE id > %d AND id <= %d AND " . ActiveTickets::CONDITION . " ON DUPLICATE KEY UPDATE $same", ...$range );
				}
			);
		}
	}
}
