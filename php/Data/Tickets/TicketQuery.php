<?php
/**
 * Lists of tickets.
 *
 * @package Mesa
 */

namespace Mesa\Data\Tickets;

use Mesa\Data\Db;
use Mesa\Data\Row;
use Mesa\Data\Search\TicketFinder;
use Mesa\Domain\Cursor;
use Mesa\Domain\MailboxScope;

defined( 'ABSPATH' ) || exit;

/**
 * Reads lists by cursor along an index: the millionth page costs what the first one does. Each row also says how far the
 * person who asks has read (`read_id`). Whoever asks for a list says which mailboxes the person may see.
 *
 * @phpstan-import-type Filter from FolderWalk
 */
final class TicketQuery {
	/** Whether the person who asks has begun to write. */
	private const DRAFT = 'EXISTS (SELECT 1 FROM {drafts} w WHERE w.user_id = %d AND w.ticket_id = t.id) AS has_draft';
	private const READS = ' LEFT JOIN {ticket_reads} r ON r.ticket_id = t.id AND r.user_id = %d';
	/** What each order is made of, in turn; see FolderWalk::page(). */
	public const PARTS = array(
		'newest'     => array( 'newest' ),
		'relevance'  => array( 'newest' ),
		'created'    => array( 'created' ),
		'waiting'    => array( 'waiting', 'rest' ),
		'importance' => array( 'important', 'usual', 'usual-rest', 'low' ),
	);

	/**
	 * Takes what it works with.
	 *
	 * @param Db           $db     The database.
	 * @param FolderWalk   $walk   Knows where in the indexes a folder lies.
	 * @param TicketFinder $search Finds what somebody typed.
	 */
	public function __construct( private readonly Db $db, private readonly FolderWalk $walk, private readonly TicketFinder $search ) {}

