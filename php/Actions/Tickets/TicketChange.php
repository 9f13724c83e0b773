<?php
/**
 * What a patch comes to on one ticket.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Tickets;

defined( 'ABSPATH' ) || exit;

/**
 * Filled by PlanChange, carried out by UpdateTickets.
 */
final class TicketChange {
	/**
	 * New values of the ticket's columns.
	 *
	 * @var array<string, string|int|null>
	 */
	public array $columns = array();

	/**
	 * What goes into the history.
	 *
	 * @var list<array{type: string, data: array<string, string|int|bool|null>}>
	 */
	public array $events = array();

	/** Whether it was to wake up at some time, and is not any more. */
	public bool $stays_awake = false;

	/** When it is to wake up, as Unix time; null when it does not sleep anew. */
	public ?int $wakes_at = null;

	/**
	 * Tags that it gets.
	 *
	 * @var list<int>
	 */
	public array $tags_on = array();

	/**
	 * Tags that it loses.
	 *
	 * @var list<int>
	 */
	public array $tags_off = array();

	/**
	 * New values of its custom fields, by field.
	 *
	 * @var array<int, list<string>>
	 */
	public array $fields = array();

	/** Up to which message the person has read it; null when that does not change. */
	public ?int $read_to = null;

	/**
	 * Notes an event.
	 *
	 * @param string                              $type See docs/events.md.
	 * @param array<string, string|int|bool|null> $data What the type needs.
	 */
	public function event( string $type, array $data ): void {
		$this->events[] = array(
			'type' => $type,
			'data' => $data,
		);
	}
}
