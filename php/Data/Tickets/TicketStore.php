<?php
/**
 * Tickets.
 *
 * @package Mesa
 */

namespace Mesa\Data\Tickets;

use Mesa\Data\Search\Pending as SearchPending;
use Mesa\Data\DataException;
use Mesa\Data\Db;
use Mesa\Data\ManyValues;
use Mesa\Data\Row;
use Mesa\Data\SequenceStore;
use Mesa\Domain\SearchDocument;
use Mesa\Domain\Text;
use Mesa\Domain\TicketLink;

defined( 'ABSPATH' ) || exit;

/**
 * Reads one ticket and writes tickets; lists are TicketQuery's. The only writer of the tickets table.
 *
 * @phpstan-type TicketRow array{id: int, mailbox_id: int, customer_id: int, assignee_id: int, team_id: int, type_id: int, status_id: int, subject: string, preview: string, status: string, priority: string, channel: string, customer_name: string, customer_email: string, message_count: int, has_attachments: bool, has_failed: bool, has_scheduled: bool, last_incoming_id: int, waiting_since: ?string, snoozed_until: ?string, created_at: string, updated_at: string, closed_at: ?string, locked: bool, merged_into: int, tasks_total: int, tasks_done: int, version: int, seq: int}
 */
final class TicketStore {
	/** Columns that hold numbers; `read_id` comes from a join. */
	public const INTS = array( 'id', 'mailbox_id', 'customer_id', 'assignee_id', 'team_id', 'type_id', 'status_id', 'message_count', 'last_incoming_id', 'merged_into', 'tasks_total', 'tasks_done', 'version', 'seq', 'read_id' );
	/** Columns that hold flags; `has_draft` comes from a join. */
	public const BOOLS = array( 'has_attachments', 'has_failed', 'has_scheduled', 'has_draft', 'locked' );

	/**
	 * Rows that lock_ahead() has read, each for the next who locks it.
	 *
	 * @var array<int, TicketRow>
	 */
	private array $ahead = array();

	/**
	 * Takes what it works with.
	 *
	 * @param Db            $db       The database.
	 * @param CountStore    $counts   Kept in step with every change.
	 * @param SequenceStore $sequence Numbers every change.
	 * @param SearchPending $search   Hears of every word.
	 * @param TicketCopies  $copies   What lists of few tickets are read by.
	 */
	public function __construct( private readonly Db $db, private readonly CountStore $counts, private readonly SequenceStore $sequence, private readonly SearchPending $search, private readonly TicketCopies $copies ) {}

	/**
	 * A ticket, or null. Times are UTC, "Y-m-d H:i:s".
	 *
	 * @param int $id The ticket.
	 * @return TicketRow|null
	 */
	public function find( int $id ): ?array {
		return $this->typed( $this->db->row( 'SELECT * FROM {tickets} WHERE id = %d', $id ) );
	}

	/**
	 * A ticket that nobody else can change until this transaction ends. Lock before reading anything else:
	 * under REPEATABLE READ the first plain SELECT fixes what the transaction sees.
	 *
	 * @param int $id The ticket.
	 * @return TicketRow|null
	 */
	public function lock( int $id ): ?array {
		$row = $this->ahead[ $id ] ?? null;
		// Whoever asks twice wants to see what became of it meanwhile.
		unset( $this->ahead[ $id ] );
		return $row ?? $this->typed( $this->db->row( 'SELECT * FROM {tickets} WHERE id = %d FOR UPDATE', $id ) );
	}

	/**
	 * Locks at once what lock() is going to be asked for. Call it first in a transaction, and forget() before its end.
	 *
	 * @param list<int> $ids Tickets; some may not be there.
	 */
	public function lock_ahead( array $ids ): void {
		$this->ahead = $ids ? $this->lock_many( array_values( array_unique( $ids ) ) ) : array();
	}

	/**
	 * Forgets what lock_ahead() has read.
	 */
	public function forget(): void {
		$this->ahead = array();
	}

