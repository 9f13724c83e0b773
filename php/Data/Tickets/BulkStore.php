<?php
/**
 * Changes of many tickets that are under way.
 *
 * @package Mesa
 */

namespace Mesa\Data\Tickets;

use Mesa\Data\Db;
use Mesa\Data\Row;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * One row for each such change, and one for each ticket that it is about: by those nothing is done twice, whoever dies when,
 * and what was there before can be put back.
 *
 * @phpstan-type BulkJob array{id: int, user_id: int, kind: string, state: string, selection: array<string, mixed>, patch: array<string, mixed>, cursor_text: string, total: int, done: int, changed: int, refused: int, undone: int, kept: int, error: ?string, revision: int, begins_at: string, created_at: string, finished_at: ?string}
 * @phpstan-type BulkItem array{state: string, before: array<string, mixed>|null, after: array<string, mixed>|null, reason: string}
 */
final class BulkStore {
	private const INTS = array( 'id', 'user_id', 'total', 'done', 'changed', 'refused', 'undone', 'kept', 'revision' );
	/** Rows that are written, or deleted, by one statement. */
	private const ROWS = 500;

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * Notes a new one; the same again for the same key of the same person.
	 *
	 * @param array<string, string|int|null> $columns At least user_id, client_key, kind, state, selection, patch, begins_at.
	 * @return array{job: BulkJob, is_new: bool}
	 */
	public function create( array $columns ): array {
		$columns += array( 'created_at' => Time::now() );
		$names    = implode( ', ', array_keys( $columns ) );
		$marks    = implode( ', ', array_map( static fn( string|int|null $value ): string => is_int( $value ) ? '%d' : '%s', $columns ) );
		$made     = $this->db->run( "INSERT IGNORE INTO {bulk_jobs} ($names) VALUES ($marks)", ...array_values( $columns ) );
		$row      = $this->db->row( 'SELECT * FROM {bulk_jobs} WHERE user_id = %d AND client_key = %s', $columns['user_id'], $columns['client_key'] );
		return array(
			'job'    => $this->typed( (array) $row ),
			'is_new' => $made > 0,
		);
	}

	/**
	 * One of them.
	 *
	 * @param int $id Its number.
	 * @return BulkJob|null
	 */
	public function find( int $id ): ?array {
		$row = $this->db->row( 'SELECT * FROM {bulk_jobs} WHERE id = %d', $id );
		return null === $row ? null : $this->typed( $row );
	}

	/**
	 * One that nobody else works on until this transaction ends. Whoever locks it changes it, too: on a cluster only what
	 * is written is compared (docs/adr/0024).
	 *
	 * @param int $id Its number.
	 * @return BulkJob|null
	 */
	public function lock( int $id ): ?array {
		$this->db->run( 'UPDATE {bulk_jobs} SET revision = revision + 1 WHERE id = %d', $id );
		$row = $this->db->row( 'SELECT * FROM {bulk_jobs} WHERE id = %d FOR UPDATE', $id );
		return null === $row ? null : $this->typed( $row );
	}

	/**
	 * Somebody's newest.
	 *
	 * @param int    $user_id Who.
	 * @param string $since   UTC datetime: those that have not ended before.
	 * @return list<BulkJob>
	 */
	public function of_user( int $user_id, string $since ): array {
		return array_map( $this->typed( ... ), $this->db->rows( 'SELECT * FROM {bulk_jobs} WHERE user_id = %d AND (finished_at IS NULL OR finished_at >= %s) ORDER BY id DESC LIMIT 10', $user_id, $since ) );
	}

	/**
	 * Changes one.
	 *
	 * @param int                            $id      Its number.
	 * @param array<string, string|int|null> $columns New values.
	 */
	public function update( int $id, array $columns ): void {
		$this->db->update( 'bulk_jobs', $columns, array( 'id' => $id ) );
	}

	/**
	 * Adds tickets; those that are there already stay as they are.
	 *
	 * @param int       $id         Its number.
	 * @param list<int> $ticket_ids The tickets.
	 * @return int How many it has now.
	 */
	public function add( int $id, array $ticket_ids ): int {
		foreach ( array_chunk( $ticket_ids, self::ROWS ) as $some ) {
			$values = array_merge( ...array_map( static fn( int $ticket_id ): array => array( $id, $ticket_id ), $some ) );
			$this->db->run( 'INSERT IGNORE INTO {bulk_items} (job_id, ticket_id) VALUES ' . Row::marks( $some, '(%d,%d)' ), ...$values );
		}
		return (int) $this->db->value( 'SELECT COUNT(*) FROM {bulk_items} WHERE job_id = %d', $id );
	}

