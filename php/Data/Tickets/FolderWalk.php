<?php
/**
 * Where in the indexes a page of a folder lies.
 *
 * @package Mesa
 */

namespace Mesa\Data\Tickets;

use Mesa\Data\Db;
use Mesa\Data\Row;
use Mesa\Data\Sorting\TeamFolder;
use Mesa\Domain\Cursor;
use Mesa\Domain\MailboxScope;
use Mesa\Domain\TicketStatus;

defined( 'ABSPATH' ) || exit;

/**
 * Finds a page's tickets without reading more than a page's worth, whatever the folder holds and whoever asks.
 *
 * A folder is one range of an index, or a few: one for each status ("all"), one for each mailbox (for somebody who may see
 * few). Of each range the first rows are read and merged. Somebody who may see most mailboxes reads the folder from its
 * top and leaves out the rest; where too much is left out (a large mailbox that is not theirs), the ranges are taken after
 * all. See docs/adr/0023.
 *
 * @phpstan-type Filter array{folder: string, mailbox_id: int, team_id?: int, search: string, order: string}
 */
final class FolderWalk {
	/** So many ranges are read at once without a thought. */
	private const FEW = 12;
	/** So many in one statement: MariaDB needs 2.5 ms for 45 and 27 ms for 180. */
	private const AT_ONCE = 48;
	/** So many at most; somebody who may see more mailboxes than that walks to the end. */
	private const MANY = 480;
	/** Rows of an index looked at before giving up on walking from the top. */
	private const STEPS = 240;

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * A page's tickets, as a SELECT of `id` and `place` (what they are ordered by; then by id).
	 *
	 * @param Filter       $filter  What; mailbox_id 0 means any.
	 * @param int          $user_id Who asks.
	 * @param MailboxScope $scope   What they may see.
	 * @param string       $part    newest: by change; created: by age, the youngest first; waiting: who waits, longest first; rest: who does not wait, by change; important and low: tickets of which RankStore knows; usual and usual-rest: waiting and rest without those.
	 * @param Cursor|null  $after   Where to go on.
	 * @param int          $limit   At most so many.
	 * @param string       $only    One more condition on columns of the index, without values; may be empty.
	 * @return array{sql: string, args: list<mixed>}|null Null when there is nothing that this person may see.
	 */
	public function page( array $filter, int $user_id, MailboxScope $scope, string $part, ?Cursor $after, int $limit, string $only = '' ): ?array {
		if ( SmallFolders::includes( $filter['folder'] ) ) {
			return SmallFolders::page( $filter, $user_id, $scope, $after, $limit, $only );
		}
		if ( 'team' === $filter['folder'] ) {
			return TeamFolder::page( $filter, $scope, $part, $after, $limit, $only );
		}
		$mailboxes = self::mailboxes( $filter['mailbox_id'], $scope );
		$statuses  = match ( $filter['folder'] ) {
			'mine', 'unassigned' => array( TicketStatus::OPEN ),
			'all'                => TicketStatus::NORMAL,
			default              => array( $filter['folder'] ),
		};
		$assignee  = array( 'mine' => $user_id, 'unassigned' => 0 )[ $filter['folder'] ] ?? null;
		$ranges    = static function ( array $mailboxes, int $limit, string $seen = '' ) use ( $statuses, $assignee, $part, $after, $only ): array {
			$ranges = array();
			$seen   = implode( ' AND ', array_filter( array( $seen, $only ) ) );
			foreach ( $statuses as $status ) {
				foreach ( $mailboxes as $mailbox_id ) {
					$ranges[] = self::range( $status, $assignee, $mailbox_id, $part, $after, $limit, $seen );
				}
			}
			return $ranges;
		};
		$number    = count( $mailboxes ) * count( $statuses );
		if ( 0 === $number ) {
			return null;
		}
		if ( $number <= self::FEW ) {
			return self::merged( $ranges( $mailboxes, $limit ), $part, $limit );
		}
		$steps = max( self::STEPS, 2 * $limit );
		$found = $this->walk( self::merged( $ranges( array( 0 ), $steps ), $part, $steps ), $scope, $steps, $limit );
		if ( null === $found && $number > self::MANY ) {
			return self::merged( $ranges( array( 0 ), $limit, $scope->condition( 'mailbox_id' ) ), $part, $limit );
		}
		if ( null === $found && $number <= self::AT_ONCE ) {
			return self::merged( $ranges( $mailboxes, $limit ), $part, $limit );
		}
		$found ??= $this->gathered( $ranges( $mailboxes, $limit ), $part, $limit );
		return $found ? self::these( $found, $part ) : null;
	}