	/**
	 * The ticket that a ticket leads to, locked: itself, unless it was merged into another.
	 *
	 * @param TicketRow|null $ticket As lock() gave it.
	 * @return TicketRow|null
	 */
	public function lock_end_of_way( ?array $ticket ): ?array {
		for ( $step = 0; null !== $ticket && $ticket['merged_into'] > 0 && $step < 50; ++$step ) {
			$ticket = $this->lock( $ticket['merged_into'] );
		}
		return $ticket;
	}

	/**
	 * Tickets that nobody else can change until this transaction ends; see lock().
	 *
	 * @param non-empty-list<int> $ids The tickets.
	 * @return array<int, TicketRow> By id, in the order in which they were locked; only those that there are.
	 */
	public function lock_many( array $ids ): array {
		return array_column( array_map( $this->typed( ... ), $this->db->rows( 'SELECT * FROM {tickets} FORCE INDEX (PRIMARY) WHERE id IN (' . Row::marks( $ids, '%d' ) . ') ORDER BY id FOR UPDATE', ...$ids ) ), null, 'id' );
	}

	/**
	 * Adds a ticket.
	 *
	 * @param array<string, string|int|bool|null> $columns At least mailbox_id, customer_id, subject, created_at, updated_at.
	 * @return int Its id.
	 */
	public function insert( array $columns ): int {
		return $this->db->transaction(
			function () use ( $columns ): int {
				$columns = $this->fitted( $columns );
				$id      = $this->db->insert( 'tickets', $columns );
				$this->search->add( $id, SearchDocument::ticket( $columns ) );
				$row = array_merge(
					array(
						'status'      => 'open',
						'assignee_id' => 0,
					),
					$columns
				);
				$this->counts->move( null, $row );
				$this->copies->move( $id, null, $row );
				$this->sequence->touch( $id );
				return $id;
			}
		);
	}

	/**
	 * Changes a ticket, and the counts with it.
	 *
	 * @param int                                 $id      The ticket.
	 * @param array<string, string|int|bool|null> $columns New values; version and seq take care of themselves.
	 * @param array<string, mixed>|null           $locked  The row as lock() gave it in this transaction, where the caller has it.
	 */
	public function update( int $id, array $columns, ?array $locked = null ): void {
		if ( ! $columns ) {
			return;
		}
		$this->db->transaction(
			function () use ( $id, $columns, $locked ): void {
				$before = $locked ?? $this->lock( $id );
				unset( $this->ahead[ $id ] );
				if ( null === $before ) {
					return;
				}
				$columns = $this->fitted( $columns );
				$this->db->update( 'tickets', $columns, array( 'id' => $id ) );
				$this->counts->move( $before, array_merge( $before, $columns ) );
				$this->copies->move( $id, $before, array_merge( $before, $columns ) );
				$this->note_words( $before, $columns );
				$this->sequence->touch( $id );
				$this->note_move( $before, $columns );
			}
		);
	}

	/**
	 * For those who see only one of two mailboxes, a ticket that goes from one to the other appears or vanishes: no change
	 * of the ticket tells them so.
	 *
	 * @param array<string, mixed> $before  The row.
	 * @param array<string, mixed> $columns New values.
	 */
	private function note_move( array $before, array $columns ): void {
		if ( isset( $columns['mailbox_id'] ) && (int) $columns['mailbox_id'] !== $before['mailbox_id'] ) {
			$this->sequence->reload();
		}
	}

	/**
	 * Tells the search what a change does to the words of a ticket's row.
	 *
	 * @param array<string, mixed> $before  The row.
	 * @param array<string, mixed> $columns New values.
	 */
	private function note_words( array $before, array $columns ): void {
		$changed = array_filter( array_intersect_key( $columns, array_flip( array( 'subject', 'customer_name', 'customer_email' ) ) ), static fn( mixed $value, string $name ): bool => $value !== $before[ $name ], ARRAY_FILTER_USE_BOTH );
		if ( $changed ) {
			$this->search->gone( $before['id'], SearchDocument::ticket( $before ) );
			$this->search->add( $before['id'], SearchDocument::ticket( array_merge( $before, $changed ) ) );
		}
	}

