<?php
/**
 * What is read when a ticket is opened.
 *
 * @package Mesa
 */

namespace Mesa\Data\Tickets;

use Mesa\Data\Sorting\FieldStore;
use Mesa\Domain\MailboxScope;
use Mesa\Domain\TicketStatus;

defined( 'ABSPATH' ) || exit;

/**
 * One statement for what would else be ten: the ticket's row with its mailbox and customer, others of that customer, those that
 * are linked with it or were merged into it, the customer's addresses, and what its fields hold. Each row that comes back says
 * which part it is.
 */
final class OpenedTicket {
	/** What each row has beside a ticket's own columns. */
	public const COLUMNS = 'k.part, k.link, v.seen AS viewed, b.name AS box_name, b.address AS box_address, b.signature AS box_signature, b.signature_order AS box_signature_order, c.id AS c_id, c.name AS c_name, c.user_id AS c_user_id, c.created_at AS c_created_at, ';
	/** Tickets of the same customer that are shown beside one. */
	private const EARLIER = 10;
	/** A customer's newest tickets, among which the earlier ones that somebody may see are looked for. */
	private const LOOK_BACK = 500;

	/**
	 * Where from, and the values in it.
	 *
	 * @param int          $id      The ticket.
	 * @param int          $user_id Who asks.
	 * @param MailboxScope $scope   What they may see.
	 * @return array{from: string, args: list<int>}
	 */
	public static function statement( int $id, int $user_id, MailboxScope $scope ): array {
		$parts = array(
			array( "SELECT 'row' AS part, %d AS id, '' AS link", array( $id ) ),
			self::earlier( $id, $scope ),
			self::linked( $id, $scope ),
			array( "SELECT 'merged', j.id, '' FROM (SELECT j.source_id AS id FROM {ticket_joins} j WHERE j.target_id = %d AND j.kind = 'merge' AND j.undone_at IS NULL LIMIT 100) j", array( $id ) ),
			array( "SELECT 'address', a.id, CONCAT(e.id, ':', e.address) FROM {tickets} a JOIN {customer_emails} e ON e.customer_id = a.customer_id WHERE a.id = %d", array( $id ) ),
		);
		if ( FieldStore::any() ) {
			$parts[] = array( "SELECT 'value', v.ticket_id, CONCAT(v.field_id, ':', v.item, ':', v.value) FROM {ticket_values} v WHERE v.ticket_id = %d", array( $id ) );
		}
		return array(
			'from' => '(' . implode( ' UNION ALL ', array_column( $parts, 0 ) ) . ") k JOIN {tickets} t ON t.id = k.id LEFT JOIN {mailboxes} b ON k.part = 'row' AND b.id = t.mailbox_id LEFT JOIN {customers} c ON k.part = 'row' AND c.id = t.customer_id LEFT JOIN {ticket_views} v ON k.part = 'row' AND v.ticket_id = t.id AND v.user_id = %d AND v.version = t.version",
			'args' => array( ...array_merge( ...array_column( $parts, 1 ) ), $user_id ),
		);
	}

	/**
	 * Sorts the rows that came back into their parts.
	 *
	 * @param list<array<string, mixed>> $rows  As TicketQuery reads them, with COLUMNS.
	 * @param MailboxScope               $scope What may be seen.
	 * @return array{row: array<string, mixed>|null, viewed: bool|null, mailbox: array<string, string>, customer: array<string, mixed>|null, fields: array<int, list<string>>, earlier: list<array<string, mixed>>, linked: list<array<string, mixed>>, kinds: array<int, string>, merged: list<int>} `kinds` says how each linked one is linked; `viewed` is null when nobody has noted yet that this person read this version.
	 */
	public static function read( array $rows, MailboxScope $scope ): array {
		$parts = array_fill_keys( array( 'row', 'earlier', 'linked', 'merged', 'address', 'value' ), array() );
		foreach ( $rows as $row ) {
			$parts[ $row['part'] ][] = $row;
		}
		$own     = $parts['row'][0] ?? null;
		$earlier = array_filter( $parts['earlier'], static fn( array $row ): bool => TicketStatus::MERGED !== $row['status'] );
		$merged  = array_filter( $parts['merged'], static fn( array $row ): bool => $scope->includes( $row['mailbox_id'] ) );
		usort( $earlier, static fn( array $one, array $other ): int => array( $other['updated_at'], $other['id'] ) <=> array( $one['updated_at'], $one['id'] ) );
		usort( $parts['linked'], static fn( array $one, array $other ): int => $one['id'] <=> $other['id'] );
		$merged = array_column( $merged, 'id' );
		sort( $merged );
		return array(
			'row'      => null === $own ? null : self::ticket( $own ),
			'viewed'   => isset( $own['viewed'] ) ? (bool) (int) $own['viewed'] : null,
			'mailbox'  => null === $own ? array() : self::mailbox( $own ),
			'customer' => isset( $own['c_id'] ) ? self::customer( $own, $parts['address'] ) : null,
			'fields'   => self::fields( $parts['value'] ),
			'earlier'  => array_map( self::ticket( ... ), $earlier ),
			'linked'   => array_map( self::ticket( ... ), $parts['linked'] ),
			'kinds'    => array_map( 'strval', array_column( $parts['linked'], 'link', 'id' ) ),
			'merged'   => $merged,
		);
	}

