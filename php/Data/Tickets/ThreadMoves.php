<?php
/**
 * Messages that go from one ticket to another.
 *
 * @package Mesa
 */

namespace Mesa\Data\Tickets;

use Mesa\Data\Db;
use Mesa\Data\Row;
use Mesa\Data\Search\Documents;
use Mesa\Data\Search\Pending as SearchPending;
use Mesa\Domain\Text;

defined( 'ABSPATH' ) || exit;

/**
 * Moves what hangs on tickets, and finds out what then is true of them. Ids are kept, and with them the order in which
 * things came. Call all of it in the transaction that has locked both tickets.
 */
final class ThreadMoves {
	/** Rows named in one statement. */
	private const CHUNK = 500;
	/** Tables whose rows can go from one ticket to another. */
	public const MOVABLE = array( 'messages', 'events', 'ticket_tasks', 'drafts' );

	/**
	 * Takes what it works with.
	 *
	 * @param Db            $db        The database.
	 * @param Documents     $documents The words of tickets.
	 * @param SearchPending $search    Hears of words that come and go.
	 */
	public function __construct( private readonly Db $db, private readonly Documents $documents, private readonly SearchPending $search ) {}

	/**
	 * The rows of a ticket in a table.
	 *
	 * @param string $table     One of MOVABLE.
	 * @param int    $ticket_id The ticket.
	 * @param int    $from      From this id on.
	 * @return list<int> Ids, ascending.
	 */
	public function ids( string $table, int $ticket_id, int $from = 0 ): array {
		self::require_movable( $table );
		return array_map( 'intval', $this->db->column( "SELECT id FROM {{$table}} WHERE ticket_id = %d AND id >= %d ORDER BY id", $ticket_id, $from ) );
	}

	/**
	 * Moves rows; those that are not on the first ticket (any more) stay where they are.
	 *
	 * @param string    $table One of MOVABLE.
	 * @param list<int> $ids   The rows.
	 * @param int       $from  The ticket that they are on.
	 * @param int       $to    The ticket that they go to.
	 */
	public function move( string $table, array $ids, int $from, int $to ): void {
		self::require_movable( $table );
		if ( 'messages' === $table && $ids ) {
			$this->move_messages( $ids, $from, $to );
			return;
		}
		foreach ( array_chunk( $ids, self::CHUNK ) as $some ) {
			$this->db->run( "UPDATE {{$table}} SET ticket_id = %d WHERE id IN (" . Row::marks( $some, '%d' ) . ') AND ticket_id = %d', $to, ...$some, ...array( $from ) );
		}
	}

	/**
	 * Moves messages with their files, and tells the search.
	 *
	 * @param list<int> $ids  Messages.
	 * @param int       $from Where they are.
	 * @param int       $to   Where they go.
	 */
	private function move_messages( array $ids, int $from, int $to ): void {
		$before = $this->documents->of( $from );
		foreach ( array_chunk( $ids, self::CHUNK ) as $some ) {
			$marks = Row::marks( $some, '%d' );
			$this->db->run( "UPDATE {attachments} SET ticket_id = %d WHERE message_id IN ($marks) AND ticket_id = %d", $to, ...$some, ...array( $from ) );
			$this->db->run( "UPDATE {messages} SET ticket_id = %d WHERE id IN ($marks) AND ticket_id = %d", $to, ...$some, ...array( $from ) );
			$this->db->run( "UPDATE {mentions} SET ticket_id = %d WHERE message_id IN ($marks)", $to, ...$some );
		}
		$this->search->gone( $from, $before );
		$this->search->add( $to, array_intersect_key( $this->documents->of( $to ), $before ) );
	}

	/**
	 * Values of fields that one ticket has and the other does not: the other gets them too.
	 *
	 * @param int $from The ticket.
	 * @param int $to   The other.
	 * @return list<int> The fields.
	 */
	public function copy_values( int $from, int $to ): array {
		$fields = array_map( 'intval', $this->db->column( 'SELECT DISTINCT v.field_id FROM {ticket_values} v LEFT JOIN {ticket_values} there ON there.ticket_id = %d AND there.field_id = v.field_id WHERE v.ticket_id = %d AND there.ticket_id IS NULL', $to, $from ) );
		if ( $fields ) {
			$this->db->run(
				'INSERT IGNORE INTO {ticket_values} (ticket_id, field_id, item, value, find_value, number_value) SELECT %d, v.field_id, v.item, v.value, v.find_value, v.number_value FROM {ticket_values} v WHERE v.ticket_id = %d AND v.field_id IN (' . Row::marks( $fields, '%d' ) . ')',
				$to,
				$from,
				...$fields
			);
		}
		return $fields;
	}