	/**
	 * Changes many tickets, and the counts with them, by one statement for all that change the same columns.
	 *
	 * @param array<int, array<string, string|int|bool|null>> $columns New values by ticket; none for a ticket that stays as it is.
	 * @param array<int, TicketRow>                           $locked  The rows as lock_many() gave them in this transaction.
	 */
	public function update_many( array $columns, array $locked ): void {
		$groups = array();
		foreach ( array_filter( $columns ) as $id => $values ) {
			unset( $this->ahead[ $id ] );
			$values = $this->fitted( $values );
			ksort( $values );
			$groups[ implode( ' ', array_keys( $values ) ) ][ $id ] = $values;
			$this->counts->move( $locked[ $id ], array_merge( $locked[ $id ], $values ) );
			$this->copies->move( $id, $locked[ $id ], array_merge( $locked[ $id ], $values ) );
			$this->note_words( $locked[ $id ], $values );
			$this->sequence->touch( $id );
			$this->note_move( $locked[ $id ], $values );
		}
		foreach ( $groups as $rows ) {
			$set = ManyValues::set( $rows );
			$ids = array_keys( $rows );
			$this->db->run( "UPDATE {tickets} FORCE INDEX (PRIMARY) SET {$set['sql']} WHERE id IN (" . Row::marks( $ids, '%d' ) . ')', ...$set['args'], ...$ids );
		}
	}

	/**
	 * Changes a ticket at the end of the transaction, with all others that are changed so, or sooner when somebody reads
	 * tickets. Call it in a transaction.
	 *
	 * @param int                                 $id      The ticket.
	 * @param array<string, string|int|bool|null> $columns As for update().
	 * @param TicketRow                           $locked  The row as lock() gave it in this transaction.
	 * @throws DataException When the database does not say which letters it takes.
	 */
	public function update_later( int $id, array $columns, array $locked ): void {
		global $wpdb;
		if ( isset( $columns['preview'] ) ) {
			// $wpdb does so by itself where it is told which column gets what; here it would refuse the statement.
			$preview = $wpdb->strip_invalid_text_for_column( $this->db->table( 'tickets' ), 'preview', (string) $columns['preview'] );
			if ( is_wp_error( $preview ) ) {
				// It had to ask the database, whose words say whether to try again.
				// phpcs:ignore WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Goes to the log, not to a page.
				throw new DataException( '' !== $wpdb->last_error ? $wpdb->last_error : $preview->get_error_message() );
			}
			$columns['preview'] = (string) $preview;
		}
		$this->db->work_later(
			'tickets',
			$id,
			array( $columns, $locked ),
			fn( array $waiting ) => $this->update_many( array_map( static fn( array $one ): array => $one[0], $waiting ), array_map( static fn( array $one ): array => $one[1], $waiting ) )
		);
	}

	/**
	 * Notes the first message of a ticket that was made in this transaction, at its end: all such tickets at once.
	 *
	 * @param int $id The ticket.
	 */
	public function note_first( int $id ): void {
		$this->db->before_commit(
			'note first',
			$id,
			function ( array $ids ): void {
				// What came after it meanwhile has been noted already.
				$this->db->run( 'UPDATE {tickets} FORCE INDEX (PRIMARY) SET last_incoming_id = (SELECT MIN(m.id) FROM {messages} m WHERE m.ticket_id = {tickets}.id) WHERE id IN (' . Row::marks( $ids, '%d' ) . ') AND last_incoming_id = 0', ...$ids );
			}
		);
	}

	/**
	 * Removes a ticket's row and counts; its messages and files are the caller's (see Integrations/Privacy).
	 *
	 * @param int $id The ticket.
	 */
	public function delete( int $id ): void {
		$this->db->transaction(
			function () use ( $id ): void {
				$before = $this->lock( $id );
				if ( null !== $before ) {
					$this->counts->move( $before, null );
					$this->copies->move( $id, $before, null );
					$this->db->delete( 'tickets', array( 'id' => $id ) );
				}
			}
		);
	}