	/**
	 * The next tickets.
	 *
	 * @param int    $id    Its number.
	 * @param string $state In this state.
	 * @param int    $limit At most so many.
	 * @return array<int, BulkItem> By ticket, the lowest number first.
	 */
	public function next( int $id, string $state, int $limit ): array {
		$items = array();
		foreach ( $this->db->rows( 'SELECT ticket_id, state, before_json, after_json, reason FROM {bulk_items} FORCE INDEX (state) WHERE job_id = %d AND state = %s ORDER BY ticket_id LIMIT %d', $id, $state, $limit ) as $row ) {
			$items[ (int) $row['ticket_id'] ] = array(
				'state'  => (string) $row['state'],
				'before' => null === $row['before_json'] ? null : (array) json_decode( $row['before_json'], true ),
				'after'  => null === $row['after_json'] ? null : (array) json_decode( $row['after_json'], true ),
				'reason' => (string) $row['reason'],
			);
		}
		return $items;
	}

	/**
	 * Notes what came of tickets.
	 *
	 * @param int                  $id    Its number.
	 * @param array<int, BulkItem> $items By ticket.
	 */
	public function save( int $id, array $items ): void {
		$values = array();
		foreach ( $items as $ticket_id => $item ) {
			array_push( $values, $id, $ticket_id, $item['state'], (string) wp_json_encode( $item['before'] ), (string) wp_json_encode( $item['after'] ), mb_substr( $item['reason'], 0, 300 ) );
		}
		if ( $values ) {
			$this->db->run( 'INSERT INTO {bulk_items} (job_id, ticket_id, state, before_json, after_json, reason) VALUES ' . Row::marks( $items, '(%d,%d,%s,%s,%s,%s)' ) . ' ON DUPLICATE KEY UPDATE state = VALUES(state), before_json = VALUES(before_json), after_json = VALUES(after_json), reason = VALUES(reason)', ...$values );
		}
	}

	/**
	 * Notes a state alone.
	 *
	 * @param int       $id         Its number.
	 * @param list<int> $ticket_ids The tickets.
	 * @param string    $state      Their state now.
	 * @param string    $reason     Why, for a person.
	 */
	public function mark( int $id, array $ticket_ids, string $state, string $reason = '' ): void {
		if ( $ticket_ids ) {
			$this->db->run( 'UPDATE {bulk_items} SET state = %s, reason = %s WHERE job_id = %d AND ticket_id IN (' . Row::marks( $ticket_ids, '%d' ) . ')', $state, mb_substr( $reason, 0, 300 ), $id, ...$ticket_ids );
		}
	}

	/**
	 * Why tickets were left out.
	 *
	 * @param int $id    Its number.
	 * @param int $shown Numbers of tickets for each reason.
	 * @return list<array{reason: string, count: int, ids: list<int>}> The most frequent first, at most ten.
	 */
	public function reasons( int $id, int $shown ): array {
		$reasons = array();
		foreach ( $this->db->rows( "SELECT reason, COUNT(*) AS tickets FROM {bulk_items} FORCE INDEX (state) WHERE job_id = %d AND state IN ('refused', 'kept') GROUP BY reason ORDER BY tickets DESC LIMIT 10", $id ) as $row ) {
			$reasons[] = array(
				'reason' => (string) $row['reason'],
				'count'  => (int) $row['tickets'],
				'ids'    => array_map( 'intval', $this->db->column( "SELECT ticket_id FROM {bulk_items} WHERE job_id = %d AND state IN ('refused', 'kept') AND reason = %s ORDER BY ticket_id LIMIT %d", $id, (string) $row['reason'], $shown ) ),
			);
		}
		return $reasons;
	}

	/**
	 * Forgets what ended long ago; what is more than a day's work is left for the next day.
	 *
	 * @param string $before UTC datetime.
	 */
	public function forget( string $before ): void {
		foreach ( array_map( 'intval', $this->db->column( 'SELECT id FROM {bulk_jobs} WHERE finished_at < %s ORDER BY finished_at LIMIT 500', $before ) ) as $id ) {
			do {
				$gone = $this->db->run( 'DELETE FROM {bulk_items} WHERE job_id = %d LIMIT %d', $id, self::ROWS );
			} while ( self::ROWS === $gone );
			$this->db->delete( 'bulk_jobs', array( 'id' => $id ) );
		}
	}

	/**
	 * A row with its types.
	 *
	 * @param array<string, string|null> $row As read.
	 * @return BulkJob
	 */
	private function typed( array $row ): array {
		$job = Row::typed( $row, self::INTS );
		foreach ( array( 'selection', 'patch' ) as $name ) {
			$job[ $name ] = (array) json_decode( (string) $row[ $name ], true );
		}
		return $job;
	}
}