	/**
	 * Takes values that were copied away again, where nobody has changed them since.
	 *
	 * @param int       $from   The ticket that they were copied from; it still has them.
	 * @param int       $to     The ticket that they were copied to.
	 * @param list<int> $fields As copy_values() gave them.
	 */
	public function drop_values( int $from, int $to, array $fields ): void {
		foreach ( $fields as $field_id ) {
			$of = fn( int $ticket_id ): array => $this->db->column( 'SELECT value FROM {ticket_values} WHERE ticket_id = %d AND field_id = %d ORDER BY item', $ticket_id, $field_id );
			if ( $of( $from ) === $of( $to ) ) {
				$this->db->delete( 'ticket_values', array( 'ticket_id' => $to, 'field_id' => $field_id ) );
			}
		}
	}

	/**
	 * What a ticket's messages make of its row.
	 *
	 * @param array<string, mixed> $ticket The row before.
	 * @param bool                 $is_new Whether something of it can be unread: not on one whose mail was all imported.
	 * @return array<string, string|int|bool> Columns: message_count, has_attachments, last_incoming_id; preview and updated_at where there is a message.
	 */
	public function facts( array $ticket, bool $is_new ): array {
		$id      = $ticket['id'];
		$counted = $this->db->row( "SELECT SUM(CASE WHEN kind <> 'note' AND state <> 'cancelled' THEN 1 ELSE 0 END) AS messages, MAX(CASE WHEN kind = 'customer' AND automatic IS NULL THEN id ELSE 0 END) AS incoming, MAX(created_at) AS newest FROM {messages} WHERE ticket_id = %d", $id );
		$last    = $this->db->row( "SELECT visible_text FROM {messages} WHERE ticket_id = %d AND kind <> 'note' AND state <> 'cancelled' AND automatic IS NULL ORDER BY id DESC LIMIT 1", $id );
		return array(
			'message_count'    => (int) ( $counted['messages'] ?? 0 ),
			'has_attachments'  => null !== $this->db->value( 'SELECT id FROM {attachments} WHERE ticket_id = %d AND is_inline = 0 LIMIT 1', $id ),
			'last_incoming_id' => $is_new ? (int) ( $counted['incoming'] ?? 0 ) : 0,
		) + ( null === $last ? array() : array( 'preview' => Text::line( Text::clip( (string) $last['visible_text'], 2000 ) ) ) )
			+ ( isset( $counted['newest'] ) ? array( 'updated_at' => (string) $counted['newest'] ) : array() );
	}

	/**
	 * How many of some messages have yet to leave.
	 *
	 * @param list<int> $ids Messages.
	 */
	public function unsent( array $ids ): int {
		$unsent = 0;
		foreach ( array_chunk( $ids, self::CHUNK ) as $some ) {
			$unsent += (int) $this->db->value( "SELECT COUNT(*) FROM {messages} WHERE id IN (" . Row::marks( $some, '%d' ) . ") AND state = 'queued'", ...$some );
		}
		return $unsent;
	}

	/**
	 * How much of a ticket's checklist is done.
	 *
	 * @param int $ticket_id The ticket.
	 * @return array{tasks_total: int, tasks_done: int}
	 */
	public function tasks( int $ticket_id ): array {
		$row = $this->db->row( 'SELECT COUNT(*) AS total, SUM(CASE WHEN done_at IS NULL THEN 0 ELSE 1 END) AS done FROM {ticket_tasks} WHERE ticket_id = %d', $ticket_id );
		return array( 'tasks_total' => (int) ( $row['total'] ?? 0 ), 'tasks_done' => (int) ( $row['done'] ?? 0 ) );
	}

	/**
	 * Who wrote messages, and to whom they went: the addresses in their headers, ours among them.
	 *
	 * @param list<int> $ids Messages.
	 * @return list<string>
	 */
	public function addresses( array $ids ): array {
		$found = array();
		foreach ( array_chunk( $ids, self::CHUNK ) as $some ) {
			foreach ( $this->db->rows( "SELECT from_address, recipients FROM {messages} WHERE id IN (" . Row::marks( $some, '%d' ) . ") AND kind <> 'note'", ...$some ) as $row ) {
				$recipients = (array) json_decode( (string) $row['recipients'], true );
				if ( ! empty( $recipients['disowned'] ) ) {
					continue;
				}
				$found      = array( ...$found, (string) $row['from_address'], ...array_column( array_merge( $recipients['to'] ?? array(), $recipients['cc'] ?? array(), $recipients['bcc'] ?? array(), $recipients['reply_to'] ?? array() ), 'address' ) );
			}
		}
		return array_values( array_unique( array_filter( $found ) ) );
	}