	/**
	 * A page of a folder.
	 *
	 * @param Filter       $filter  What; mailbox_id 0 means any.
	 * @param int          $user_id Who asks.
	 * @param MailboxScope $scope   What they may see.
	 * @param Cursor|null  $after   Where the last page ended.
	 * @param int          $limit   Rows a page.
	 * @return array{rows: list<array<string, mixed>>, next: Cursor|null}
	 */
	public function page( array $filter, int $user_id, MailboxScope $scope, ?Cursor $after, int $limit ): array {
		if ( '' !== trim( $filter['search'] ) ) {
			$page = $this->search->page( $filter, $user_id, $scope, $after, $limit );
			$rows = $this->by_ids( $page['ids'], $user_id );
			return array(
				'rows' => array_values( array_intersect_key( array_replace( array_flip( $page['ids'] ), $rows ), $rows ) ),
				'next' => $page['next'],
			);
		}
		$found = array();
		$parts = self::PARTS[ $filter['order'] ];
		foreach ( array_slice( $parts, (int) array_search( $after?->part, $parts, true ) ) as $part ) {
			$from  = $after?->part === $part ? $after : null;
			$left  = $limit + 1 - count( $found );
			$found = array_merge( $found, $this->part( $part, $filter, $user_id, $scope, $from, $left ) );
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
	 * The same tickets as page() gives, by their numbers alone.
	 *
	 * @param Filter       $filter  As for page().
	 * @param int          $user_id Who asks.
	 * @param MailboxScope $scope   What they may see.
	 * @param Cursor|null  $after   Where the last page ended.
	 * @param int          $limit   Numbers a page.
	 * @return array{ids: list<int>, next: Cursor|null} Of a search fewer than a page with a cursor: there may be more.
	 */
	public function ids( array $filter, int $user_id, MailboxScope $scope, ?Cursor $after, int $limit ): array {
		if ( '' !== trim( $filter['search'] ) ) {
			return $this->search->page( $filter, $user_id, $scope, $after, $limit );
		}
		$found = array();
		$parts = self::PARTS[ $filter['order'] ];
		foreach ( array_slice( $parts, (int) array_search( $after?->part, $parts, true ) ) as $part ) {
			$left = $limit + 1 - count( $found );
			$keys = $left > 0 ? $this->walk->page( $filter, $user_id, $scope, $part, $after?->part === $part ? $after : null, $left ) : null;
			foreach ( null === $keys ? array() : $this->db->rows( "SELECT k.id, k.place FROM ({$keys['sql']}) k ORDER BY " . FolderWalk::order( $part, 'k' ), ...$keys['args'] ) as $row ) {
				$found[] = new Cursor( $part, (string) $row['place'], (int) $row['id'] );
			}
		}
		return array(
			'ids'  => array_map( static fn( Cursor $one ): int => $one->id, array_slice( $found, 0, $limit ) ),
			'next' => count( $found ) > $limit ? $found[ $limit - 1 ] : null,
		);
	}

	/**
	 * How many tickets a folder or a search has.
	 *
	 * @param Filter       $filter  As for page().
	 * @param int          $user_id Who asks.
	 * @param MailboxScope $scope   What they may see.
	 * @param int          $up_to   Count no further.
	 * @param int          $pages   Of a search: look no further than that many pages.
	 * @return array{count: int, more: bool} A "ticket-count".
	 */
	public function count( array $filter, int $user_id, MailboxScope $scope, int $up_to, int $pages = 100 ): array {
		$count = 0;
		$after = null;
		do {
			$page   = $this->ids( $filter, $user_id, $scope, $after, min( 500, $up_to - $count ) );
			$count += count( $page['ids'] );
			$after  = $page['next'];
			--$pages;
		} while ( null !== $after && $count < $up_to && $pages > 0 );
		return array(
			'count' => min( $count, $up_to ),
			'more'  => null !== $after,
		);
	}

	/**
	 * Rows by id, in any order. Whether the person may see them is the caller's to know (Access\TicketPolicy).
	 *
	 * @param list<int> $ids     Tickets.
	 * @param int       $user_id Who asks.
	 * @return array<int, array<string, mixed>> By id.
	 */
	public function by_ids( array $ids, int $user_id ): array {
		if ( ! $ids ) {
			return array();
		}
		return array_column( $this->rows( '{tickets} t', ' WHERE t.id IN (' . Row::marks( $ids, '%d' ) . ')', array(), $user_id, $ids ), null, 'id' );
	}

	/**
	 * Tickets that changed after a sequence number, oldest change first.
	 *
	 * @param int          $since   The number.
	 * @param int          $user_id Who asks.
	 * @param MailboxScope $scope   What they may see.
	 * @param int          $most    At most so many changes are looked through, seen or not.
	 * @return list<array<string, mixed>>|null Null when there are more.
	 */
	public function changed_since( int $since, int $user_id, MailboxScope $scope, int $most ): ?array {
		$ids     = array();
		$changes = $this->db->rows( 'SELECT id, mailbox_id FROM {tickets} FORCE INDEX (by_seq) WHERE seq > %d ORDER BY seq LIMIT %d', $since, $most + 1 );
		foreach ( $changes as $row ) {
			if ( $scope->includes( (int) $row['mailbox_id'] ) ) {
				$ids[] = (int) $row['id'];
			}
		}
		if ( count( $changes ) > $most ) {
			return null;
		}
		$rows = $this->by_ids( $ids, $user_id );
		return array_values( array_intersect_key( array_replace( array_flip( $ids ), $rows ), $rows ) );
	}

	/**
	 * A ticket and those to look at beside it, in one statement: the ones linked with it, and others of its customer.
	 *
	 * @param int          $id      The ticket. Whether the person may see it is the caller's to know (Access\TicketPolicy).
	 * @param int          $user_id Who asks.
	 * @param MailboxScope $scope   What they may see.
	 * @return array{row: array<string, mixed>|null, earlier: list<array<string, mixed>>, linked: list<array<string, mixed>>, kinds: array<int, string>, merged: list<int>, customer: array<string, mixed>|null, mailbox: array<string, string>, fields: array<int, list<string>>} At most ten of the customer's newest few hundred, newest first; at most fifty linked ones, oldest first, and what they are to it; tickets that were merged into it. `viewed`: whether this state of it was opened by the person before (true), only fetched ahead (false), or neither (null). `customer`: as CustomerStore::find() gives one. `mailbox`: name, address, signature and signature_order. `fields`: what the ticket holds, by field.
	 */
	public function opened( int $id, int $user_id, MailboxScope $scope ): array {
		$asked = OpenedTicket::statement( $id, $user_id, $scope );
		return OpenedTicket::read( $this->rows( $asked['from'], '', $asked['args'], $user_id, array(), OpenedTicket::COLUMNS ), $scope );
	}

	/**
	 * Whether somebody may see any ticket of a customer.
	 *
	 * @param int          $customer_id The customer.
	 * @param MailboxScope $scope       What they may see.
	 */
	public function has_of_customer( int $customer_id, MailboxScope $scope ): bool {
		$seen = $scope->is_everything() ? '' : ' AND ' . $scope->condition( 'mailbox_id' );
		return null !== $this->db->value( "SELECT id FROM {tickets} FORCE INDEX (by_customer) WHERE customer_id = %d$seen LIMIT 1", $customer_id );
	}

	/**
	 * A part of a folder's page.
	 *
	 * @param string       $part    As FolderWalk::page() knows them.
	 * @param Filter       $filter  What.
	 * @param int          $user_id Who asks.
	 * @param MailboxScope $scope   What they may see.
	 * @param Cursor|null  $after   Where to go on.
	 * @param int          $limit   Rows.
	 * @return list<array<string, mixed>>
	 */
	private function part( string $part, array $filter, int $user_id, MailboxScope $scope, ?Cursor $after, int $limit ): array {
		$keys = $this->walk->page( $filter, $user_id, $scope, $part, $after, $limit );
		return null === $keys ? array() : $this->rows( "({$keys['sql']}) k JOIN {tickets} t ON t.id = k.id", ' ORDER BY ' . FolderWalk::order( $part, 'k' ), $keys['args'], $user_id );
	}

	/**
	 * Where the next page begins.
	 *
	 * @param string               $order One of PARTS.
	 * @param array<string, mixed> $last  The last row shown.
	 */
	private function cursor( string $order, array $last ): Cursor {
		if ( 'importance' === $order ) {
			$rank = RankStore::of( $last );
			if ( null !== $rank ) {
				return new Cursor( 'low' === $last['priority'] ? 'low' : 'important', $rank['place'], $last['id'] );
			}
			return null === $last['waiting_since'] ? new Cursor( 'usual-rest', $last['updated_at'], $last['id'] ) : new Cursor( 'usual', $last['waiting_since'], $last['id'] );
		}
		if ( 'waiting' === $order ) {
			return null === $last['waiting_since'] ? new Cursor( 'rest', $last['updated_at'], $last['id'] ) : new Cursor( 'waiting', $last['waiting_since'], $last['id'] );
		}
		return 'created' === $order ? new Cursor( 'created', $last['created_at'], $last['id'] ) : new Cursor( 'newest', $last['updated_at'], $last['id'] );
	}

	/**
	 * Runs a query.
	 *
	 * @param string      $from    Where from, the tickets being `t`.
	 * @param string      $tail    What follows it.
	 * @param list<mixed> $before  Values in $from.
	 * @param int         $user_id Who asks.
	 * @param list<mixed> $after   Values in $tail.
	 * @param string      $columns More columns; may be empty.
	 * @return list<array<string, mixed>>
	 */
	private function rows( string $from, string $tail, array $before, int $user_id, array $after = array(), string $columns = '' ): array {
		return array_map(
			static fn( array $row ): array => Row::typed( $row, TicketStore::INTS, TicketStore::BOOLS ),
			$this->db->rows( "SELECT {$columns}t.*, r.message_id AS read_id, " . self::DRAFT . " FROM " . $from . self::READS . $tail, ...array( $user_id, ...$before, $user_id, ...$after ) )
		);
	}
}
