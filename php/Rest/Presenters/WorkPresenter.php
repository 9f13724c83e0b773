<?php
/**
 * What tickets have to do with each other, and what is to be done.
 *
 * @package Mesa
 */

namespace Mesa\Rest\Presenters;

use Mesa\Access\TicketPolicy;
use Mesa\Data\Tickets\JoinStore;
use Mesa\Data\Tickets\TaskStore;
use Mesa\Data\Tickets\TicketStore;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Links, signposts and checklists in the contract's shapes.
 */
final class WorkPresenter {
	/**
	 * Takes what it works with.
	 *
	 * @param TaskStore       $tasks   Checklists.
	 * @param JoinStore       $joins   Where signposts lead.
	 * @param TicketStore     $tickets Tickets.
	 * @param TicketPolicy    $policy  Who may see what.
	 * @param PersonPresenter $people  Shapes people.
	 */
	public function __construct( private readonly TaskStore $tasks, private readonly JoinStore $joins, private readonly TicketStore $tickets, private readonly TicketPolicy $policy, private readonly PersonPresenter $people ) {}

	/**
	 * This part of an opened ticket. A ticket without a checklist costs no statement.
	 *
	 * @param array<string, mixed> $row     The ticket's row.
	 * @param array<string, mixed> $around  As TicketQuery::opened() gives it.
	 * @param int                  $user_id Who asks.
	 * @return array{links: list<array{ticket_id: int, kind: string}>, tasks: list<array<string, mixed>>, merged: list<int>, merged_into: int|null}
	 */
	public function of( array $row, array $around, int $user_id ): array {
		return array(
			'links'       => array_map( static fn( array $one ): array => array( 'ticket_id' => $one['id'], 'kind' => $around['kinds'][ $one['id'] ] ), $around['linked'] ),
			'tasks'       => 0 === $row['tasks_total'] ? array() : $this->tasks( $row['id'] ),
			'merged'      => $around['merged'],
			'merged_into' => 0 === $row['merged_into'] ? null : $this->leads_to( $row['id'], $user_id ),
		);
	}

	/**
	 * A ticket's checklist.
	 *
	 * @param int $ticket_id The ticket.
	 * @return list<array<string, mixed>> Each a "task".
	 */
	public function tasks( int $ticket_id ): array {
		$rows = $this->tasks->of_ticket( $ticket_id );
		$this->people->preload( array( ...array_column( $rows, 'assignee_id' ), ...array_column( $rows, 'done_by' ) ) );
		return array_map(
			fn( array $row ): array => array(
				'id'       => $row['id'],
				'text'     => $row['text'],
				'assignee' => $this->people->present( $row['assignee_id'] ),
				'due_at'   => Time::iso( $row['due_at'] ),
				'done_by'  => $this->people->present( $row['done_by'] ),
				'done_at'  => Time::iso( $row['done_at'] ),
			),
			$rows
		);
	}

	/**
	 * Where a signpost leads, for somebody.
	 *
	 * @param int $ticket_id The signpost.
	 * @param int $user_id   Who asks.
	 * @return int|null Null where they may not see it.
	 */
	private function leads_to( int $ticket_id, int $user_id ): ?int {
		$target = $this->tickets->find( $this->joins->end_of_way( $ticket_id ) );
		return null !== $target && $this->policy->can_view( $target, $user_id ) ? $target['id'] : null;
	}
}
