<?php
/**
 * Lists of tickets.
 *
 * @package Mesa
 */

namespace Mesa\Data;

use Mesa\Data\Search\TicketFinder;
use Mesa\Domain\Cursor;
use Mesa\Domain\MailboxScope;
use Mesa\Domain\TicketStatus;

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
	/** A customer's newest tickets, among which the earlier ones that somebody may see are looked for. */
	private const LOOK_BACK = 500;
	/** What each order is made of, in turn; see FolderWalk::page(). */
	public const PARTS = array(
		'newest'     => array( 'newest' ),
		'relevance'  => array( 'newest' ),
		'created'    => array( 'created' ),
		'waiting'    => array( 'waiting', 'rest' ),
		'importance' => array( 'important', 'usual', 'usual-rest', 'low' ),
	);
	/** Tickets of the same customer that are shown beside one. */
	private const EARLIER = 10;

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
		$earlier = 'SELECT e.id, e.updated_at AS place, e.mailbox_id FROM {tickets} o JOIN {tickets} e FORCE INDEX (by_customer) ON e.customer_id = o.customer_id WHERE o.id = %d AND e.id <> %d ORDER BY e.updated_at DESC, e.id DESC LIMIT %d';
		$linked  = "SELECT o.id, l.kind FROM {ticket_links} l JOIN {tickets} o ON o.id = l.linked_id WHERE l.ticket_id = %d AND o.status <> 'merged'";
		$merged  = "SELECT j.source_id AS id FROM {ticket_joins} j WHERE j.target_id = %d AND j.kind = 'merge' AND j.undone_at IS NULL LIMIT 100";
		if ( ! $scope->is_everything() ) {
			$earlier = "SELECT n.id FROM ($earlier) n WHERE {$scope->condition( 'n.mailbox_id' )} ORDER BY n.place DESC, n.id DESC LIMIT " . self::EARLIER;
			$linked .= ' AND ' . $scope->condition( 'o.mailbox_id' );
		}
		// Beside the rows, what would be a statement of its own each time a ticket is opened.
		$values = FieldStore::any() ? " UNION ALL SELECT 'value', v.ticket_id, CONCAT(v.field_id, ':', v.item, ':', v.value) FROM {ticket_values} v WHERE v.ticket_id = %d" : '';
		$rows   = $this->rows(
			"(SELECT 'row' AS part, %d AS id, '' AS link UNION ALL SELECT 'earlier', e.id, '' FROM ($earlier) e UNION ALL SELECT 'linked', o.id, o.kind FROM ($linked ORDER BY o.id LIMIT 50) o UNION ALL SELECT 'merged', j.id, '' FROM ($merged) j UNION ALL SELECT 'address', a.id, CONCAT(e.id, ':', e.address) FROM {tickets} a JOIN {customer_emails} e ON e.customer_id = a.customer_id WHERE a.id = %d$values) k JOIN {tickets} t ON t.id = k.id LEFT JOIN {mailboxes} b ON k.part = 'row' AND b.id = t.mailbox_id LEFT JOIN {customers} c ON k.part = 'row' AND c.id = t.customer_id LEFT JOIN {ticket_views} v ON k.part = 'row' AND v.ticket_id = t.id AND v.user_id = %d AND v.version = t.version",
			'',
			array( $id, $id, $id, $scope->is_everything() ? self::EARLIER : self::LOOK_BACK, $id, $id, $id, ...( '' === $values ? array() : array( $id ) ), $user_id ),
			$user_id,
			array(),
			'k.part, k.link, v.seen AS viewed, b.name AS box_name, b.address AS box_address, b.signature AS box_signature, b.signature_order AS box_signature_order, c.id AS c_id, c.name AS c_name, c.user_id AS c_user_id, c.created_at AS c_created_at, '
		);
		$parts    = array_fill_keys( array( 'row', 'earlier', 'linked', 'merged' ), array() );
		$kinds    = array();
		$viewed   = null;
		$mailbox  = array();
		$fields   = array();
		$customer = null;
		$emails   = array();
		foreach ( $rows as $row ) {
			list( 'part' => $part, 'link' => $link ) = $row;
			if ( 'value' === $part ) {
				list( $field_id, $item, $value )           = explode( ':', (string) $link, 3 );
				$fields[ (int) $field_id ][ (int) $item ] = $value;
				continue;
			}
			if ( 'address' === $part ) {
				list( $place, $address )  = explode( ':', (string) $link, 2 );
				$emails[ (int) $place ] = $address;
				continue;
			}
			if ( 'row' === $part ) {
				$viewed   = $row['viewed'];
				$customer = null === $row['c_id'] ? null : array( 'id' => (int) $row['c_id'], 'name' => (string) $row['c_name'], 'user_id' => (int) $row['c_user_id'], 'created_at' => (string) $row['c_created_at'] );
				foreach ( array( 'name', 'address', 'signature', 'signature_order' ) as $column ) {
					$mailbox[ $column ] = (string) $row[ "box_$column" ];
				}
			}
			unset( $row['part'], $row['link'], $row['viewed'], $row['box_name'], $row['box_address'], $row['box_signature'], $row['box_signature_order'], $row['c_id'], $row['c_name'], $row['c_user_id'], $row['c_created_at'] );
			// A signpost is no ticket that somebody could want to read.
			if ( 'earlier' !== $part || TicketStatus::MERGED !== $row['status'] ) {
				$parts[ $part ][] = $row;
			}
			if ( 'linked' === $part ) {
				$kinds[ $row['id'] ] = (string) $link;
			}
		}
		$parts['merged'] = array_values( array_map( static fn( array $row ): int => $row['id'], array_filter( $parts['merged'], static fn( array $row ): bool => $scope->includes( $row['mailbox_id'] ) ) ) );
		usort( $parts['earlier'], static fn( array $one, array $other ): int => array( $other['updated_at'], $other['id'] ) <=> array( $one['updated_at'], $one['id'] ) );
		usort( $parts['linked'], static fn( array $one, array $other ): int => $one['id'] <=> $other['id'] );
		sort( $parts['merged'] );
		foreach ( $fields as &$items ) {
			ksort( $items );
			$items = array_values( $items );
		}
		unset( $items );
		ksort( $fields );
		if ( null !== $customer ) {
			ksort( $emails );
			$customer['emails'] = array_values( array_filter( $emails ) );
		}
		return array( 'customer' => $customer, 'mailbox' => $mailbox, 'fields' => $fields, 'row' => $parts['row'][0] ?? null, 'kinds' => $kinds, 'viewed' => null === $viewed ? null : (bool) (int) $viewed ) + $parts;
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
