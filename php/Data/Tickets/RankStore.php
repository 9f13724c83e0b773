<?php
/**
 * What the order "importance" is read by.
 *
 * @package Mesa
 */

namespace Mesa\Data\Tickets;

use Mesa\Data\Db;
use Mesa\Domain\TicketStatus;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * One row for each ticket that is more or less important than others and still alive. Those are few, so that the many
 * tickets of ordinary importance cost no index of their own: they come along the indexes of who waits (docs/adr/0038).
 *
 * A row's place is a time that was never meant as one: the level (ten thousand million seconds each) and, within it, since
 * when somebody waits; who does not wait comes behind them, the newest first. TicketCopies keeps it in step.
 */
final class RankStore {
	/** Seconds between two levels; times until the year 2286 fit in between twice. */
	private const LEVEL = 20_000_000_000;
	/** Where those begin who do not wait. */
	private const AT_REST = 18_000_000_000;
	/** By priority; one that is not here has no row. */
	private const LEVELS = array( 'urgent' => 0, 'high' => 1, 'low' => 3 );
	/** Rows written by one transaction when all are made anew. */
	private const ROWS = 500;

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * Tickets of a level, the most pressing first.
	 *
	 * @param string $part  urgent, high or low.
	 * @param int    $limit At most so many.
	 * @return list<int>
	 */
	public function ids( string $part, int $limit ): array {
		$ids = array();
		foreach ( array( TicketStatus::OPEN, TicketStatus::PENDING, TicketStatus::SNOOZED ) as $status ) {
			$ids = array_merge( $ids, $this->db->column( 'SELECT ticket_id FROM {ticket_ranks} FORCE INDEX (rank_status) WHERE status = %s AND ' . self::span( $part ) . ' ORDER BY place, ticket_id LIMIT %d', $status, $limit ) );
		}
		return array_map( 'intval', $ids );
	}

	/**
	 * The range of places of a part, as a condition without values.
	 *
	 * @param string $part important, urgent, high or low.
	 */
	public static function span( string $part ): string {
		list( $from, $to ) = array( 'important' => array( 0, 2 ), 'urgent' => array( 0, 1 ), 'high' => array( 1, 2 ), 'low' => array( 3, 4 ) )[ $part ];
		return sprintf( "place >= '%s' AND place < '%s'", Time::sql( $from * self::LEVEL ), Time::sql( $to * self::LEVEL ) );
	}

	/**
	 * What is stored of a ticket.
	 *
	 * @param array<string, mixed> $ticket Its row.
	 * @return array{status: string, assignee_id: int, mailbox_id: int, place: string}|null Null when it is as important as most, or at rest.
	 */
	public static function of( array $ticket ): ?array {
		$level = self::LEVELS[ $ticket['priority'] ?? 'normal' ] ?? null;
		if ( null === $level || ! TicketStatus::is_live( (string) $ticket['status'] ) ) {
			return null;
		}
		$since = $ticket['waiting_since'] ?? null;
		return array(
			'status'      => (string) $ticket['status'],
			'assignee_id' => (int) $ticket['assignee_id'],
			'mailbox_id'  => (int) $ticket['mailbox_id'],
			'place'       => Time::sql( $level * self::LEVEL + ( null === $since ? self::AT_REST - Time::unix( (string) $ticket['updated_at'] ) : Time::unix( (string) $since ) ) ),
		);
	}

	/**
	 * Makes the rows of a database that had none.
	 */
	public function fill(): void {
		foreach ( array( TicketStatus::OPEN, TicketStatus::PENDING, TicketStatus::SNOOZED ) as $status ) {
			$ids = array_map( 'intval', $this->db->column( "SELECT id FROM {tickets} WHERE status = %s AND priority <> 'normal' ORDER BY id", $status ) );
			foreach ( array_chunk( $ids, self::ROWS ) as $some ) {
				( new TicketCopies( $this->db ) )->fill( 'ticket_ranks', $some );
			}
		}
	}
}
