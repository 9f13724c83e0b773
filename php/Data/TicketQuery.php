<?php
/**
 * Lists of tickets.
 *
 * @package Mesa
 */

namespace Mesa\Data;

use Mesa\Domain\Cursor;
use Mesa\Domain\TicketStatus;

defined( 'ABSPATH' ) || exit;

/**
 * Reads lists by cursor along an index: the millionth page costs what the first one does. Each row also says how far the
 * person who asks has read (`read_id`).
 */
final class TicketQuery {
	private const SELECT = 'SELECT t.*, r.message_id AS read_id FROM {tickets} t';
	private const READS  = ' LEFT JOIN {ticket_reads} r ON r.ticket_id = t.id AND r.user_id = %d';

	/**
	 * Takes what it works with.
	 *
	 * @param Db           $db     The database.
	 * @param TicketSearch $search Understands what somebody typed.
	 */
	public function __construct( private readonly Db $db, private readonly TicketSearch $search ) {}

	/**
	 * A page of a folder.
	 *
	 * @param array{folder: string, mailbox_id: int, search: string, order: string} $filter  What; mailbox_id 0 means any.
	 * @param int                                                                   $user_id Who asks.
	 * @param Cursor|null                                                           $after   Where the last page ended.
	 * @param int                                                                   $limit   Rows a page.
	 * @return array{rows: list<array<string, mixed>>, next: Cursor|null}
	 */
	public function page( array $filter, int $user_id, ?Cursor $after, int $limit ): array {
		list( $where, $args ) = $this->where( $filter, $user_id );
		$found                = array();
		$searching            = '' !== trim( $filter['search'] );
		foreach ( 'waiting' === $filter['order'] ? array( 'waiting', 'rest' ) : array( 'newest' ) as $part ) {
			if ( null !== $after && $after->part !== $part && 'waiting' === $part ) {
				continue;
			}
			$found = array_merge( $found, $this->part( $part, $searching ? '' : self::index( $filter, $part ), $where, $args, $user_id, $after?->part === $part ? $after : null, $limit + 1 - count( $found ) ) );
			if ( count( $found ) > $limit ) {
				break;
			}
		}
		$rows = array_slice( $found, 0, $limit );
		$last = end( $rows );
		return array(
			'rows' => $rows,
			'next' => count( $found ) > $limit && $last ? $this->cursor( $filter['order'], $last ) : null,
		);
	}

	/**
	 * Rows by id, in any order.
	 *
	 * @param list<int> $ids     Tickets.
	 * @param int       $user_id Who asks.
	 * @return array<int, array<string, mixed>> By id.
	 */
	public function by_ids( array $ids, int $user_id ): array {
		if ( ! $ids ) {
			return array();
		}
		return array_column( $this->rows( ' WHERE t.id IN (' . Row::marks( $ids, '%d' ) . ')', '', $user_id, ...$ids ), null, 'id' );
	}

	/**
	 * Tickets that changed after a sequence number, oldest change first.
	 *
	 * @param int $since   The number.
	 * @param int $user_id Who asks.
	 * @param int $limit   At most so many.
	 * @return list<array<string, mixed>>
	 */
	public function changed_since( int $since, int $user_id, int $limit ): array {
		return $this->rows( ' WHERE t.seq > %d ORDER BY t.seq LIMIT %d', '', $user_id, $since, $limit );
	}

	/**
	 * Other tickets of a customer, newest first.
	 *
	 * @param int $customer_id The customer.
	 * @param int $except      The ticket that is open.
	 * @param int $user_id     Who asks.
	 * @return list<array<string, mixed>> At most ten.
	 */
	public function earlier( int $customer_id, int $except, int $user_id ): array {
		return $this->rows( ' WHERE t.customer_id = %d AND t.id <> %d ORDER BY t.updated_at DESC, t.id DESC LIMIT 10', '', $user_id, $customer_id, $except );
	}

	/**
	 * Tickets linked with one.
	 *
	 * @param int $ticket_id The ticket.
	 * @param int $user_id   Who asks.
	 * @return list<array<string, mixed>> At most fifty.
	 */
	public function linked( int $ticket_id, int $user_id ): array {
		return $this->rows( ' JOIN {ticket_links} l ON l.linked_id = t.id AND l.ticket_id = %d ORDER BY t.id LIMIT 50', '', $user_id, $ticket_id );
	}

