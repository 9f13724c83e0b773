<?php
/**
 * What was merged and split.
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
 * One row for each ticket that went into another, or came out of one: what moved, so that it can go back.
 *
 * @phpstan-type Join array{id: int, kind: string, source_id: int, target_id: int, user_id: int, moved: array<string, mixed>, created_at: string, undone_at: ?string}
 */
final class JoinStore {
	public const MERGE = 'merge';
	public const SPLIT = 'split';

	/** A signpost that leads to a signpost that leads on … ends here. */
	private const MOST_STEPS = 50;

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * Notes one.
	 *
	 * @param string               $kind       MERGE or SPLIT.
	 * @param int                  $source_id  Where things were.
	 * @param int                  $target_id  Where they are now.
	 * @param int                  $user_id    Who did it.
	 * @param string               $client_key Made by the client; with user and source it exists once.
	 * @param array<string, mixed> $moved      What went, as JSON.
	 * @throws DataException When an earlier try of the same request was quicker.
	 */
	public function add( string $kind, int $source_id, int $target_id, int $user_id, string $client_key, array $moved ): void {
		$this->db->insert(
			'ticket_joins',
			array(
				'kind'       => $kind,
				'source_id'  => $source_id,
				'target_id'  => $target_id,
				'user_id'    => $user_id,
				'client_key' => $client_key,
				'moved'      => (string) wp_json_encode( $moved ),
				'created_at' => Time::now(),
			)
		);
	}

	/**
	 * What an earlier try of the same request has done.
	 *
	 * @param int    $user_id    Who.
	 * @param string $client_key Made by the client.
	 * @return int|null The ticket that things went to; null when there was none.
	 */
	public function target_by_key( int $user_id, string $client_key ): ?int {
		$id = $this->db->value( 'SELECT target_id FROM {ticket_joins} WHERE user_id = %d AND client_key = %s LIMIT 1', $user_id, $client_key );
		return null === $id ? null : (int) $id;
	}

	/**
	 * The merge that made a ticket a signpost.
	 *
	 * @param int $source_id The ticket.
	 * @return Join|null
	 */
	public function merge_of( int $source_id ): ?array {
		$row = $this->db->row( "SELECT * FROM {ticket_joins} WHERE source_id = %d AND kind = 'merge' AND undone_at IS NULL ORDER BY id DESC LIMIT 1", $source_id );
		if ( null === $row ) {
			return null;
		}
		$join          = Row::typed( $row, array( 'id', 'source_id', 'target_id', 'user_id' ) );
		$join['moved'] = (array) json_decode( (string) $row['moved'], true );
		return $join;
	}

	/**
	 * Tickets that were merged into one, and can come out again.
	 *
	 * @param int $target_id The ticket.
	 * @return list<int> At most a hundred, oldest merge first.
	 */
	public function merged_into( int $target_id ): array {
		return array_map( 'intval', $this->db->column( "SELECT source_id FROM {ticket_joins} WHERE target_id = %d AND kind = 'merge' AND undone_at IS NULL ORDER BY id LIMIT 100", $target_id ) );
	}

	/**
	 * Notes that one was taken back. What had moved, people's addresses among it, is of no use from then on.
	 *
	 * @param int $id The row.
	 */
	public function undo( int $id ): void {
		$this->db->update( 'ticket_joins', array( 'undone_at' => Time::now(), 'moved' => '{}' ), array( 'id' => $id ) );
	}

	/**
	 * The ticket in between goes: a signpost leads to where that has led.
	 *
	 * @param int $id        The row.
	 * @param int $target_id Where things are.
	 */
	public function lead_on( int $id, int $target_id ): void {
		$this->db->update( 'ticket_joins', array( 'target_id' => $target_id ), array( 'id' => $id ) );
	}

	/**
	 * Where a ticket leads, when it is a signpost.
	 *
	 * @param int $ticket_id A ticket.
	 * @return int The ticket itself, or the one at the end of the way.
	 */
	public function end_of_way( int $ticket_id ): int {
		for ( $step = 0; $step < self::MOST_STEPS; ++$step ) {
			$next = (int) $this->db->value( 'SELECT merged_into FROM {tickets} WHERE id = %d', $ticket_id );
			if ( 0 === $next ) {
				return $ticket_id;
			}
			$ticket_id = $next;
		}
		return $ticket_id;
	}
}
