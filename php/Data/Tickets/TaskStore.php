<?php
/**
 * Checklists.
 *
 * @package Mesa
 */

namespace Mesa\Data\Tickets;

use Mesa\Data\DataException;
use Mesa\Data\Db;
use Mesa\Data\Row;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * The lines of tickets' checklists. How many there are and how many are done stands in the ticket's row; whoever changes a
 * line has locked it.
 *
 * @phpstan-type Task array{id: int, ticket_id: int, place: int, text: string, assignee_id: int, due_at: ?string, done_by: int, done_at: ?string, created_by: int, client_key: ?string, created_at: string}
 */
final class TaskStore {
	private const INTS = array( 'id', 'ticket_id', 'place', 'assignee_id', 'done_by', 'created_by' );

	/** A list that is longer is none that somebody works through. */
	public const MOST = 200;

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * A ticket's lines.
	 *
	 * @param int $ticket_id The ticket.
	 * @return list<Task> In order.
	 */
	public function of_ticket( int $ticket_id ): array {
		return array_map( self::typed( ... ), $this->db->rows( 'SELECT * FROM {ticket_tasks} WHERE ticket_id = %d ORDER BY place, id LIMIT %d', $ticket_id, 2 * self::MOST ) );
	}

	/**
	 * One line.
	 *
	 * @param int $id The line.
	 * @return Task|null
	 */
	public function find( int $id ): ?array {
		$row = $this->db->row( 'SELECT * FROM {ticket_tasks} WHERE id = %d', $id );
		return null === $row ? null : self::typed( $row );
	}

	/**
	 * The line that an earlier try of the same request has added.
	 *
	 * @param int    $user_id    Who.
	 * @param string $client_key Made by the client.
	 * @return Task|null
	 */
	public function find_by_client_key( int $user_id, string $client_key ): ?array {
		$row = $this->db->row( 'SELECT * FROM {ticket_tasks} WHERE created_by = %d AND client_key = %s', $user_id, $client_key );
		return null === $row ? null : self::typed( $row );
	}

	/**
	 * Adds a line at the end.
	 *
	 * @param int                                 $ticket_id The ticket.
	 * @param array<string, string|int|bool|null> $columns   text, assignee_id, due_at, created_by, client_key.
	 * @return int Its id.
	 * @throws DataException When an earlier try of the same request was quicker.
	 */
	public function add( int $ticket_id, array $columns ): int {
		$last = (int) $this->db->value( 'SELECT MAX(place) FROM {ticket_tasks} WHERE ticket_id = %d', $ticket_id );
		return $this->db->insert( 'ticket_tasks', $columns + array( 'ticket_id' => $ticket_id, 'place' => $last + 1, 'created_at' => Time::now() ) );
	}

	/**
	 * Changes a line.
	 *
	 * @param int                                 $id      The line.
	 * @param array<string, string|int|bool|null> $columns New values.
	 */
	public function update( int $id, array $columns ): void {
		if ( $columns ) {
			$this->db->update( 'ticket_tasks', $columns, array( 'id' => $id ) );
		}
	}

	/**
	 * Puts lines in an order.
	 *
	 * @param list<int> $ids All of a ticket's.
	 */
	public function arrange( array $ids ): void {
		foreach ( $ids as $place => $id ) {
			$this->db->run( 'UPDATE {ticket_tasks} SET place = %d WHERE id = %d AND place <> %d', $place + 1, $id, $place + 1 );
		}
	}

	/**
	 * Takes a line off.
	 *
	 * @param int $id The line.
	 */
	public function delete( int $id ): void {
		$this->db->delete( 'ticket_tasks', array( 'id' => $id ) );
	}

	/**
	 * A row with its types.
	 *
	 * @param array<string, string|null> $row As read.
	 * @return Task
	 */
	private static function typed( array $row ): array {
		return Row::typed( $row, self::INTS );
	}
}