	/**
	 * What the rows of page() are ordered by.
	 *
	 * @param string $part As in page().
	 * @param string $from The table that has the columns, as it is called in the statement.
	 */
	public static function order( string $part, string $from ): string {
		return self::is_rising( $part ) ? "$from.place, $from.id" : "$from.place DESC, $from.id DESC";
	}

	/**
	 * Whether the smallest place comes first.
	 *
	 * @param string $part As in page().
	 */
	public static function is_rising( string $part ): bool {
		return in_array( $part, array( 'waiting', 'usual', 'important', 'low' ), true );
	}

	/**
	 * The mailboxes whose tickets are asked for and may be seen.
	 *
	 * @param int          $wanted One mailbox; 0 for any.
	 * @param MailboxScope $scope  What may be seen.
	 * @return list<int> 0 stands for all of them together.
	 */
	private static function mailboxes( int $wanted, MailboxScope $scope ): array {
		if ( $wanted > 0 ) {
			return $scope->includes( $wanted ) ? array( $wanted ) : array();
		}
		return $scope->is_everything() ? array( 0 ) : $scope->visible;
	}

	/**
	 * The beginning of one range of an index.
	 *
	 * @param string      $status     The status.
	 * @param int|null    $assignee   Who has the ticket, 0 for nobody; null for whoever.
	 * @param int         $mailbox_id The mailbox; 0 for any.
	 * @param string      $part       As in page().
	 * @param Cursor|null $after      Where to go on.
	 * @param int         $limit      At most so many.
	 * @param string      $seen       One more condition, without values; may be empty.
	 * @return array{sql: string, args: list<mixed>} Gives id, place and mailbox_id.
	 */
	private static function range( string $status, ?int $assignee, int $mailbox_id, string $part, ?Cursor $after, int $limit, string $seen ): array {
		$is_rising = self::is_rising( $part );
		$is_ranked = in_array( $part, array( 'important', 'low' ), true );
		$kind      = $is_ranked ? 'rank' : ( array( 'created' => 'created', 'waiting' => 'waiting', 'usual' => 'waiting' )[ $part ] ?? 'by' );
		$column    = array( 'rank' => 'place', 'created' => 'created_at', 'waiting' => 'waiting_since', 'by' => 'updated_at' )[ $kind ];
		$id        = $is_ranked ? 'ticket_id' : 'id';
		$where     = 'status = %s';
		$args      = array( $status );
		if ( null !== $assignee ) {
			$where .= ' AND assignee_id = %d';
			$args[] = $assignee;
		}
		if ( $mailbox_id > 0 ) {
			$where .= ' AND mailbox_id = %d';
			$args[] = $mailbox_id;
		}
		// Not "IS NULL": that makes MariaDB take another index and sort.
		$at_rest = " AND COALESCE(waiting_since, '') = ''";
		// A number, not "NOT EXISTS": for that MariaDB reads the whole table of ranks, once for each mailbox.
		$usual   = ' AND (SELECT COUNT(*) FROM {ticket_ranks} k WHERE k.ticket_id = id) = 0';
		$where  .= match ( $part ) {
			'waiting'          => ' AND waiting_since IS NOT NULL',
			'usual'            => " AND waiting_since IS NOT NULL$usual",
			'rest'             => $at_rest,
			'usual-rest'       => $at_rest . $usual,
			'important', 'low' => ' AND ' . RankStore::span( $part ),
			default            => '',
		};
		if ( '' !== $seen ) {
			$where .= " AND $seen";
		}
		if ( null !== $after ) {
			// The first of the two conditions is what the index can begin at.
			$where .= $is_rising
				? " AND $column >= %s AND ($column > %s OR $id > %d)"
				: " AND $column <= %s AND ($column < %s OR $id < %d)";
			array_push( $args, $after->time, $after->time, $after->id );
		}
		$index  = match ( true ) {
			'by' === $kind => 'by_' . ( implode( '_', array_keys( array_filter( array( 'assignee' => null !== $assignee, 'mailbox' => $mailbox_id > 0 ) ) ) ) ?: 'status' ),
			default        => "{$kind}_" . ( $mailbox_id > 0 ? 'mailbox' : ( null === $assignee ? 'status' : 'assignee' ) ),
		};
		$order  = $is_rising ? "$column, $id" : "$column DESC, $id DESC";
		$from   = match ( true ) {
			$is_ranked                                => '{ticket_ranks}',
			// The tickets' own holds the assignee too, and of what is open the same.
			'created_mailbox' === $index              => '{tickets}',
			null !== $assignee || 'waiting' === $kind => '{active_tickets}',
			default                                   => '{tickets}',
		};
		$args[] = $limit;
		return array(
			// Left alone, MariaDB reads from the top of the folder down to the cursor.
			'sql'  => "SELECT $id AS id, $column AS place, mailbox_id FROM $from FORCE INDEX ($index) WHERE $where ORDER BY $order LIMIT %d",
			'args' => $args,
		);
	}