	/**
	 * Others of the same customer: of the newest, those that may be seen.
	 *
	 * @param int          $id    The ticket.
	 * @param MailboxScope $scope What may be seen.
	 * @return array{string, list<int>}
	 */
	private static function earlier( int $id, MailboxScope $scope ): array {
		$newest = 'SELECT e.id, e.updated_at AS place, e.mailbox_id FROM {tickets} o JOIN {tickets} e FORCE INDEX (by_customer) ON e.customer_id = o.customer_id WHERE o.id = %d AND e.id <> %d ORDER BY e.updated_at DESC, e.id DESC LIMIT %d';
		if ( $scope->is_everything() ) {
			return array( "SELECT 'earlier', e.id, '' FROM ($newest) e", array( $id, $id, self::EARLIER ) );
		}
		$seen = "SELECT n.id FROM ($newest) n WHERE {$scope->condition( 'n.mailbox_id' )} ORDER BY n.place DESC, n.id DESC LIMIT " . self::EARLIER;
		return array( "SELECT 'earlier', e.id, '' FROM ($seen) e", array( $id, $id, self::LOOK_BACK ) );
	}

	/**
	 * Those that are linked with it. A signpost is no ticket that somebody could want to read.
	 *
	 * @param int          $id    The ticket.
	 * @param MailboxScope $scope What may be seen.
	 * @return array{string, list<int>}
	 */
	private static function linked( int $id, MailboxScope $scope ): array {
		$seen = $scope->is_everything() ? '' : ' AND ' . $scope->condition( 'o.mailbox_id' );
		return array( "SELECT 'linked', o.id, o.kind FROM (SELECT o.id, l.kind FROM {ticket_links} l JOIN {tickets} o ON o.id = l.linked_id WHERE l.ticket_id = %d AND o.status <> 'merged'$seen ORDER BY o.id LIMIT 50) o", array( $id ) );
	}

	/**
	 * A ticket's own columns.
	 *
	 * @param array<string, mixed> $row As read.
	 * @return array<string, mixed>
	 */
	private static function ticket( array $row ): array {
		return array_diff_key( $row, array_flip( array( 'part', 'link', 'viewed', 'box_name', 'box_address', 'box_signature', 'box_signature_order', 'c_id', 'c_name', 'c_user_id', 'c_created_at' ) ) );
	}

	/**
	 * What the reply box needs to know of the mailbox.
	 *
	 * @param array<string, mixed> $row The ticket's.
	 * @return array<string, string>
	 */
	private static function mailbox( array $row ): array {
		return array( 'name' => (string) $row['box_name'], 'address' => (string) $row['box_address'], 'signature' => (string) $row['box_signature'], 'signature_order' => (string) $row['box_signature_order'] );
	}

	/**
	 * Whose ticket it is.
	 *
	 * @param array<string, mixed>       $row       The ticket's.
	 * @param list<array<string, mixed>> $addresses Rows with the place and the address in `link`.
	 * @return array<string, mixed>
	 */
	private static function customer( array $row, array $addresses ): array {
		$emails = array();
		foreach ( $addresses as $one ) {
			list( $place, $address ) = explode( ':', (string) $one['link'], 2 );
			$emails[ (int) $place ]  = $address;
		}
		ksort( $emails );
		return array( 'id' => (int) $row['c_id'], 'name' => (string) $row['c_name'], 'user_id' => (int) $row['c_user_id'], 'created_at' => (string) $row['c_created_at'], 'emails' => array_values( array_filter( $emails ) ) );
	}

	/**
	 * What the fields hold.
	 *
	 * @param list<array<string, mixed>> $rows With field, place and value in `link`.
	 * @return array<int, list<string>> By field.
	 */
	private static function fields( array $rows ): array {
		$fields = array();
		foreach ( $rows as $row ) {
			list( $field_id, $item, $value )           = explode( ':', (string) $row['link'], 3 );
			$fields[ (int) $field_id ][ (int) $item ] = $value;
		}
		foreach ( $fields as &$items ) {
			ksort( $items );
			$items = array_values( $items );
		}
		unset( $items );
		ksort( $fields );
		return $fields;
	}
}
