<?php
/**
 * Changing a checklist.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Tasks;

use Mesa\Access\MailboxPolicy;
use Mesa\Access\TicketPolicy;
use Mesa\Data\DataException;
use Mesa\Data\Db;
use Mesa\Data\Tickets\TaskStore;
use Mesa\Data\Tickets\ThreadMoves;
use Mesa\Data\Tickets\TicketStore;
use Mesa\Domain\Refusal;
use Mesa\Domain\Text;
use Mesa\Domain\TicketStatus;
use Mesa\Domain\Time;
use Mesa\Events\Recorder;

defined( 'ABSPATH' ) || exit;

/**
 * Adds, changes, ticks off and takes away lines of a ticket's checklist.
 */
final class ChangeTasks {
	/**
	 * Takes what it works with.
	 *
	 * @param Db            $db       The database.
	 * @param TicketStore   $tickets  Tickets.
	 * @param TaskStore     $tasks    Their checklists.
	 * @param ThreadMoves   $moves    Counts them.
	 * @param TicketPolicy  $policy   Who may see and change what.
	 * @param MailboxPolicy $scopes   Who may see which mailbox.
	 * @param Recorder      $recorder The history.
	 */
	public function __construct(
		private readonly Db $db,
		private readonly TicketStore $tickets,
		private readonly TaskStore $tasks,
		private readonly ThreadMoves $moves,
		private readonly TicketPolicy $policy,
		private readonly MailboxPolicy $scopes,
		private readonly Recorder $recorder
	) {}

	/**
	 * Adds a line. A second call with the same client_key changes nothing.
	 *
	 * @param int                  $ticket_id The ticket.
	 * @param int                  $user_id   Who asks.
	 * @param array<string, mixed> $input     As in the contract's "task-input".
	 * @throws Refusal 400, 404; 409 for a signpost.
	 */
	public function add( int $ticket_id, int $user_id, array $input ): void {
		$this->policy->visible( $ticket_id, $user_id );
		if ( null !== $this->tasks->find_by_client_key( $user_id, $input['client_key'] ) ) {
			return;
		}
		try {
			$this->db->transaction(
				function () use ( $ticket_id, $user_id, $input ): void {
					$ticket = $this->lock( $ticket_id, $user_id );
					if ( $ticket['tasks_total'] >= TaskStore::MOST ) {
						/* translators: %d: number of lines */
						throw Refusal::invalid( 'text', sprintf( __( 'A checklist can have at most %d lines.', 'mesa-help-desk' ), TaskStore::MOST ) );
					}
					$columns = $this->columns( $input, $ticket );
					$this->tasks->add( $ticket_id, $columns + array( 'created_by' => $user_id, 'client_key' => $input['client_key'] ) );
					$this->settle( $ticket, 'task_added', $user_id, $columns['text'] );
				}
			);
		} catch ( DataException $error ) {
			if ( null === $this->tasks->find_by_client_key( $user_id, $input['client_key'] ) ) {
				throw $error;
			}
		}
	}

	/**
	 * Changes a line.
	 *
	 * @param int                  $task_id The line.
	 * @param int                  $user_id Who asks.
	 * @param array<string, mixed> $patch   As in the contract's "task-patch", only what was sent.
	 * @return int Its ticket.
	 * @throws Refusal 400, 404; 409 for a signpost.
	 */
	public function update( int $task_id, int $user_id, array $patch ): int {
		return $this->with(
			$task_id,
			$user_id,
			function ( array $task, array $ticket ) use ( $user_id, $patch ): void {
				$columns = $this->columns( $patch, $ticket );
				$is_done = null !== $task['done_at'];
				$done    = $patch['done'] ?? $is_done;
				if ( $done !== $is_done ) {
					$columns += array( 'done_at' => $done ? Time::now() : null, 'done_by' => $done ? $user_id : 0 );
				}
				$this->tasks->update( $task['id'], $columns );
				if ( isset( $patch['place'] ) ) {
					$this->place( $task, $patch['place'] );
				}
				if ( $done !== $is_done ) {
					$this->settle( $ticket, $done ? 'task_done' : 'task_reopened', $user_id, $columns['text'] ?? $task['text'] );
				} elseif ( isset( $columns['text'] ) && $columns['text'] !== $task['text'] ) {
					$this->recorder->record( $ticket['id'], 'task_changed', $user_id, array( 'from' => $task['text'], 'to' => $columns['text'] ) );
				}
				$this->tickets->touch( $ticket['id'] );
			}
		);
	}