	/**
	 * Who has read a ticket how far also has read another that is made of its messages.
	 *
	 * @param int $from The ticket.
	 * @param int $to   The other.
	 */
	public function copy_reads( int $from, int $to ): void {
		foreach ( $this->reads( $from ) as $user_id => $message_id ) {
			$this->set_read( $user_id, $to, $message_id );
		}
	}

	/**
	 * Joins what people have read of two tickets: unread begins where it begins in either.
	 *
	 * @param array<string, mixed> $source The ticket that goes; its row before.
	 * @param array<string, mixed> $target The ticket that stays; its row before.
	 * @return array<int, int> How far people had read the one that stays: message by person.
	 */
	public function join_reads( array $source, array $target ): array {
		$there = $this->reads( $target['id'] );
		$here  = $this->reads( $source['id'] );
		foreach ( array_unique( array( ...array_keys( $there ), ...array_keys( $here ) ) ) as $user_id ) {
			$read   = array( $there[ $user_id ] ?? 0, $here[ $user_id ] ?? 0 );
			$unread = array_filter( $read, static fn( int $upto, int $i ): bool => $upto < array( $target, $source )[ $i ]['last_incoming_id'], ARRAY_FILTER_USE_BOTH );
			$this->set_read( $user_id, $target['id'], $unread ? min( $unread ) : max( $read ) );
		}
		return $there;
	}

	/**
	 * Parts what people have read of two tickets that are separated. Messages keep their numbers, so that whoever has read
	 * the two as one has read either.
	 *
	 * @param int             $source_id The ticket that comes out.
	 * @param int             $target_id The ticket that stays.
	 * @param array<int, int> $before    As join_reads() gave it.
	 */
	public function part_reads( int $source_id, int $target_id, array $before ): void {
		$there = $this->reads( $target_id );
		$here  = $this->reads( $source_id );
		foreach ( array_unique( array( ...array_keys( $there ), ...array_keys( $before ) ) ) as $user_id ) {
			$this->set_read( $user_id, $target_id, max( $there[ $user_id ] ?? 0, (int) ( $before[ $user_id ] ?? 0 ) ) );
			$this->set_read( $user_id, $source_id, max( $there[ $user_id ] ?? 0, $here[ $user_id ] ?? 0 ) );
		}
	}

	/**
	 * How far people have read a ticket. By person: the key begins with them, and without it the whole table would be read.
	 *
	 * @param int $ticket_id The ticket.
	 * @return array<int, int> Message by person.
	 */
	private function reads( int $ticket_id ): array {
		$readers = array_map( 'intval', $this->db->column( 'SELECT DISTINCT user_id FROM {ticket_reads}' ) );
		$rows    = $readers ? $this->db->rows( 'SELECT user_id, message_id FROM {ticket_reads} WHERE user_id IN (' . Row::marks( $readers, '%d' ) . ') AND ticket_id = %d', ...array( ...$readers, $ticket_id ) ) : array();
		return array_map( 'intval', array_column( $rows, 'message_id', 'user_id' ) );
	}

	/**
	 * Notes how far somebody has read.
	 *
	 * @param int $user_id    Who.
	 * @param int $ticket_id  The ticket.
	 * @param int $message_id Up to which message.
	 */
	private function set_read( int $user_id, int $ticket_id, int $message_id ): void {
		$this->db->insert_later( 'ticket_reads', array( 'user_id' => $user_id, 'ticket_id' => $ticket_id, 'message_id' => $message_id ), 'message_id = VALUES(message_id)' );
	}

	/**
	 * Stops names that are none of ours.
	 *
	 * @param string $table The table.
	 * @throws \InvalidArgumentException When its rows do not move.
	 */
	private static function require_movable( string $table ): void {
		if ( ! in_array( $table, self::MOVABLE, true ) ) {
			throw new \InvalidArgumentException( esc_html( "Rows of $table do not move." ) );
		}
	}
}