	/**
	 * Tells the screens that something about a ticket has changed that its row does not hold.
	 *
	 * @param int $id The ticket.
	 */
	public function touch( int $id ): void {
		$this->sequence->touch( $id );
	}

	/**
	 * Links two tickets, in both directions.
	 *
	 * @param int    $id    One.
	 * @param int    $other The other.
	 * @param string $kind  What the other is to the one; see Domain\TicketLink.
	 */
	public function link( int $id, int $other, string $kind = TicketLink::RELATED ): void {
		$this->db->run( 'INSERT INTO {ticket_links} (ticket_id, linked_id, kind) VALUES (%d, %d, %s), (%d, %d, %s) ON DUPLICATE KEY UPDATE kind = VALUES(kind)', $id, $other, $kind, $other, $id, TicketLink::seen_from_other( $kind ) );
	}

	/**
	 * Takes the link between two tickets away.
	 *
	 * @param int $id    One.
	 * @param int $other The other.
	 */
	public function unlink( int $id, int $other ): void {
		$this->db->delete( 'ticket_links', array( 'ticket_id' => $id, 'linked_id' => $other ) );
		$this->db->delete( 'ticket_links', array( 'ticket_id' => $other, 'linked_id' => $id ) );
	}

	/**
	 * What tickets are to one.
	 *
	 * @param int $id The ticket.
	 * @return array<int, string> Kind by ticket.
	 */
	public function links( int $id ): array {
		$kinds = array();
		foreach ( $this->db->rows( 'SELECT linked_id, kind FROM {ticket_links} WHERE ticket_id = %d ORDER BY linked_id', $id ) as $row ) {
			$kinds[ (int) $row['linked_id'] ] = (string) $row['kind'];
		}
		return $kinds;
	}

	/**
	 * Tickets that some people have and that are not finished.
	 *
	 * @param non-empty-list<int> $user_ids   Who.
	 * @param int|null            $mailbox_id In this mailbox; null for all.
	 * @param int                 $limit      At most so many.
	 * @return list<array{id: int, assignee_id: int, mailbox_id: int}>
	 */
	public function unfinished_of( array $user_ids, ?int $mailbox_id, int $limit ): array {
		$rows = $this->db->rows(
			"SELECT id, assignee_id, mailbox_id FROM {tickets} FORCE INDEX (created_mailbox) WHERE status IN ('open', 'pending', 'snoozed') AND assignee_id IN (" . Row::marks( $user_ids, '%d' ) . ')' . ( null === $mailbox_id ? '' : ' AND mailbox_id = %d' ) . ' LIMIT %d',
			...$user_ids,
			...( null === $mailbox_id ? array() : array( $mailbox_id ) ),
			...array( $limit )
		);
		return array_map( static fn( array $row ): array => Row::typed( $row, self::INTS ), $rows );
	}

	/**
	 * Text cut to what its column takes; $wpdb refuses longer ones.
	 *
	 * @param array<string, string|int|bool|null> $columns Column => value.
	 * @return array<string, string|int|bool|null>
	 */
	private function fitted( array $columns ): array {
		foreach ( array( 'preview' => 300, 'customer_name' => 300, 'customer_email' => 320 ) as $name => $length ) {
			if ( isset( $columns[ $name ] ) ) {
				$columns[ $name ] = Text::clip( (string) $columns[ $name ], $length );
			}
		}
		if ( isset( $columns['subject'] ) ) {
			$columns['subject'] = Text::clip( Text::line( (string) $columns['subject'] ), 2000 );
		}
		return $columns;
	}

	/**
	 * A row with its types.
	 *
	 * @param array<string, string|null>|null $row As read.
	 * @return TicketRow|null
	 */
	private function typed( ?array $row ): ?array {
		return null === $row ? null : Row::typed( $row, self::INTS, self::BOOLS );
	}
}