	/**
	 * Takes a line off.
	 *
	 * @param int $task_id The line.
	 * @param int $user_id Who asks.
	 * @return int Its ticket.
	 * @throws Refusal 404; 409 for a signpost.
	 */
	public function delete( int $task_id, int $user_id ): int {
		return $this->with(
			$task_id,
			$user_id,
			function ( array $task, array $ticket ) use ( $user_id ): void {
				$this->tasks->delete( $task['id'] );
				$this->settle( $ticket, 'task_removed', $user_id, $task['text'] );
			}
		);
	}

	/**
	 * Does something to a line of a ticket that is locked for it.
	 *
	 * @param int                             $task_id The line.
	 * @param int                             $user_id Who asks.
	 * @param callable(array, array): void    $work    Gets the line and the ticket.
	 * @return int The ticket.
	 * @throws Refusal 404.
	 */
	private function with( int $task_id, int $user_id, callable $work ): int {
		$known = $this->tasks->find( $task_id ) ?? throw Refusal::not_found();
		$this->policy->visible( $known['ticket_id'], $user_id );
		return $this->db->transaction(
			function () use ( $task_id, $user_id, $known, $work ): int {
				$ticket = $this->lock( $known['ticket_id'], $user_id );
				$task   = $this->tasks->find( $task_id ) ?? throw Refusal::not_found();
				if ( $task['ticket_id'] !== $ticket['id'] ) {
					throw Refusal::not_found();
				}
				$work( $task, $ticket );
				return $ticket['id'];
			}
		);
	}

	/**
	 * Locks a ticket that somebody may see.
	 *
	 * @param int $ticket_id The ticket.
	 * @param int $user_id   Who.
	 * @return array<string, mixed> Its row.
	 * @throws Refusal 404; 409 for a signpost.
	 */
	private function lock( int $ticket_id, int $user_id ): array {
		$ticket = $this->tickets->lock( $ticket_id );
		if ( null === $ticket || ! $this->policy->can_view( $ticket, $user_id ) ) {
			throw Refusal::not_found();
		}
		if ( TicketStatus::MERGED === $ticket['status'] ) {
			throw Refusal::merged( $ticket );
		}
		return $ticket;
	}

	/**
	 * What was sent, as columns.
	 *
	 * @param array<string, mixed> $input  Text, assignee_id, due_at; what is missing stays.
	 * @param array<string, mixed> $ticket The ticket.
	 * @return array<string, string|int|null>
	 * @throws Refusal 400 that names the field.
	 */
	private function columns( array $input, array $ticket ): array {
		$columns = array();
		if ( isset( $input['text'] ) ) {
			$columns['text'] = Text::clip( Text::line( $input['text'] ), 500 );
			if ( '' === $columns['text'] ) {
				throw Refusal::invalid( 'text', __( 'Say what is to be done.', 'mesa-help-desk' ) );
			}
		}
		if ( array_key_exists( 'assignee_id', $input ) ) {
			$columns['assignee_id'] = (int) $input['assignee_id'];
			if ( $columns['assignee_id'] > 0 && ! $this->scopes->can_be_assigned( $ticket['mailbox_id'], $columns['assignee_id'] ) ) {
				throw Refusal::invalid( 'assignee_id', __( 'This person may not see the mailbox that the ticket lies in.', 'mesa-help-desk' ) );
			}
		}
		if ( array_key_exists( 'due_at', $input ) ) {
			$unix = null === $input['due_at'] ? null : Time::parse( $input['due_at'] );
			$columns['due_at'] = null === $unix ? null : Time::sql( $unix );
		}
		return $columns;
	}

	/**
	 * Puts a line where it belongs.
	 *
	 * @param array<string, mixed> $task  The line.
	 * @param int                  $place Counted from 0.
	 */
	private function place( array $task, int $place ): void {
		$ids = array_values( array_diff( array_column( $this->tasks->of_ticket( $task['ticket_id'] ), 'id' ), array( $task['id'] ) ) );
		array_splice( $ids, min( $place, count( $ids ) ), 0, array( $task['id'] ) );
		$this->tasks->arrange( $ids );
	}

	/**
	 * Counts anew and writes the history.
	 *
	 * @param array<string, mixed> $ticket  The ticket, locked.
	 * @param string               $type    The event.
	 * @param int                  $user_id Who did it.
	 * @param string               $text    Of the line.
	 */
	private function settle( array $ticket, string $type, int $user_id, string $text ): void {
		$this->tickets->update( $ticket['id'], $this->moves->tasks( $ticket['id'] ), $ticket );
		$this->recorder->record( $ticket['id'], $type, $user_id, array( 'text' => $text ) );
	}
}