	/**
	 * One run along one index.
	 *
	 * @param string      $part    newest: by change; waiting: who waits, longest first; rest: who does not wait, by change.
	 * @param string      $index   The index to run along; empty: the database chooses.
	 * @param string      $where   Condition.
	 * @param list<mixed> $args    Its values.
	 * @param int         $user_id Who asks.
	 * @param Cursor|null $after   Where to go on.
	 * @param int         $limit   Rows.
	 * @return list<array<string, mixed>>
	 */
	private function part( string $part, string $index, string $where, array $args, int $user_id, ?Cursor $after, int $limit ): array {
		$order  = 'waiting' === $part ? 't.waiting_since, t.id' : 't.updated_at DESC, t.id DESC';
		$where .= array(
			'newest'  => '',
			'waiting' => ' AND t.waiting_since IS NOT NULL',
			// Not "IS NULL": that makes MariaDB merge two indexes and sort.
			'rest'    => " AND COALESCE(t.waiting_since, '') = ''",
		)[ $part ];
		if ( null !== $after ) {
			// The first of the two conditions is what the index can begin at.
			$where .= 'waiting' === $part
				? ' AND t.waiting_since >= %s AND (t.waiting_since > %s OR t.id > %d)'
				: ' AND t.updated_at <= %s AND (t.updated_at < %s OR t.id < %d)';
			array_push( $args, $after->time, $after->time, $after->id );
		}
		return $this->rows( " WHERE $where ORDER BY $order LIMIT %d", '' === $index ? '' : " FORCE INDEX ($index)", $user_id, ...array( ...$args, $limit ) );
	}

	/**
	 * The index that holds a folder in its order. Left alone, MariaDB reads from the top of the folder down to the cursor.
	 *
	 * @param array{folder: string, mailbox_id: int, search: string, order: string} $filter What.
	 * @param string                                                                $part   As in part().
	 */
	private static function index( array $filter, string $part ): string {
		$by_assignee = in_array( $filter['folder'], array( 'mine', 'unassigned' ), true );
		if ( 'waiting' === $part ) {
			return $by_assignee ? 'assignee_waiting' : ( 'all' === $filter['folder'] ? 'waiting' : 'folder_waiting' );
		}
		if ( 'all' === $filter['folder'] ) {
			return $filter['mailbox_id'] > 0 ? 'mailbox' : 'newest';
		}
		if ( $by_assignee ) {
			return 'folder_assignee';
		}
		return $filter['mailbox_id'] > 0 ? 'folder_mailbox' : 'folder';
	}

	/**
	 * What a folder holds.
	 *
	 * @param array{folder: string, mailbox_id: int, search: string, order: string} $filter  What.
	 * @param int                                                                   $user_id Who asks.
	 * @return array{string, list<mixed>} Condition and values.
	 */
	private function where( array $filter, int $user_id ): array {
		list( $where, $args ) = match ( $filter['folder'] ) {
			'mine'       => array( 't.status = %s AND t.assignee_id = %d', array( TicketStatus::OPEN, $user_id ) ),
			'unassigned' => array( 't.status = %s AND t.assignee_id = 0', array( TicketStatus::OPEN ) ),
			'all'        => array( 't.status IN (' . Row::marks( TicketStatus::NORMAL, '%s' ) . ')', TicketStatus::NORMAL ),
			default      => array( 't.status = %s', array( $filter['folder'] ) ),
		};
		if ( $filter['mailbox_id'] > 0 ) {
			$where .= ' AND t.mailbox_id = %d';
			$args[] = $filter['mailbox_id'];
		}
		if ( '' !== trim( $filter['search'] ) ) {
			$condition = $this->search->condition( $filter['search'] );
			$where    .= ' AND ' . $condition['sql'];
			$args      = array( ...$args, ...$condition['args'] );
		}
		return array( $where, $args );
	}

	/**
	 * Where the next page begins.
	 *
	 * @param string               $order newest or waiting.
	 * @param array<string, mixed> $last  The last row shown.
	 */
	private function cursor( string $order, array $last ): Cursor {
		if ( 'newest' === $order ) {
			return new Cursor( 'newest', $last['updated_at'], $last['id'] );
		}
		return null === $last['waiting_since'] ? new Cursor( 'rest', $last['updated_at'], $last['id'] ) : new Cursor( 'waiting', $last['waiting_since'], $last['id'] );
	}

	/**
	 * Runs a query.
	 *
	 * @param string $tail    What follows the FROM.
	 * @param string $hint    An index hint for the tickets table, or empty.
	 * @param int    $user_id Who asks.
	 * @param mixed  ...$args Values.
	 * @return list<array<string, mixed>>
	 */
	private function rows( string $tail, string $hint, int $user_id, mixed ...$args ): array {
		return array_map(
			static fn( array $row ): array => Row::typed( $row, TicketStore::INTS, TicketStore::BOOLS ),
			$this->db->rows( self::SELECT . $hint . self::READS . $tail, $user_id, ...$args )
		);
	}
}
