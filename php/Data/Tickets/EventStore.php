<?php
/**
 * Tickets' history.
 *
 * @package Mesa
 */

namespace Mesa\Data\Tickets;

use Mesa\Data\Db;
use Mesa\Data\Row;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Append-only: what happened, when, and who did it.
 */
final class EventStore {
	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * Adds a line.
	 *
	 * @param int                                  $ticket_id The ticket.
	 * @param string                               $type      See docs/events.md.
	 * @param int                                  $actor_id  WordPress user; 0 for the customer or the system.
	 * @param array<string, string|int|bool|null>  $data      What the type needs.
	 */
	public function add( int $ticket_id, string $type, int $actor_id, array $data ): void {
		$this->db->insert_later(
			'events',
			array(
				'ticket_id'  => $ticket_id,
				'type'       => $type,
				'actor_id'   => $actor_id,
				'data'       => (string) wp_json_encode( (object) $data ),
				'created_at' => Time::now(),
			)
		);
	}

	/**
	 * A ticket's newest lines.
	 *
	 * @param int $ticket_id The ticket.
	 * @param int $limit     At most so many.
	 * @return list<array{id: int, ticket_id: int, type: string, actor_id: int, data: array<string, string|int|bool|null>, created_at: string}> Oldest first.
	 */
	public function of_ticket( int $ticket_id, int $limit = 200 ): array {
		$rows = $this->db->rows( 'SELECT * FROM {events} WHERE ticket_id = %d ORDER BY id DESC LIMIT %d', $ticket_id, $limit );
		return array_map(
			static function ( array $row ): array {
				$event         = Row::typed( $row, array( 'id', 'ticket_id', 'actor_id' ) );
				$event['data'] = (array) json_decode( (string) $row['data'], true );
				return $event;
			},
			array_reverse( $rows )
		);
	}

	/**
	 * Whether somebody else has changed a ticket's status or given it to somebody.
	 *
	 * @param int $ticket_id The ticket.
	 * @param int $user_id   Whose own changes do not count.
	 * @param int $after     Only after this event.
	 */
	public function moved_by_others( int $ticket_id, int $user_id, int $after ): bool {
		return null !== $this->db->value( "SELECT id FROM {events} WHERE ticket_id = %d AND id > %d AND type IN ('status_changed', 'assigned') AND actor_id NOT IN (0, %d) LIMIT 1", $ticket_id, $after, $user_id );
	}
}