	/**
	 * Several ranges as one list, in order.
	 *
	 * @param non-empty-list<array{sql: string, args: list<mixed>}> $ranges As range() gives them.
	 * @param string                                                $part   As in page().
	 * @param int                                                   $limit  At most so many.
	 * @return array{sql: string, args: list<mixed>}
	 */
	private static function merged( array $ranges, string $part, int $limit ): array {
		if ( 1 === count( $ranges ) ) {
			return $ranges[0];
		}
		$parts = array();
		foreach ( $ranges as $i => $range ) {
			// SQLite takes no parentheses around the parts of a UNION, and no ORDER BY inside without them.
			$parts[] = "SELECT * FROM ({$range['sql']}) r$i";
		}
		return array(
			'sql'  => 'SELECT id, place, mailbox_id FROM (' . implode( ' UNION ALL ', $parts ) . ') ranges ORDER BY ' . self::order( $part, 'ranges' ) . ' LIMIT %d',
			'args' => array( ...array_merge( ...array_column( $ranges, 'args' ) ), $limit ),
		);
	}

	/**
	 * Reads a folder from its top and leaves out what may not be seen.
	 *
	 * @param array{sql: string, args: list<mixed>} $from  The folder's first steps.
	 * @param MailboxScope                          $scope What may be seen.
	 * @param int                                   $steps How many there are at most.
	 * @param int                                   $limit How many are wanted.
	 * @return list<int>|null Ids; null when so much was left out that there may be more further down.
	 */
	private function walk( array $from, MailboxScope $scope, int $steps, int $limit ): ?array {
		$rows = $this->db->rows( $from['sql'], ...$from['args'] );
		$ids  = array();
		foreach ( $rows as $row ) {
			if ( $scope->includes( (int) $row['mailbox_id'] ) ) {
				$ids[] = (int) $row['id'];
			}
		}
		return count( $ids ) >= $limit || count( $rows ) < $steps ? array_slice( $ids, 0, $limit ) : null;
	}

	/**
	 * Many ranges as one list, read by several statements.
	 *
	 * @param list<array{sql: string, args: list<mixed>}> $ranges As range() gives them.
	 * @param string                                      $part   As in page().
	 * @param int                                         $limit  At most so many.
	 * @return list<int> Ids, in order.
	 */
	private function gathered( array $ranges, string $part, int $limit ): array {
		$rows = array();
		foreach ( array_chunk( $ranges, self::AT_ONCE ) as $some ) {
			$merged = self::merged( $some, $part, $limit );
			$rows   = array_merge( $rows, $this->db->rows( $merged['sql'], ...$merged['args'] ) );
		}
		$places = array_map( static fn( array $row ): array => array( (string) $row['place'], (int) $row['id'] ), $rows );
		self::is_rising( $part ) ? sort( $places ) : rsort( $places );
		return array_column( array_slice( $places, 0, $limit ), 1 );
	}

	/**
	 * Tickets that are known already, in the shape of page().
	 *
	 * @param non-empty-list<int> $ids  Their ids.
	 * @param string              $part As in page().
	 * @return array{sql: string, args: list<mixed>}
	 */
	private static function these( array $ids, string $part ): array {
		$column = array( 'waiting' => 'waiting_since', 'usual' => 'waiting_since', 'created' => 'created_at' )[ $part ] ?? 'updated_at';
		$from   = in_array( $part, array( 'important', 'low' ), true ) ? 'SELECT ticket_id AS id, place FROM {ticket_ranks} WHERE ticket_id' : "SELECT id, $column AS place FROM {tickets} WHERE id";
		return array(
			'sql'  => "$from IN (" . Row::marks( $ids, '%d' ) . ')',
			'args' => $ids,
		);
	}
}
